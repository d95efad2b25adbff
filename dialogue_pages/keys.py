"""Keys of rows as a browser sends them."""

_MOST_DIGITS = 18  # as many always fit into the whole numbers of both databases


def key_in(typed: str) -> int | None:
    """The key that somebody sent; None for what no row can have."""
    return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else None
