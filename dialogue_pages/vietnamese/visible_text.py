"""Typed text freed of what nobody can see: control and direction marks."""

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # hold emojis and some scripts together
_SPACES = re.compile(r"[^\S\n]+")


def clean_line(text: str) -> str:
    """One line of composed letters without control and direction marks."""
    return " ".join(_visible(text).split())


def clean_text(text: str) -> str:
    """The same with its line breaks, never more than one empty line."""
    lines = (_SPACES.sub(" ", line).strip() for line in _visible(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _visible(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    unseen = {ord(letter): None for letter in set(text) if not _is_seen(letter)}
    return text.translate(unseen) if unseen else text


def _is_seen(letter: str) -> bool:
    if letter in "\n\t" or letter in _JOINERS:
        return True
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")
