"""What can be done with many questions: which of them it changes, why not, and how."""

from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages import moderation, publishing, tidying, undoing
from dialogue_pages.acting import Actor
from dialogue_pages.choices import ConferenceStatus
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import (
    AnswerPage,
    BulkAct,
    Conference,
    Question,
    Topic,
    Unit,
)
from dialogue_pages.question_choices import BulkKind
from dialogue_pages.reply_templates import require_no_gaps
from dialogue_pages.roles import SUPERVISES
from dialogue_pages.stages import TRANSITIONS, Act, Role, Stage

_READERS = frozenset({Role.MODERATOR, Role.APPROVER, Role.SECRETARY})


class Kind:
    """One way of handling many questions; `options` are read once for all of them."""

    act: Act | None = None
    roles = frozenset({Role.MODERATOR})

    def __init__(self, bulk: BulkAct):
        self.bulk = bulk
        self.options = bulk.options or {}

    @classmethod
    def is_for(cls, by: Actor) -> bool:
        return bool(cls.roles & by.roles)

    def with_needed(self, questions: QuerySet) -> QuerySet:
        """With what `why_not` reads, so that it asks nothing more of the database."""
        return questions

    def why_not_at_all(self) -> str:
        """What has changed since the options were chosen; empty where all is well."""
        return ""

    def why_not(self, question: Question) -> str:
        """Why a question stays as it is; empty where it will change."""
        if self.act and not TRANSITIONS[self.act].leads_from(Stage(question.stage)):
            stage = Stage(question.stage).label
            return _("not possible while it is “%(stage)s”") % {"stage": stage}
        return ""

    def do(self, question: Question, by: Actor) -> None:
        raise NotImplementedError

    def words(self) -> str:
        """What was chosen, for the head of the preview."""
        return ""

    def _chosen(self, records: QuerySet, name: str):
        return records.filter(pk=self.options.get(name)).first()


class Assign(Kind):
    act = Act.ASSIGN

    @cached_property
    def unit(self) -> Unit | None:
        return self._chosen(Unit.objects.filter(site=self.bulk.site_id), "unit")

    def why_not_at_all(self):
        today = timezone.localdate()
        if self.unit is None or not _exists_on(self.unit, today):
            return _("This unit does not exist any more.")
        return ""

    def why_not(self, question):
        is_there = question.stage == Stage.ASSIGNED and question.unit_id == self.unit.pk
        return _("is with this unit already") if is_there else super().why_not(question)

    def do(self, question, by):
        moderation.assign(question, self.unit, by=by, note=self.options.get("note", ""))

    def words(self):
        return str(self.unit or "")


class SetTopic(Kind):
    act = Act.SET_TOPIC

    @cached_property
    def topic(self) -> Topic | None:
        return self._chosen(Topic.objects.filter(site=self.bulk.site_id), "topic")

    def why_not_at_all(self):
        return "" if self.topic else _("This topic does not exist any more.")

    def why_not(self, question):
        if question.topic_id == self.topic.pk:
            return _("has this topic already")
        return super().why_not(question)

    def do(self, question, by):
        tidying.set_topic(question, self.topic, by=by)

    def words(self):
        return str(self.topic or "")


class Accept(Kind):
    act = Act.ACCEPT_FOR_MEETING

    @cached_property
    def conference(self) -> Conference | None:
        return self._chosen(Conference.objects.select_related("plan"), "conference")

    def why_not_at_all(self):
        conference = self.conference
        if conference is None or conference.status == ConferenceStatus.CANCELLED:
            return _("This conference has been cancelled.")
        if conference.plan.get_site() not in (None, self.bulk.site):
            return _("This conference belongs to another commune.")
        return ""

    def do(self, question, by):
        moderation.accept_for_meeting(question, self.conference, by=by)

    def words(self):
        return str(self.conference or "")


