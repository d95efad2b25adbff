"""Variables of a template, `{thôn}`: a stated set, in whatever accents and capitals."""

import re
from collections.abc import Mapping

from dialogue_pages.vietnamese.folding import fold

NAMES = (
    "số",
    "tiêu đề",
    "ngày gửi",
    "ngày hẹn",
    "thôn",
    "lĩnh vực",
    "đơn vị",
    "xã",
)
_IN_BRACES = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")


def _key(typed: str) -> str:
    return " ".join(fold(typed).split())


_BY_KEY = {_key(name): name for name in NAMES}


def named(typed: str) -> str | None:
    """The variable that is meant by what stands between braces; None for no variable."""
    return _BY_KEY.get(_key(typed))


def gap(name: str) -> str:
    """What stands in a text for a value that is not known: `[…: thôn]`."""
    return f"[…: {name}]"


def filled(text: str, values: Mapping[str, str]) -> str:
    """A template with its variables filled in; all else stays letter by letter.

    A variable without a value leaves a gap. Braces in a value mean nothing.
    """

    def value_of(found: re.Match) -> str:
        name = named(found[1])
        return (values.get(name) or gap(name)) if name else found[0]

    return _IN_BRACES.sub(value_of, text)


def variables_in(text: str) -> list[str]:
    """The variables of a template in order, each once."""
    meant = (named(found) for found in _IN_BRACES.findall(text))
    return list(dict.fromkeys(name for name in meant if name))


def unknown_in(text: str) -> list[str]:
    """What stands in braces and is no variable, and braces that no other closes."""
    found = [f"{{{typed}}}" for typed in _IN_BRACES.findall(text) if not named(typed)]
    alone = _BRACE.findall(_IN_BRACES.sub(" ", text))
    return list(dict.fromkeys([*found, *alone]))
