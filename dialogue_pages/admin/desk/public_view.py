"""What the public would see of a case, and nothing else of it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models import Question
from dialogue_pages.question_choices import DraftState


@dataclass(frozen=True, slots=True)
class PublicView:
    """The public face of a case; `is_ready` says that a person has made it."""

    number: str
    title: str
    text: str
    sender: str
    received_on: date
    label: str
    answer: str
    is_ready: bool
    is_withheld: bool


def public_view(question: Question) -> PublicView:
    approved = question.drafts.filter(state=DraftState.APPROVED).first()
    return PublicView(
        question.number,
        question.public_title,
        question.public_text,
        _sender(question),
        timezone.localdate(question.received_at),
        str(question.public_label.label),
        approved.text if approved else "",
        bool(question.public_title and question.public_text),
        question.is_withheld,
    )


def _sender(question: Question) -> str:
    if question.may_publish_name:
        return question.sender_name
    if question.hamlet:
        return _("A resident of %(hamlet)s") % {"hamlet": question.hamlet}
    return _("A resident")