class LinkAnswer(Kind):
    act = Act.LINK_ANSWER

    @cached_property
    def page(self) -> AnswerPage | None:
        answers = AnswerPage.objects.descendant_of(self.bulk.site.root_page)
        return self._chosen(answers.live().public(), "answer_page")

    def why_not_at_all(self):
        if self.page is None:
            return _("Choose a published answer of this commune.")
        if not self.page.may_answer_others:
            return _("This answer was last reviewed more than 12 months ago.")
        return ""

    def do(self, question, by):
        publishing.link_standing_answer(question, self.page, by=by)

    def words(self):
        return self.page.title if self.page else ""


class AskMore(Kind):
    act = Act.ASK_MORE

    def why_not_at_all(self):
        request = self.options.get("request", "")
        try:
            require_no_gaps(request)
        except ActRefusedError as error:
            return str(error)
        return "" if request.strip() else _("Give the reason.")

    def do(self, question, by):
        moderation.ask_more(question, self.options["request"], by=by)

    def words(self):
        return self.options.get("request", "")


class Merge(Kind):
    act = Act.MERGE

    @cached_property
    def target(self) -> Question | None:
        own = Question.objects.filter(site=self.bulk.site_id)
        return self._chosen(own, "target")

    def why_not_at_all(self):
        target = self.target
        if target is None:
            return _("There is no question with this number.")
        if target.stage in moderation.NO_TARGETS:
            return _("That question is closed.")
        return _("That question is withheld.") if target.is_withheld else ""

    def why_not(self, question):
        if question.pk == self.target.pk:
            return _("is the one that the others are merged into")
        return super().why_not(question)

    def do(self, question, by):
        moderation.merge(question, self.target, by=by)

    def words(self):
        return str(self.target.number) if self.target else ""


class Spam(Kind):
    act = Act.MARK_SPAM

    def do(self, question, by):
        tidying.mark_spam(question, by=by)


class NoSpam(Kind):
    act = Act.UNMARK_SPAM

    def do(self, question, by):
        tidying.unmark_spam(question, by=by)


class Undo(Kind):
    """Takes back what another bulk act did, where nothing has followed it."""

    def with_needed(self, questions):
        return questions.prefetch_related("events", "clocks")

    def why_not(self, question):
        event = (list(question.events.all()) or [None])[-1]
        if event is None or event.batch != self.bulk.undoes_id:
            return _("something else has been done since")
        event.question = question
        return undoing.why_not(event)

    def do(self, question, by):
        undoing.undo(question.events.last(), by=by)

    def words(self):
        return str(self.bulk.undoes or "")


class Export(Kind):
    """Hands out rows, changes none; who reads masked gets them masked."""

    @classmethod
    def is_for(cls, by):
        handles = bool(by.roles & _READERS)
        return handles or by.user.has_perm(SUPERVISES)


class Slips(Kind):
    roles = frozenset({Role.MODERATOR, Role.SECRETARY})

    def why_not(self, question):
        return _("made anonymous") if question.anonymised_at else ""


KINDS: dict[str, type[Kind]] = {
    BulkKind.ASSIGN: Assign,
    BulkKind.SET_TOPIC: SetTopic,
    BulkKind.ACCEPT: Accept,
    BulkKind.LINK_ANSWER: LinkAnswer,
    BulkKind.ASK_MORE: AskMore,
    BulkKind.MERGE: Merge,
    BulkKind.SPAM: Spam,
    BulkKind.UNSPAM: NoSpam,
    BulkKind.EXPORT: Export,
    BulkKind.SLIPS: Slips,
    BulkKind.UNDO: Undo,
}
PAPERS = (BulkKind.EXPORT, BulkKind.SLIPS)


def kind_of(bulk: BulkAct) -> Kind:
    return KINDS[bulk.kind](bulk)


def _exists_on(unit: Unit, day) -> bool:
    begun = unit.valid_from is None or unit.valid_from <= day
    return begun and (unit.valid_until is None or unit.valid_until >= day)
