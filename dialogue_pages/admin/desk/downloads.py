from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from .access import DeskMixin

# Shown in the browser only where nothing can run in it; the rest is kept as a file.
_HARMLESS = frozenset({"image/jpeg", "image/png"})


class FileView(DeskMixin, View):
    """Hands out a file of a case that the person may open with its people."""

    def get(self, request, *args, **kwargs):
        if self.is_masked:
            raise Http404
        file = get_object_or_404(self.question.files, pk=self.kwargs["file_pk"])
        try:
            stored = file.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(
            stored,
            as_attachment=file.content_type not in _HARMLESS,
            filename=file.name,
            content_type=file.content_type,
            headers={
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, no-store",
                "Content-Security-Policy": "default-src 'none'; sandbox",
            },
        )
