"""Every act on a question as somebody may try it, in turn or out of turn."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from dialogue_pages import (
    answer_pages,
    answering,
    extending,
    following,
    lapsing,
    moderation,
    publishing,
    redacting,
    referring,
    tidying,
    undoing,
    unit_links,
)
from dialogue_pages.acting import Actor
from dialogue_pages.models import (
    AnswerPage,
    Question,
    ReplyDraft,
    UnitLink,
)
from dialogue_pages.question_choices import Outcome
from dialogue_pages.stages import Role
from tests.factories import (
    AnswerIndexPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    TopicFactory,
    UnitFactory,
    UserFactory,
    open_portal,
)

from .cases import asked, letter, refusal_reason, reply_from_above, said_in_hall

MONTH = timedelta(days=30)
WORDS = "Cống đầu thôn được nạo vét."


class Office(SimpleNamespace):
    """A commune with two people in each role, and somebody who holds them all."""

    @classmethod
    def opened(cls) -> "Office":
        plans = open_portal()
        plan = DialoguePlanPageFactory(parent=plans)
        yesterday = timezone.localdate() - timedelta(days=1)
        staff = (Role.MODERATOR, Role.UNIT, Role.APPROVER, Role.SECRETARY, Role.EDITOR)
        people = [Actor(frozenset({r}), UserFactory()) for r in staff for _ in (1, 2)]
        return cls(
            people=[*people, Actor(frozenset(staff), UserFactory())],
            answers=AnswerIndexPageFactory(parent=plans.get_parent()),
            coming=ConferenceFactory(plan=plan),
            held=ConferenceFactory(plan=plan, day=yesterday),
            unit=UnitFactory(),
            topic=TopicFactory(),
            reason=refusal_reason(),
            grave=refusal_reason(name="Vu khống", needs_second_person=True),
            standing=None,
        )


Try = Callable[[Office, Question, Actor], object]


def _draft():
    return ReplyDraft(text=WORDS, outcome=Outcome.EXPLAINED)


def _prepared(office, question, by):
    redacting.prepare(question, "Cống đầu thôn", WORDS, by=by)


def _paged(office, question, by):
    answer_pages.draft_answer_page(question, office.answers, by=by)


def _page_of(question) -> AnswerPage | None:
    return AnswerPage.objects.filter(made_from=question).first()


def _published(office, question, by):
    if page := _page_of(question):
        page.get_latest_revision().publish()


def _unpublished(office, question, by):
    if page := _page_of(question):
        page.unpublish()


def _standing(office, question, by):
    if page := AnswerPage.objects.live().first():
        publishing.link_standing_answer(question, page, by=by)


def _merged(office, question, by):
    if target := Question.objects.exclude(pk=question.pk).first():
        moderation.merge(question, target, by=by)


def _by_link(act) -> Try:
    def tried(office, question, by):
        link = UnitLink.objects.filter(question=question).first()
        if link:
            act(link, question.version)

    return tried


def _undone(office, question, by):
    if event := question.events.last():
        undoing.undo(event, by=by)


def _much_later(lapse) -> Try:
    return lambda office, question, by: lapse(question, timezone.now() + MONTH)


def _refused(why: str) -> Try:
    return lambda office, question, by: moderation.refuse(
        question, getattr(office, why), by=by
    )


TRIES: dict[str, Try] = {
    "take": lambda o, q, by: moderation.take(q, by=by),
    "refuse": _refused("reason"),
    "refuse gravely": _refused("grave"),
    "ask more": lambda o, q, by: moderation.ask_more(q, "Ở đâu?", by=by),
    "reply": lambda o, q, by: following.reply(q, "Đầu thôn."),
    "stop waiting": lambda o, q, by: moderation.stop_waiting(q, by=by),
    "wait in vain": _much_later(lapsing.go_on),
    "merge": _merged,
    "unmerge": lambda o, q, by: moderation.unmerge(q, by=by, reason=WORDS),
    "split": lambda o, q, by: moderation.split(q, [("Một", "A"), ("Hai", "B")], by=by),
    "answer by what is published": _standing,
    "accept for a coming conference": lambda o, q, by: moderation.accept_for_meeting(
        q, o.coming, by=by
    ),
    "accept for one that was held": lambda o, q, by: moderation.accept_for_meeting(
        q, o.held, by=by
    ),
    "assign": lambda o, q, by: moderation.assign(q, o.unit, by=by),
    "decline": lambda o, q, by: moderation.decline(q, by=by, reason=WORDS),
    "set the topic": lambda o, q, by: tidying.set_topic(q, o.topic, by=by),
    "note": lambda o, q, by: tidying.note(q, WORDS, by=by),
    "mark as spam": lambda o, q, by: tidying.mark_spam(q, by=by),
    "no spam": lambda o, q, by: tidying.unmark_spam(q, by=by),
    "undo": _undone,
    "draft": lambda o, q, by: answering.submit_draft(q, _draft(), by=by),
    "send back": lambda o, q, by: answering.send_back(q, by=by, comment=WORDS),
    "approve": lambda o, q, by: answering.approve(q, by=by),
    "record in the hall": lambda o, q, by: answering.record_in_hall(
        q, said_in_hall(), by=by
    ),
    "confirm the hall": lambda o, q, by: answering.answer_in_hall(q, by=by),
    "leave the hall": lambda o, q, by: answering.leave_the_hall(q, o.unit, by=by),
    "refer": lambda o, q, by: referring.refer(q, letter(), by=by),
    "chase": lambda o, q, by: referring.chase(q, letter(number="13"), by=by),
    "register the reply": lambda o, q, by: referring.register_reply(
        q, reply_from_above(), by=by
    ),
    "promise": lambda o, q, by: answering.promise(
        q, WORDS, timezone.localdate() + MONTH, by=by
    ),
    "accept evidence": lambda o, q, by: answering.accept_evidence(q, WORDS, by=by),
    "close by time": _much_later(lapsing.close),
    "object": lambda o, q, by: following.object_to_answer(q, WORDS),
    "withdraw": lambda o, q, by: following.withdraw(q, WORDS),
    "extend": lambda o, q, by: extending.extend(q, 3, by=by, reason=WORDS),
    "withhold": lambda o, q, by: moderation.withhold(q, by=by, reason=WORDS),
    "release": lambda o, q, by: moderation.release(q, by=by, reason=WORDS),
    "issue a link": lambda o, q, by: unit_links.issue(q, by=by),
    "take the link back": lambda o, q, by: unit_links.revoke(q, by=by),
    "open the link": _by_link(lambda link, version: unit_links.opened(link)),
    "ask by link": _by_link(
        lambda link, version: unit_links.ask_office(link, WORDS, version=version)
    ),
    "give back by link": _by_link(
        lambda link, version: unit_links.give_back(link, WORDS, version=version)
    ),
    "answer by link": _by_link(
        lambda link, version: unit_links.hand_in(link, _draft(), version=version)
    ),
    "prepare the public text": _prepared,
    "draft the page": _paged,
    "publish the page": _published,
    "take the page down": _unpublished,
}


def two_asked() -> list[Question]:
    mail = {"sender_email": "la@vidu.example"}
    return [asked(**mail), asked(title="Đèn đường tắt", sender_name="Lò Văn Ún")]
