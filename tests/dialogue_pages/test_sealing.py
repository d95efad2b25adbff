"""What a chain of digests shows, and what it does not give away."""

import unittest
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import assume, given
from hypothesis import strategies as st

from dialogue_pages import sealing
from dialogue_pages.sealing import Event, Fault, checked

NOW = datetime(2026, 3, 5, 8, 30, 0, 120, UTC)
STATES = st.dictionaries(
    st.sampled_from(["stage", "unit_id", "owner_id", "topic_id"]),
    st.none() | st.integers(1, 9) | st.text(max_size=5),
)
EVENTS = st.builds(
    Event,
    case=st.just((1, 2026, 12)),
    act=st.sampled_from(["submit", "take", "assign", "undo"]),
    at=st.integers(0, 10**9).map(lambda n: NOW + timedelta(microseconds=n)),
    by=st.none() | st.integers(1, 9),
    role=st.sampled_from(["citizen", "moderator"]),
    before=STATES,
    after=STATES,
    batch=st.sampled_from(["", "5b1f8a3e-0000-4000-8000-000000000000"]),
    words=st.tuples(st.text(max_size=9), st.text(max_size=9)),
)
CHAINS = st.lists(EVENTS, min_size=1, max_size=6)


def sealed(events, last=None):
    done = []
    for event in events:
        salt = sealing.new_salt()
        digest = sealing.digest_of_words(salt, event.words)
        event = replace(event, actor=event.by, salt=salt, words_digest=digest)
        done.append(replace(event, digest=sealing.digest_of(event, last)))
        last = done[-1].digest
    return done


def left_by(events):
    state = {}
    for event in events:
        state |= event.after
    return state


def fault_of(events, state=None, **options):
    return checked(events, left_by(events) if state is None else state, **options).fault


class ChainTests(unittest.TestCase):
    @given(CHAINS)
    def test_what_was_not_touched_holds(self, told):
        events = sealed(told)
        chain = checked(events, left_by(events))
        self.assertIsNone(chain.fault)
        self.assertEqual(chain.length, len(events))
        self.assertEqual(chain.last, events[-1].digest)

    @given(CHAINS, st.data())
    def test_whatever_is_changed_shows_where(self, told, data):
        events = sealed(told)
        place = data.draw(st.integers(0, len(events) - 1))
        other = data.draw(EVENTS)
        names = ("act", "at", "by", "role", "before", "after", "batch", "words")
        name = data.draw(st.sampled_from(names))
        assume(getattr(other, name) != getattr(events[place], name))
        events[place] = replace(events[place], **{name: getattr(other, name)})
        chain = checked(events, left_by(events))
        expected = Fault.WORDS if name == "words" else Fault.CHANGED
        self.assertEqual((chain.fault, chain.place), (expected, place + 1))

    @given(st.lists(EVENTS, min_size=2, max_size=6), st.data())
    def test_an_event_taken_out_shows_at_the_next(self, told, data):
        events = sealed(told)
        place = data.draw(st.integers(0, len(events) - 2))
        del events[place]
        chain = checked(events, left_by(events))
        self.assertEqual((chain.fault, chain.place), (Fault.CHANGED, place + 1))

    @given(CHAINS, EVENTS, st.data())
    def test_an_event_slipped_in_shows(self, told, other, data):
        events = sealed([replace(told[0], before={}), *told[1:]])
        state = left_by(events)
        place = data.draw(st.integers(0, len(events)))
        events.insert(place, replace(other, actor=other.by))
        self.assertEqual(fault_of(events, state), Fault.UNSEALED)
        events[place] = replace(events[place - 1], batch="x")
        self.assertIsNotNone(fault_of(events, state))

    @given(CHAINS)
    def test_an_event_that_stands_twice_shows(self, told):
        events = sealed(told)
        self.assertEqual(fault_of([*events, events[-1]]), Fault.CHANGED)

    def test_events_gone_from_the_end_show_in_the_state_of_the_case(self):
        taken = Event(
            (1, 2026, 1), "take", NOW, 1, "moderator", {}, {"stage": "b"}, "", ()
        )
        events = sealed([replace(taken, after={"stage": "a"}), taken])
        self.assertEqual(fault_of(events[:1], {"stage": "b"}), Fault.STATE)
        self.assertIsNone(fault_of(events, {"stage": "b", "unknown": 1}))

    def test_a_deleted_account_breaks_nothing_but_another_one_shows(self):
        event = Event(
            (1, 2026, 1), "take", NOW, 7, "moderator", {}, {"owner_id": 7}, "", ()
        )
        (event,) = sealed([event])
        self.assertIsNone(fault_of([replace(event, actor=None)], {"owner_id": None}))
        self.assertEqual(fault_of([replace(event, actor=8)]), Fault.ACTOR)
        self.assertEqual(fault_of([event], {"owner_id": 8}), Fault.STATE)

    @given(CHAINS)
    def test_forgotten_words_leave_a_chain_that_holds_and_says_so(self, told):
        forgotten = [replace(e, words=("", ""), salt=None) for e in sealed(told)]
        chain = checked(forgotten, left_by(forgotten), is_forgotten=True)
        self.assertEqual((chain.fault, chain.erased), (None, len(told)))
        self.assertEqual(fault_of(forgotten), Fault.ERASED)

    @given(EVENTS)
    def test_the_same_words_never_have_the_same_digest(self, event):
        one, other = (sealed([event])[0] for _ in "ab")
        self.assertNotEqual(one.words_digest, other.words_digest)

    @given(st.lists(EVENTS, max_size=3), CHAINS)
    def test_events_from_before_there_were_digests_are_passed_over(self, old, told):
        told[0] = replace(told[0], before={"stage": "received"})
        events = [*old, *sealed(told)]
        chain = checked(events, left_by(told))
        self.assertEqual((chain.fault, chain.length), (None, len(told)))
        self.assertEqual(checked(old, {}).length, 0)

    def test_another_zone_is_the_same_moment(self):
        event = Event((1, 2026, 1), "take", NOW, 1, "moderator", {}, {}, "", ())
        (event,) = sealed([event])
        there = NOW.astimezone(timezone(timedelta(hours=7)))
        self.assertIsNone(fault_of([replace(event, at=there)]))
