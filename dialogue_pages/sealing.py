"""The chain of a case: the digest of each event holds that of the event before it.

Whoever changes an event, takes one out or slips one in breaks the chain at that place.
Words enter by a digest of their own with a random salt. Where they are forgotten by law
(91/2025/QH15) the salt goes with them: the chain still holds, and nobody can find short
words again by trying.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

SALT_BYTES = 16
_FORM = "dialogue-pages event 1"
_FORM_OF_WORDS = "dialogue-pages words 1"
# Becomes empty by itself where an account is deleted.
_FORGETS = "owner_id"


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is stored: what its digest is made of, and the digest.

    `case` is commune, year and running number. `by` is the account that acted, kept
    after its deletion; `actor` is the account that is still there.
    """

    case: tuple[int, int, int]
    act: str
    at: datetime
    by: int | None
    role: str
    before: dict
    after: dict
    batch: str
    words: tuple[str, ...]
    actor: int | None = None
    salt: bytes | None = None
    words_digest: bytes | None = None
    digest: bytes | None = None


class Fault(StrEnum):
    """How a chain is broken."""

    CHANGED = "changed"  # it does not follow from the event before it
    WORDS = "words"  # the words are not those that were written
    ERASED = "erased"  # words are gone of a case whose sender is not forgotten
    ACTOR = "actor"  # another account stands in the row
    UNSEALED = "unsealed"  # an event without digest within the chain
    STATE = "state"  # the case is not where its last event left it


@dataclass(frozen=True, slots=True)
class Chain:
    """What a check found. `place` counts the events of the case from 1."""

    length: int = 0
    erased: int = 0
    last: bytes | None = None
    fault: Fault | None = None
    place: int = 0


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def digest_of_words(salt: bytes, words: Iterable[str]) -> bytes:
    return _hashed([_FORM_OF_WORDS, salt.hex(), [str(word) for word in words]])


def digest_of(event: Event, previous: bytes | None) -> bytes:
    """32 bytes over all that never changes of an event, after the digest before it."""
    return _hashed(
        [
            _FORM,
            previous.hex() if previous else "",
            list(event.case),
            event.act,
            event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            event.by,
            event.role,
            event.before,
            event.after,
            event.batch,
            event.words_digest.hex() if event.words_digest else "",
        ]
    )


def checked(
    events: Iterable[Event], state: dict, *, is_forgotten: bool = False
) -> Chain:
    """Follow the events of one case as they were written, up to the first fault.

    Events from before there were digests come first and are passed over. `state` is the
    case as it stands; `is_forgotten` where its words had to go.
    """
    length = erased = place = 0
    last, left = None, {}
    for place, event in enumerate(events, 1):
        if event.digest is None and last is None:
            continue
        if last is None and place > 1 and not event.before:
            return Chain(fault=Fault.UNSEALED, place=1)  # nothing precedes a beginning
        if fault := _fault(event, last, is_forgotten=is_forgotten):
            return Chain(length, erased, last, fault, place)
        last, left = event.digest, left | event.after
        length += 1
        erased += event.salt is None
    if any(not _agrees(name, left[name], state[name]) for name in left.keys() & state):
        return Chain(length, erased, last, Fault.STATE, place)
    return Chain(length, erased, last)


def _fault(event: Event, last: bytes | None, *, is_forgotten: bool) -> Fault | None:
    if event.digest is None:
        return Fault.UNSEALED
    if event.digest != digest_of(event, last):
        return Fault.CHANGED
    if event.actor not in (None, event.by):
        return Fault.ACTOR
    if event.salt is not None:
        is_same = event.words_digest == digest_of_words(event.salt, event.words)
        return None if is_same else Fault.WORDS
    return None if is_forgotten else Fault.ERASED


def _agrees(name: str, left, now) -> bool:
    return left == now or (name == _FORGETS and now is None)


def _hashed(facts: list) -> bytes:
    written = json.dumps(facts, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).digest()
