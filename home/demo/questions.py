"""Forty invented questions in all stages, made by the same acts as in the office."""

from datetime import timedelta
from itertools import cycle

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages import answering, following, moderation, referring
from dialogue_pages.acting import Actor
from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import (
    Conference,
    Hamlet,
    Question,
    QuestionEvent,
    ReferralLetter,
    RefusalReason,
    ReplyDraft,
    Topic,
    Unit,
)
from dialogue_pages.stages import Act, Role

from .directory import ECONOMY
from .question_texts import ANSWER, SHORT_ANSWER, TEXTS

SENDERS = [
    "Lường Thị Phương",
    "Vàng A Sử",
    "Hoàng Thị Dung",
    "Quàng Văn Hặc",
    "Đinh Công Thành",
    "Cà Thị Xoan",
    "Nông Văn Lập",
]
DAYS_BETWEEN = 1
STEP = timedelta(hours=20)
REASON = "Không thuộc phạm vi xử lý của xã"
SENTENCE = "Nội dung này không thuộc phạm vi xử lý của xã. Bà con có thể hỏi tại bộ phận một cửa."


class DemoOffice:
    """The people of the demo's office, each in the role they act in."""

    def __init__(self, site: Site):
        users = {user.username: user for user in get_user_model().objects.all()}
        self.site = site
        self.moderator = Actor(frozenset({Role.MODERATOR}), users["kiemduyet"])
        self.unit_officer = Actor(frozenset({Role.UNIT}), users["donvi"])
        leader = frozenset({Role.APPROVER, Role.SECRETARY})
        self.leader = Actor(leader, users["lanhdao"])
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
        moderation.assign(question, self.unit, by=self.moderator)

    def draft(self, question):
        self.assign(question)
        draft = ReplyDraft(short_answer=SHORT_ANSWER, text=ANSWER)
        answering.submit_draft(question, draft, by=self.unit_officer)

    def answer(self, question):
        self.draft(question)
        answering.approve(question, by=self.leader)

    def promise(self, question):
        self.answer(question)
        until = timezone.localdate() + timedelta(days=30)
        answering.promise(question, "Xã bố trí kinh phí và sửa.", until, by=self.leader)

    def keep_promise(self, question):
        self.promise(question)
        told = "Đã nghiệm thu, có ảnh hiện trường"
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
        first = Question.objects.filter(site=self.site).order_by("pk").first()
        self.take(question)
        moderation.merge(question, first, by=self.moderator)

    def withhold(self, question):
        moderation.withhold(question, by=self.moderator, reason="Nêu tên người khác")

    def reopen(self, question):
        self.answer(question)
        following.object_to_answer(question, "Đến nay vẫn chưa thấy làm")

    def let_be(self, question):
        pass

    def withdraw(self, question):
        following.withdraw(question, "Việc đã xong")


WAYS = (
    DemoOffice.answer,
    DemoOffice.let_be,
    DemoOffice.take,
    DemoOffice.assign,
    DemoOffice.draft,
    DemoOffice.put_on_the_list,
    DemoOffice.keep_promise,
    DemoOffice.ask_more,
    DemoOffice.promise,
    DemoOffice.refer,
    DemoOffice.refuse,
    DemoOffice.merge,
    DemoOffice.reopen,
    DemoOffice.withhold,
    DemoOffice.withdraw,
)


def load_questions(site: Site) -> None:
    """Fill an empty desk; the oldest question first, as they would have come."""
    if Question.objects.filter(site=site).exists():
        return
    office = DemoOffice(site)
    hamlets = list(Hamlet.objects.filter(site=site))
    topics = {topic.name: topic for topic in Topic.objects.filter(site=site)}
    for place, (text, way) in enumerate(zip(TEXTS, cycle(WAYS), strict=False)):
        hamlet = _named_in(text, hamlets) or hamlets[place % len(hamlets)]
        question = submit(_new(site, place, text, hamlet, topics))
        way(office, question)
        _spread_over_days(Question.objects.get(pk=question.pk))


def _named_in(text, hamlets: list[Hamlet]) -> Hamlet | None:
    told = " ".join(text)
    return next((hamlet for hamlet in hamlets if hamlet.name in told), None)


def _spread_over_days(question: Question) -> None:
    """Let the acts lie a day apart from the receipt on, as if done in those days."""
    now, done = timezone.now(), {}
    for step, event in enumerate(question.events.order_by("pk")):
        last = done[event.act] = min(question.received_at + step * STEP, now)
        QuestionEvent._base_manager.filter(pk=event.pk).update(at=last)
    answered = done.get(Act.APPROVE, last)
    dates = {"answered_at": answered, "closed_at": last, "objected_at": last}
    known = {name: at for name, at in dates.items() if getattr(question, name)}
    Question.objects.filter(pk=question.pk).update(**known)
    question.drafts.update(drafted_at=done.get(Act.SUBMIT_DRAFT, last))
    question.drafts.exclude(decided_at=None).update(decided_at=answered)
    for name, at in (("met_on", answered), ("ended_on", last), ("stopped_on", last)):
        day = timezone.localtime(at).date()
        question.clocks.exclude(**{name: None}).update(**{name: day})


def _new(site: Site, place: int, text, hamlet: Hamlet, topics: dict) -> NewQuestion:
    topic, title, content = text
    ago = timedelta(days=DAYS_BETWEEN * (len(TEXTS) - place))
    return NewQuestion(
        site,
        {
            "sender_name": SENDERS[place % len(SENDERS)],
            "sender_phone": f"09000000{place:02}",
            "hamlet": hamlet,
            "topic": topics.get(topic),
            "title": title,
            "content": content,
        },
        received_at=timezone.now() - ago,
    )
