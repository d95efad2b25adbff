"""A sum that a browser does by itself while a person types (ALTCHA proof of work).

It makes sending by the thousand dear and asks nothing of anybody: no puzzle, no other
host. A browser without JavaScript, or without `crypto.subtle` (on plain http), sends no
solution and has narrower limits. A solution counts once.
"""

import json
import time
from dataclasses import dataclass

import altcha
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from .time_trap import LONGEST

# PBKDF2 with so many rounds, 256 times on average: about a second on a cheap telephone.
ALGORITHM = "PBKDF2/SHA-256"
ROUNDS = 3000
SECONDS = int(LONGEST.total_seconds())
LONGEST_SOLUTION = 2000


@dataclass(frozen=True, slots=True)
class Solution:
    """A right solution; `challenge` names the challenge it solves."""

    challenge: str
    ends_in: int

    @property
    def is_spent(self) -> bool:
        return cache.get(self._key) is not None

    def spend(self) -> bool:
        """Use it up; False if that was done before."""
        return cache.add(self._key, 1, self.ends_in + 60)

    @property
    def _key(self) -> str:
        return f"proof:{self.challenge}"


def new_challenge() -> str:
    """What the browser is to solve, as JSON."""
    challenge = altcha.create_challenge(
        ALGORITHM, ROUNDS, expires_at=int(time.time()) + SECONDS, hmac_secret=_secret()
    )
    return json.dumps(challenge.to_dict())


def solution_in(written: str) -> Solution | None:
    """The solution of one of our challenges, still in time; None for anything else."""
    if not written or len(written) > LONGEST_SOLUTION:
        return None
    try:
        payload = altcha.Payload.from_base64(written)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not altcha.verify_solution(payload, _secret()).verified:
        return None
    told = payload.challenge.parameters
    return Solution(told.nonce, max(0, told.expires_at - int(time.time())))


def _secret() -> str:
    return salted_hmac("dialogue_pages.proof_of_work", "").hexdigest()
