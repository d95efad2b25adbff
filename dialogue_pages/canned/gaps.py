"""What an answer leaves to be filled in: `[…: thôn]`, `[...]`, a variable `{thôn}`."""

import re

from .variables import named

_BRACKETED = re.compile(r"\[([^\[\]\n]*)\]|\{([^{}\n]*)\}")


def gaps_in(text: str) -> list[str]:
    """The gaps of a text in order, each once.

    Brackets around words are none: what is masked stands in them.
    """
    found = (match[0] for match in _BRACKETED.finditer(text) if _is_gap(match))
    return list(dict.fromkeys(found))


def between_gaps(text: str) -> list[str]:
    """The pieces of a text that its gaps part."""
    pieces, end = [], 0
    for match in _BRACKETED.finditer(text):
        if _is_gap(match):
            pieces.append(text[end : match.start()])
            end = match.end()
    return [*pieces, text[end:]]


def _is_gap(match: re.Match) -> bool:
    brackets, braces = match.groups()
    if braces is not None:
        return named(braces) is not None
    return "…" in brackets or "..." in brackets
