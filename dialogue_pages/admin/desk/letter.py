from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.generic import View

from dialogue_pages import letters
from dialogue_pages.choices import PaperFormat

from .access import DeskMixin


class LetterView(DeskMixin, View):
    """The letter of an answer, with the sender's name: not for who reads masked."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        if self.is_masked:
            raise PermissionDenied
        response = letters.handed_out(
            self.question, PaperFormat(kwargs["paper_format"])
        )
        if response is None:
            raise Http404
        return response
