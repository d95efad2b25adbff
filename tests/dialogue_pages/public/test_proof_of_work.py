import base64
import json
import time
from unittest import mock

import altcha
from django.core.cache import cache
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.models import Question
from dialogue_pages.public import proof_of_work
from dialogue_pages.public.proof_of_work import SECONDS, new_challenge, solution_in
from dialogue_pages.public.sending import SENT_FROM_ADDRESS, SENT_UNPROVED
from tests.dialogue_pages.pages import soup_of

from .forms import QuestionFormTestCase


def solved(challenge: str) -> str:
    """What a browser writes into the form."""
    given = altcha.Challenge.from_dict(json.loads(challenge))
    return altcha.Payload(given, altcha.solve_challenge(given)).to_base64()


def changed(written: str, **told) -> str:
    payload = json.loads(base64.b64decode(written))
    payload["challenge"]["parameters"].update(told)
    return base64.b64encode(json.dumps(payload).encode()).decode()


class ProofTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(mock.patch.object(proof_of_work, "ROUNDS", 1))

    def setUp(self):
        cache.clear()

    def test_a_solution_counts_once(self):
        written = solved(new_challenge())
        self.assertFalse(solution_in(written).is_spent)
        self.assertTrue(solution_in(written).spend())
        self.assertFalse(solution_in(written).spend())
        self.assertTrue(solution_in(written).is_spent)

    def test_a_solution_ends_with_the_form_it_came_with(self):
        written = solved(new_challenge())
        with mock.patch.object(time, "time", return_value=time.time() + SECONDS + 1):
            self.assertIsNone(solution_in(written))

    def test_an_easier_longer_or_own_challenge_is_none_of_ours(self):
        written = solved(new_challenge())
        for told in (
            {"keyPrefix": ""},
            {"expiresAt": 9e9},
            {"cost": 0},
            {"nonce": "00"},
        ):
            with self.subTest(told):
                self.assertIsNone(solution_in(changed(written, **told)))
        own = altcha.create_challenge("PBKDF2/SHA-256", 1, hmac_secret="own")
        self.assertIsNone(solution_in(solved(json.dumps(own.to_dict()))))

    @given(
        st.text(max_size=60)
        | st.binary(max_size=60).map(lambda b: base64.b64encode(b).decode())
        | st.recursive(
            st.none() | st.integers() | st.text(max_size=4),
            lambda some: st.dictionaries(
                st.sampled_from(["challenge", "solution", "parameters", "counter"]),
                some,
            ),
        ).map(lambda told: base64.b64encode(json.dumps(told).encode()).decode())
    )
    def test_whatever_is_written_is_no_fault(self, written):
        self.assertIsNone(solution_in(written))

    def test_a_long_text_is_not_even_read(self):
        self.assertIsNone(solution_in("A" * 100_000))


class LimitsWithProofTests(QuestionFormTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(mock.patch.object(proof_of_work, "ROUNDS", 1))

    def exhaust(self, limit):
        for _time in range(limit.times):
            limit.count("127.0.0.1")

    def test_without_javascript_the_form_sends_as_before(self):
        self.send()

    def test_who_solved_is_held_to_the_wider_limit(self):
        self.exhaust(SENT_UNPROVED)
        self.assertEqual(self.post().status_code, 429)
        self.send(proof=solved(new_challenge()))
        self.exhaust(SENT_FROM_ADDRESS)
        response = self.post(proof=solved(new_challenge()), title="Khác hẳn lần trước")
        self.assertEqual(response.status_code, 429)

    def test_the_same_solution_again_widens_nothing(self):
        self.exhaust(SENT_UNPROVED)
        proof = solved(new_challenge())
        self.send(proof=proof)
        response = self.post(proof=proof, title="Một ý kiến khác nữa")
        self.assertEqual(response.status_code, 429)
        self.assertIn("Một ý kiến khác nữa", str(soup_of(response)))
        self.assertEqual(Question.objects.count(), 1)

    def test_sending_once_more_by_mistake_is_still_one_record(self):
        proof, key = solved(new_challenge()), "9d0d0a52-64a1-4f6c-9a86-6f0d4d8c5a11"
        self.exhaust(SENT_UNPROVED)
        for _double in range(2):
            self.send(proof=proof, send_key=key)
        self.assertEqual(Question.objects.count(), 1)

    def test_the_form_asks_for_a_sum_until_one_is_done(self):
        def challenge(response):
            return soup_of(response).select_one("[data-challenge]")["data-challenge"]

        self.assertTrue(challenge(self.client.get(self.page.url)))
        self.assertTrue(challenge(self.post(step="preview")))
        proof = solved(new_challenge())
        response = self.post(step="preview", proof=proof)
        self.assertEqual(challenge(response), "")
        self.assertEqual(self.carried(response)["proof"], [proof])
