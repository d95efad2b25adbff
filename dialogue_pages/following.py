"""What the sender can do with the code: reply, withdraw, object once, rate, ask on data."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import telling
from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import DataRequest, Question, QuestionRating
from .models.calendar import office_calendar
from .question_choices import Outcome
from .stages import Act, Stage

DAYS_TO_OBJECT = 15
DAYS_TO_ANSWER_ON_DATA = 2  # working days: NĐ 356/2025/NĐ-CP
OPEN_DATA_REQUESTS = 3
RATED = (Stage.ANSWERED, Stage.IN_PROGRESS, Stage.DONE, Stage.MERGED)


@transaction.atomic
def reply(question: Question, text: str) -> Question:
    """Complete a question as asked; the clocks go on."""
    if not text.strip():
        raise ActRefusedError(_("Write your reply."))
    return act_on(locked(question), Act.REPLY, Actor.citizen(), Told(note=text))


@transaction.atomic
def withdraw(question: Question, reason: str = "") -> Question:
    """Take a question back before it is answered."""
    told = Told(reason=reason, changes={"outcome": Outcome.WITHDRAWN})
    return act_on(locked(question), Act.WITHDRAW, Actor.citizen(), told)


@transaction.atomic
def object_to_answer(question: Question, reason: str) -> Question:
    """Object to the answer, once and within 15 days; the first answer date stays."""
    question = locked(question)
    if question.objected_at:
        raise ActRefusedError(_("You have objected once already."))
    last_day = (question.answered_at or timezone.now()) + timedelta(days=DAYS_TO_OBJECT)
    if timezone.now() > last_day:
        raise ActRefusedError(
            _("An objection is possible for %(days)s days after the answer.")
            % {"days": DAYS_TO_OBJECT}
        )
    told = Told(reason=reason, changes={"objected_at": timezone.now()})
    return act_on(question, Act.OBJECT, Actor.citizen(), told)


def confirm_address(question: Question) -> None:
    """The sender reads the mail address that was given; from now on mail goes there."""
    unconfirmed = Question.objects.filter(pk=question.pk, email_confirmed_at=None)
    unconfirmed.update(email_confirmed_at=timezone.now())


@transaction.atomic
def ask_to_confirm_again(question: Question) -> None:
    """Send the link that proves the address once more."""
    question = locked(question)
    if question.sender_email and not question.email_confirmed_at:
        telling.ask_to_confirm(question)


def can_be_rated(question: Question) -> bool:
    """There is an answer, of its own or shared with the question it is merged with."""
    return question.stage in RATED and question.answered_at is not None


def rate(question: Question, satisfaction: str, comment: str = "") -> QuestionRating:
    """Say how good the answer is; saying it again replaces what was said."""
    if not can_be_rated(question):
        raise ActRefusedError(_("Only an answer can be rated."))
    told = {
        "satisfaction": satisfaction,
        "comment": comment,
        "given_at": timezone.now(),
    }
    return QuestionRating.objects.update_or_create(question=question, defaults=told)[0]


@transaction.atomic
def ask_about_data(question: Question, kind: str, words: str = "") -> DataRequest:
    """Ask for one's personal data to be corrected, deleted or handed over."""
    question = locked(question)
    waiting = question.data_requests.filter(handled_at=None)
    if same := waiting.filter(kind=kind, words=words).first():
        return same
    if waiting.count() >= OPEN_DATA_REQUESTS:
        raise ActRefusedError(
            _("Please wait until your earlier requests are answered.")
        )
    calendar = office_calendar(question.site)
    return DataRequest.objects.create(
        site=question.site,
        question=question,
        kind=kind,
        words=words,
        due_on=calendar.add_working_days(timezone.localdate(), DAYS_TO_ANSWER_ON_DATA),
    )
