"""The people of the demo's office, who act as those of an office would."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages import answering, following, moderation, referring, tidying
from dialogue_pages.acting import Actor
from dialogue_pages.models import (
    Conference,
    Question,
    ReferralLetter,
    RefusalReason,
    ReplyDraft,
    Unit,
)
from dialogue_pages.stages import Act, Role

from .answer_texts import ANSWERS, KEPT, PROMISES, Answer
from .dates import in_office_hours
from .directory import ECONOMY
from .question_texts import TEXTS
from .sealing_anew import store_dated

STEP = timedelta(hours=20)
PROMISED_DAYS = 30
REASON = "Không thuộc phạm vi xử lý của xã"
SENTENCE = "Nội dung này không thuộc phạm vi xử lý của xã. Bà con có thể hỏi tại bộ phận một cửa."


def reply_of(answer: Answer) -> ReplyDraft:
    return ReplyDraft(
        short_answer=answer.short,
        text=answer.text,
        legal_basis=answer.basis,
        document_number=answer.number,
        outcome=answer.outcome,
    )


class DemoOffice:
    """The people of the demo's office, each in the role they act in."""

    def __init__(self, site: Site):
        users = {user.username: user for user in get_user_model().objects.all()}
        self.site = site
        self.moderator = Actor(frozenset({Role.MODERATOR}), users["kiemduyet"])
        self.unit_officer = Actor(frozenset({Role.UNIT}), users["donvi"])
        leader = frozenset({Role.APPROVER, Role.SECRETARY})
        self.leader = Actor(leader, users["lanhdao"])
        secretary = frozenset({Role.SECRETARY})
        self.second_secretary = Actor(secretary, users["kiemduyet"])
        self.unit = Unit.objects.get(site=site, name=ECONOMY)
        self.unit.members.add(users["donvi"])
        self.reason, _ = RefusalReason.objects.get_or_create(
            site=site, name=REASON, defaults={"sentence": SENTENCE}
        )
        self.conference = Conference.objects.filter(
            plan__live=True, last_day__gte=timezone.localdate()
        ).first()

    def take(self, question):
        moderation.take(question, by=self.moderator)

    def ask_more(self, question):
        self.take(question)
        told = "Xin cho biết rõ vị trí, gần nhà ai hoặc mốc nào?"
        moderation.ask_more(question, told, by=self.moderator)

    def put_on_the_list(self, question):
        self.take(question)
        moderation.accept_for_meeting(question, self.conference, by=self.moderator)

    def assign(self, question):
        self.take(question)
        unit = question.topic.unit if question.topic else self.unit
        moderation.assign(question, unit, by=self.moderator)

    def draft(self, question, answer: Answer | None = None):
        self.assign(question)
        draft = reply_of(answer or ANSWERS[question.title])
        answering.submit_draft(question, draft, by=self.unit_officer)

    def answer(self, question, answer: Answer | None = None):
        self.draft(question, answer)
        answering.approve(question, by=self.leader)

    def promise(self, question, answer: Answer | None = None):
        self.answer(question, answer)
        until = timezone.localdate() + timedelta(days=PROMISED_DAYS)
        what = PROMISES[question.title]
        answering.promise(question, what, until, by=self.leader)

    def keep_promise(self, question, answer: Answer | None = None):
        self.promise(question, answer)
        told = KEPT[question.title]
        answering.accept_evidence(question, told, by=self.moderator)

    def refer(self, question):
        self.take(question)
        letter = ReferralLetter(
            authority="Sở Xây dựng",
            number="112/UBND-VP",
            dated_on=timezone.localdate(),
        )
        referring.refer(question, letter, by=self.leader)

    def refuse(self, question):
        self.take(question)
        moderation.refuse(question, self.reason, by=self.moderator)

    def merge(self, question):
        first = Question.objects.get(site=self.site, title=TEXTS[0][1])
        self.take(question)
        moderation.merge(question, first, by=self.moderator)

    def withhold(self, question):
        moderation.withhold(question, by=self.moderator, reason="Nêu tên người khác")

    def reopen(self, question):
        self.answer(question)
        following.object_to_answer(question, "Đến nay vẫn chưa thấy làm")

    def let_be(self, question):
        pass

    def mark_spam(self, question):
        tidying.mark_spam(question, by=self.moderator)

    def split(self, question):
        self.take(question)
        title, parts = question.title.split(" và "), question.content.split("\n\n")
        moderation.split(
            question, list(zip(title, parts, strict=True)), by=self.moderator
        )

    def withdraw(self, question):
        following.withdraw(question, "Việc đã xong")


def step_at(question: Question, step: int) -> datetime:
    """The moment of a step of the work, the receipt being step 0."""
    if not step:
        return question.received_at
    return in_office_hours(question.received_at + step * STEP)


def spread_over_days(question: Question) -> None:
    """Let the acts lie a day apart from the receipt on, as if done in those days."""
    done, events = {}, list(question.events.order_by("pk"))
    for step, event in enumerate(events):
        event.at = last = done[event.act] = step_at(question, step)
    store_dated(events)
    answered = done.get(Act.APPROVE, last)
    dates = {"answered_at": answered, "closed_at": last, "objected_at": last}
    known = {name: at for name, at in dates.items() if getattr(question, name)}
    Question.objects.filter(pk=question.pk).update(**known)
    question.drafts.update(drafted_at=done.get(Act.SUBMIT_DRAFT, last))
    question.drafts.exclude(decided_at=None).update(decided_at=answered)
    for name, at in (("met_on", answered), ("ended_on", last), ("stopped_on", last)):
        day = timezone.localtime(at).date()
        question.clocks.exclude(**{name: None}).update(**{name: day})
