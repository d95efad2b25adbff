"""A plan page as an official document."""

from dataclasses import replace

from dialogue_pages.official.document import Deadline, Document

from .paper import paper_document, printed_conference


def plan_document(plan, letterhead) -> Document:
    """The plan as printed; what its page leaves empty comes from the letterhead."""
    return replace(
        paper_document(plan, letterhead),
        conferences=[printed_conference(row) for row in plan.conferences.all()],
        question_deadline=_question_deadline(plan),
    )


def _question_deadline(plan) -> Deadline | None:
    if plan.questions_close_on:
        return Deadline(text="", on=plan.questions_close_on)
    if plan.questions_close_days is not None:
        return Deadline(text="", offset=plan.questions_close_days)
    return None
