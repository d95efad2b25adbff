"""Texts of a case as a person at the desk may read them."""

from dialogue_pages.masked_words import without_people
from dialogue_pages.models import Question


def shown_title(question: Question, *, masked: bool) -> str:
    if not masked:
        return question.title
    return question.public_title or without_people(question, question.title)


def shown_text(question: Question, *, masked: bool) -> str:
    if not masked:
        return question.content
    return question.public_text or without_people(question, question.content)
