"""Keys of rows as a browser sends them."""

from django.urls.converters import IntConverter

_MOST_DIGITS = 18  # as many always fit into the whole numbers of both databases


class KeyConverter(IntConverter):
    """A key in an address; what no row can have leads nowhere."""

    regex = f"[0-9]{{1,{_MOST_DIGITS}}}"


def key_in(typed: str) -> int | None:
    """The key that somebody sent; None for what no row can have."""
    return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else None
