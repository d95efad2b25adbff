"""Any acts by anybody in any order: what must hold of a question holds after each."""

from collections import Counter
from itertools import chain

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogue_pages.archiving.chains import chains_of
from dialogue_pages.exceptions import DialoguePagesError
from dialogue_pages.models import AnswerPage, Message, Question
from dialogue_pages.question_choices import (
    DraftState,
    Outcome,
    ReplyOrigin,
    Visibility,
)
from dialogue_pages.stages import TRANSITIONS, Act, Stage

from .every_act import TRIES, Office, two_asked

# Recorded on every event, under the name of the field.
RECORDED = (
    "stage",
    "visibility",
    "answer_kind",
    "outcome",
    "unit_id",
    "owner_id",
    "conference_id",
    "merged_into_id",
    "topic_id",
)
# What is undone is as it was before, which no row of the table can know.
SETS_BACK = (Act.UNDO, Act.UNMARK_SPAM)
# Ways that lives go; without them chance would seldom lead to their ends.
WAYS = [
    ["take", "assign", "draft", "send back", "draft", "approve", "close by time"],
    ["take", "assign", "issue a link", "open the link", "answer by link", "approve"],
    ["prepare the public text", "draft the page", "publish the page", "withhold"],
    ["take", "accept for one that was held", "record in the hall", "confirm the hall"],
    ["take", "accept for a coming conference", "leave the hall", "draft", "approve"],
    ["take", "refer", "chase", "register the reply", "object"],
    ["promise", "close by time", "accept evidence", "object"],
    [
        "take",
        "ask more",
        "stop waiting",
        "note",
        "set the topic",
        "extend",
        "assign",
        "decline",
    ],
    ["take", "merge", "unmerge", "refuse gravely"],
    ["mark as spam", "undo", "take", "undo", "take", "split"],
]


# One step: somebody tries something, or a life goes a stretch of a way.
_WHOSE, _WHO = st.integers(0, 5), st.integers(0, 10)
_ONE = st.tuples(st.sampled_from([[name] for name in sorted(TRIES)]), _WHOSE, _WHO)
_WAY = st.sampled_from([way[:n] for way in WAYS for n in range(2, len(way) + 1)])
STEPS = st.lists(
    st.one_of(_ONE, st.tuples(_WAY, _WHOSE, _WHO)), min_size=15, max_size=30
)


class Lived:
    """The questions of an office, and what was done with them."""

    def __init__(self):
        self.office = Office.opened()
        self.done = Counter()
        self.changed = two_asked()

    def go(self, way: list[str], whose: int, who: int) -> None:
        """Along a way as far as it goes: each step by the first person who may."""
        questions = list(Question.objects.order_by("pk")[:6])
        question = questions[whose % len(questions)]
        people = self.office.people
        first = who % len(people)
        for name in way:
            asked = (
                people[first:] + people[:first] if len(way) > 1 else people[first:][:1]
            )
            self.changed = []
            any(self.is_done(name, question, by) for by in asked)
            self.check()

    def is_done(self, name, question, by) -> bool:
        question = Question.objects.get(pk=question.pk)
        try:
            with transaction.atomic():
                TRIES[name](self.office, question, by)
        except DialoguePagesError:
            return False
        self.done[name] += 1
        self.changed = list(Question.objects.all())
        return True

    def check(self) -> None:
        self.every_step_is_in_the_table()
        self.replaying_the_events_gives_the_row()
        self.nothing_hidden_is_on_a_public_page()
        self.what_is_promised_or_referred_is_not_done()
        self.nobody_decides_on_what_is_their_own()
        self.nobody_is_told_twice_of_one_event()
        self.every_history_is_whole()

    def every_step_is_in_the_table(self):
        for question in self.changed:
            for event in question.events.all():
                row = TRANSITIONS[Act(event.act)]
                before, after = event.before.get("stage"), event.after["stage"]
                assert before is None or before in row.sources, event
                assert event.role in row.roles, event
                if row.act not in SETS_BACK:
                    assert after == (row.target or before), event

    def replaying_the_events_gives_the_row(self):
        for question in self.changed:
            state = {}
            for event in question.events.all():
                assert {n: event.before.get(n) for n in state} == state, event
                state = {name: event.after[name] for name in RECORDED}
            assert state == {n: getattr(question, n) for n in RECORDED}, question

    def nothing_hidden_is_on_a_public_page(self):
        shown = AnswerPage.objects.live().exclude(made_from=None)
        shown = set(shown.values_list("made_from", flat=True))
        for question in self.changed:
            is_public = question.visibility == Visibility.PUBLIC
            assert is_public == (question.pk in shown), question

    def what_is_promised_or_referred_is_not_done(self):
        for question in self.changed:
            if question.stage != Stage.DONE:
                continue
            assert question.outcome not in (Outcome.COMMITTED, Outcome.TRANSFERRED)
            running = question.clocks.filter(duty="promise", met_on=None, ended_on=None)
            assert not running.exists(), question

    def nobody_decides_on_what_is_their_own(self):
        for question in self.changed:
            approved = question.drafts.filter(state=DraftState.APPROVED)
            for draft in approved.exclude(origin=ReplyOrigin.AUTHORITY):
                assert draft.decided_by_id, draft
                assert draft.drafted_by_id != draft.decided_by_id, draft
                linked = draft.by_link and draft.by_link.issued_by_id
                assert linked is None or linked != draft.decided_by_id, draft
            promised = None
            for event in question.events.filter(
                act__in=[Act.PROMISE, Act.ACCEPT_EVIDENCE]
            ):
                if event.act == Act.PROMISE:
                    promised = event.actor_id
                else:
                    assert event.actor_id != promised, event

    def nobody_is_told_twice_of_one_event(self):
        told = Message.objects.exclude(event=None).values_list("event", flat=True)
        assert len(told) == len(set(told))

    def every_history_is_whole(self):
        keys = [question.pk for question in self.changed]
        for question, found in chains_of(Question.objects.filter(pk__in=keys)):
            assert found.fault is None, (question, found)
            assert found.length == question.events.count(), question


class AnyLifeTests(TestCase):
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def test_whatever_is_tried_by_whomever(self, steps):
        life = Lived()
        for step in steps:
            life.go(*step)

    def test_every_way_can_be_gone(self):
        life = Lived()
        for way in WAYS:
            mark = transaction.savepoint()
            life.go(way, 0, 0)
            transaction.savepoint_rollback(mark)
        answered = chain(WAYS[0][:-1], ["promise", "accept evidence"], WAYS[2][:3])
        for name in answered:
            life.go([name, name], 1, 0)
        alone = {"answer by what is published", "ask by link", "give back by link"}
        alone |= {"refuse", "reply", "wait in vain", "withdraw", "release", "no spam"}
        alone |= {"take the link back", "take the page down"}
        self.assertEqual(set(TRIES) - set(life.done) - alone, set())
