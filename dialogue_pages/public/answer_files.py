from django.shortcuts import get_object_or_404

from ..attachments.handing_out import handed_out


def hand_out(request, page, pk):
    """A released file of a published answer, under its public name."""
    file = get_object_or_404(page.released_files, pk=pk)
    response = handed_out(file, file.public_name)
    response["X-Robots-Tag"] = "noindex"
    return response
