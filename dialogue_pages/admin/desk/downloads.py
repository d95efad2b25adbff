from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from dialogue_pages.attachments.handing_out import handed_out

from .access import DeskMixin


class FileView(DeskMixin, View):
    """Hands out a file of a case that the person may open with its people."""

    def get(self, request, *args, **kwargs):
        if self.is_masked:
            raise Http404
        file = get_object_or_404(self.question.files, pk=self.kwargs["file_pk"])
        return handed_out(file, file.name)
