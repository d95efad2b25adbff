"""A kept file on its way to a browser."""

from django.http import FileResponse, Http404

from ..models import QuestionFile

# Shown in the browser only where nothing can run in it; the rest is kept as a file.
_HARMLESS = frozenset({"image/jpeg", "image/png"})


def handed_out(file: QuestionFile, name: str) -> FileResponse:
    """The file under a name, for this visitor alone; Http404 if it is not stored."""
    try:
        stored = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        stored,
        as_attachment=file.content_type not in _HARMLESS,
        filename=name,
        content_type=file.content_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
