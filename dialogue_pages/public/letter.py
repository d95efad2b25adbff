"""The letter of the answer, for the browser that has proved to know the question."""

from django.http import HttpResponse
from django.shortcuts import redirect

from .. import letters
from ..choices import PaperFormat
from . import access


def letter(request, page, paper_format: PaperFormat) -> HttpResponse:
    question = access.opened_question(request, page)
    response = question and letters.handed_out(question, paper_format)
    if not response:
        response = redirect(page.get_url(request) + page.reverse_subpage("track"))
    access.is_for_nobody_else(response)
    return response
