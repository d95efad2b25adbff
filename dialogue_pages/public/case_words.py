"""Where a question stands, in the words of its sender: nothing internal among them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..following import DAYS_TO_OBJECT, can_be_rated
from ..models import AnswerPage, DataRequest, Question, QuestionEvent
from ..stages import TRANSITIONS, Act, PublicLabel, Role, Stage, acts_from
from ..told_steps import HAPPENED
from .clock_words import ClockWords, clocks_of

ANSWERS = (
    Act.APPROVE,
    Act.ANSWER_IN_HALL,
    Act.REGISTER_REPLY,
    Act.LINK_ANSWER,
    Act.FOLLOW_ANSWER,
)
_OWN_WORDS = {Act.REPLY: "note", Act.OBJECT: "reason", Act.WITHDRAW: "reason"}
REPEAT_MINUTES = 10

NOW = {
    Stage.RECEIVED: gettext_lazy("It waits for an officer to read it."),
    Stage.TRIAGE: gettext_lazy("An officer reads it and finds who can answer."),
    Stage.WAITING_CITIZEN: gettext_lazy("The office asks you for more. Please reply."),
    Stage.FOR_MEETING: gettext_lazy("It is on the list of the dialogue conference."),
    Stage.ASSIGNED: gettext_lazy("The unit in charge prepares the answer."),
    Stage.TO_APPROVE: gettext_lazy("The answer is written; the leaders check it."),
    Stage.REFERRED: gettext_lazy(
        "It is beyond the commune's powers and was sent to the authority in charge."
    ),
    Stage.ANSWERED: gettext_lazy("It has been answered; the answer stands below."),
    Stage.IN_PROGRESS: gettext_lazy(
        "It has been answered, and the commune has promised to do something."
    ),
    Stage.REOPENED: gettext_lazy("You objected; it is being handled once more."),
    Stage.DONE: gettext_lazy("It is settled."),
    Stage.MERGED: gettext_lazy(
        "It is handled together with another message about the same matter."
    ),
    Stage.NOT_ACCEPTED: gettext_lazy("The commune could not accept it."),
    Stage.WITHDRAWN: gettext_lazy("You took it back."),
    Stage.DIVIDED: gettext_lazy(
        "It holds several matters; each is answered by itself. They stand below."
    ),
    Stage.SPAM: gettext_lazy(
        "The office took it for an advertisement or the like. If it is none, call the "
        "office."
    ),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history that the sender reads."""

    at: datetime
    what: str
    note: str = ""
    own_words: str = ""


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Everything a tracking page tells."""

    label: PublicLabel
    badges: list[str]
    now: str
    request: str
    answer: str
    answered_on: date | None
    history: list[Happening]
    clocks: list[ClockWords]
    acts: frozenset[Act]
    object_until: date | None
    merged_number: str
    public_page: AnswerPage | None
    can_be_rated: bool
    data_requests: list[DataRequest]
    parts: list[Question]


def told(question: Question) -> CaseWords:
    events = [e for e in question.events.all() if TRANSITIONS[Act(e.act)].tells_sender]
    clocks = clocks_of(question)
    answer = _answer(question, events)
    followed = _followed(question)
    parts = list(question.parts.order_by("pk"))
    return CaseWords(
        label=_label(followed, parts),
        badges=list(_badges(question, clocks)),
        now=_now(question),
        request=_request(question, events),
        answer=answer,
        answered_on=answer and timezone.localdate(question.answered_at),
        history=[_happening(event) for event in events],
        clocks=[] if parts else clocks,
        acts=_acts(question),
        object_until=_object_until(question),
        merged_number="" if followed == question else followed.number,
        public_page=_public_page(followed),
        can_be_rated=can_be_rated(question) and bool(answer),
        data_requests=list(question.data_requests.all()),
        parts=parts,
    )


def _label(question: Question, parts: list[Question]) -> PublicLabel:
    """What all matters of a divided message have reached."""
    labels = {part.public_label for part in parts}
    return labels.pop() if len(labels) == 1 else question.public_label


def _now(question: Question) -> str:
    """Where it stands; what is closed is called settled only where that came of it."""
    stage = Stage(question.stage)
    if stage is Stage.DONE and question.public_label != PublicLabel.SETTLED:
        stage = Stage.ANSWERED
    if stage is Stage.MERGED and question.answered_at:
        stage = Stage.ANSWERED
    return str(NOW[stage])


def is_done_already(question: Question, act: Act, words: str) -> bool:
    """Whether this is the repeat of a form that was sent a moment ago."""
    since = timezone.now() - timedelta(minutes=REPEAT_MINUTES)
    same = {_OWN_WORDS[act]: words, "act": act, "at__gte": since}
    return question.events.filter(**same).exists()


def _happening(event: QuestionEvent) -> Happening:
    act = Act(event.act)
    is_own = event.role == Role.CITIZEN and act in _OWN_WORDS
    return Happening(
        at=event.at,
        what=str(HAPPENED[act]),
        note="" if act in ANSWERS else event.public_note,
        own_words=getattr(event, _OWN_WORDS[act]) if is_own else "",
    )


def _answer(question: Question, events: list[QuestionEvent]) -> str:
    if question.answered_at is None:
        return ""
    answers = [e.public_note for e in events if e.act in ANSWERS and e.public_note]
    return answers[-1] if answers else ""


def _request(question: Question, events: list[QuestionEvent]) -> str:
    if question.stage != Stage.WAITING_CITIZEN:
        return ""
    asked = [event.public_note for event in events if event.act == Act.ASK_MORE]
    return asked[-1] if asked else ""


def _followed(question: Question) -> Question:
    """The question that stands for this one; itself unless they were merged."""
    seen = {question.pk}
    while question.merged_into_id and question.merged_into_id not in seen:
        seen.add(question.merged_into_id)
        question = question.merged_into
    return question


def _public_page(question: Question) -> AnswerPage | None:
    """The answer as everybody may read it, once somebody has published it."""
    if question.answer_page_id is None or question.answered_at is None:
        return None
    published = AnswerPage.objects.live().public()
    return published.filter(pk=question.answer_page_id).first()


def _badges(question: Question, clocks: list[ClockWords]):
    if question.stage == Stage.WAITING_CITIZEN:
        yield _("waiting for your reply")
    if question.stage == Stage.REFERRED:
        yield _("sent to a higher authority")
    if question.stage == Stage.NOT_ACCEPTED:
        yield _("not accepted by the commune")
    if any(clock.state == "overdue" for clock in clocks):
        yield _("overdue")


def _acts(question: Question) -> frozenset[Act]:
    acts = set(acts_from(Stage(question.stage), {Role.CITIZEN}))
    until = _object_until(question)
    if until is None or timezone.localdate() > until:
        acts.discard(Act.OBJECT)
    return frozenset(acts)


def _object_until(question: Question) -> date | None:
    """The last day on which the answer may be objected to, if it may."""
    answered = question.stage in (Stage.ANSWERED, Stage.DONE) and question.answered_at
    if not answered or question.objected_at:
        return None
    return timezone.localdate(answered + timedelta(days=DAYS_TO_OBJECT))
