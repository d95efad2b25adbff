from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.generic import View
from wagtail.log_actions import log

from dialogue_pages.archiving.bundle import bundled, name_of
from dialogue_pages.stages import Role

from .access import DeskMixin

ARCHIVED = "dialogue_pages.question.archive"
KEEPERS = frozenset({Role.MODERATOR, Role.APPROVER})


class CaseFileView(DeskMixin, View):
    """The whole case with its people: for who sorts and who decides on all cases."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        if not self.actor.roles & KEEPERS:
            raise PermissionDenied
        question = self.question
        content = bundled(question)
        log(question, ARCHIVED, user=request.user, title=question.number)
        name = f"{name_of(question)}.zip"
        return StreamingHttpResponse(
            content,
            content_type="application/zip",
            headers={
                "Content-Disposition": content_disposition_header(
                    as_attachment=True, filename=name
                ),
                "Cache-Control": "private, no-store",
                "Referrer-Policy": "same-origin",
                "X-Content-Type-Options": "nosniff",
                "X-Robots-Tag": "noindex",
            },
        )
