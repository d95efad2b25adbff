"""A signed note in the form of when it was opened; programs are too fast, old pages too old."""

from datetime import timedelta

from django.core import signing

LEAST_SECONDS = 3
LONGEST = timedelta(hours=24)
_STAMP = signing.TimestampSigner(salt="dialogue_pages.question_form")


def new_stamp() -> str:
    return _STAMP.sign("opened")


def is_in_time(stamp: str) -> bool:
    """Whether the stamp is ours and not too old."""
    try:
        _STAMP.unsign(stamp, max_age=LONGEST)
    except signing.BadSignature:
        return False
    return True


def is_too_fast(stamp: str) -> bool:
    try:
        _STAMP.unsign(stamp, max_age=LEAST_SECONDS)
    except signing.SignatureExpired:
        return False
    return True
