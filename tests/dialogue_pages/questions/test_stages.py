import unittest

from dialogue_pages.stages import (
    BEFORE_ANSWER,
    ENDS,
    PUBLIC_LABELS,
    TRANSITIONS,
    Act,
    ClockEffect,
    PublicLabel,
    Role,
    Stage,
    acts_from,
)


class StageTableTests(unittest.TestCase):
    def test_every_act_has_a_row_and_somebody_who_may_do_it(self):
        self.assertEqual(set(TRANSITIONS), set(Act))
        for act, row in TRANSITIONS.items():
            with self.subTest(act):
                self.assertTrue(row.roles)

    def test_every_stage_has_a_public_label(self):
        self.assertEqual(set(PUBLIC_LABELS), set(Stage))

    def test_answered_is_never_shown_as_settled(self):
        settled = [
            s for s, label in PUBLIC_LABELS.items() if label == PublicLabel.SETTLED
        ]
        self.assertEqual(settled, [Stage.DONE])

    def test_every_stage_can_be_reached_from_the_beginning(self):
        reached, waiting = set(), [Stage.RECEIVED]
        while waiting:
            stage = waiting.pop()
            if stage in reached:
                continue
            reached.add(stage)
            waiting += [
                r.target
                for r in TRANSITIONS.values()
                if r.target and r.leads_from(stage)
            ]
        self.assertEqual(reached, set(Stage))

    def test_no_question_is_stuck_before_its_end(self):
        for stage in set(Stage) - ENDS:
            with self.subTest(stage):
                leaving = [
                    r for r in TRANSITIONS.values() if r.leads_from(stage) and r.target
                ]
                self.assertTrue(leaving)

    def test_a_referred_or_promised_question_is_not_closed_by_itself(self):
        close = TRANSITIONS[Act.CLOSE]
        self.assertNotIn(Stage.REFERRED, close.sources)
        self.assertNotIn(Stage.IN_PROGRESS, close.sources)

    def test_only_waiting_for_the_sender_stops_the_clocks(self):
        stops = [r.target for r in TRANSITIONS.values() if r.clocks is ClockEffect.STOP]
        self.assertEqual(stops, [Stage.WAITING_CITIZEN])

    def test_a_sender_may_withdraw_until_the_answer(self):
        for stage in Stage:
            with self.subTest(stage):
                may = Act.WITHDRAW in acts_from(stage, {Role.CITIZEN})
                self.assertEqual(may, stage in BEFORE_ANSWER)

    def test_a_unit_neither_approves_nor_refuses(self):
        for stage in Stage:
            acts = set(acts_from(stage, {Role.UNIT}))
            self.assertFalse(acts & {Act.APPROVE, Act.REFUSE, Act.REFER, Act.MERGE})
