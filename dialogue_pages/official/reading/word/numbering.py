"""Automatic numbers of Word, counted and written out as Word prints them."""

import re
from dataclasses import dataclass

from .elements import attribute, child, local, number, switch, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}
_DASHES, _MAX_NUMBER = "-–—−", 9_999


@dataclass(slots=True)
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restarts_after: int | None = None


class Numbering:
    """Counts numbered paragraphs in order; lists of one definition count together."""

    def __init__(self, root, styles):
        self._styles = styles
        self._definitions, self._lists, self._starts = {}, {}, {}
        self._counters, self._started = {}, set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._definitions[attribute(element, "abstractNumId")] = element
            elif local(element) == "num":
                self._lists[attribute(element, "numId")] = element
        self._levels = {}

    def label(self, properties) -> str | None:
        """The printed number of the next paragraph that has these properties."""
        own = child(properties, "numPr") if properties is not None else None
        of_style = self._styles.numbering(self._styles.paragraph_style(properties))
        list_id = value(own, "numId") or value(of_style, "numId")
        if list_id in {None, "0"} or list_id not in self._lists:
            return None
        depth = number(own, "ilvl")
        depth = number(of_style, "ilvl") if depth is None else depth
        return self._next(list_id, min(max(depth or 0, 0), 8))

    def _next(self, list_id, depth):
        definition, levels = self._levels_of(list_id)
        counters = self._counters.setdefault(definition, {})
        self._restart_if_told(list_id, depth, counters)
        level = levels.get(depth, Level())
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            after = levels.get(deeper, Level()).restarts_after
            if after is None or depth < after:
                del counters[deeper]
        if level.form == "bullet":
            return _bullet(level.text, depth)
        return _printed(level, levels, counters)

    def _restart_if_told(self, list_id, depth, counters):
        start = self._starts.get((list_id, depth))
        if start is not None and (list_id, depth) not in self._started:
            self._started.add((list_id, depth))
            counters[depth] = start - 1

    def _levels_of(self, list_id):
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id)
        return self._levels[list_id]

    def _read_levels(self, list_id):
        element = self._lists[list_id]
        definition_id = value(element, "abstractNumId")
        definition = self._definitions.get(definition_id)
        linked = value(definition, "numStyleLink")
        if linked:
            definition = self._linked(linked, list_id) or definition
        levels = _levels_in(definition)
        for override in (each for each in element if local(each) == "lvlOverride"):
            depth = _integer(attribute(override, "ilvl")) or 0
            levels.update(_levels_in(override))
            start = number(override, "startOverride")
            if start is not None:
                self._starts[list_id, depth] = start
        return definition_id, levels

    def _linked(self, style_id, list_id):
        other = value(self._styles.numbering(style_id), "numId")
        if other in {None, list_id} or other not in self._lists:
            return None
        return self._definitions.get(value(self._lists[other], "abstractNumId"))


def _levels_in(element):
    if element is None:
        return {}
    return {
        _integer(attribute(level, "ilvl")) or 0: _level(level)
        for level in element
        if local(level) == "lvl"
    }


def _level(element):
    start = number(element, "start")
    return Level(
        1 if start is None else min(start, _MAX_NUMBER),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        bool(switch(element, "isLgl")),
        number(element, "lvlRestart"),
    )


def _printed(level, levels, counters):
    def place(match):
        depth = int(match[1]) - 1
        of_place = levels.get(depth, Level())
        form = "decimal" if level.is_legal else of_place.form
        return _counted(counters.get(depth, of_place.start), form)

    return _PLACE.sub(place, level.text)


def _bullet(sign, depth):
    """Official papers know two bullets; any other sign becomes the one of its depth."""
    if sign and sign in _DASHES:
        return "-"
    return "+" if sign == "+" or depth else "-"


def _counted(count, form):
    count = min(max(count, 0), _MAX_NUMBER)
    match form:
        case "upperRoman":
            return _roman(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperLetter" | "lowerLetter" if count:
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "decimalZero":
            return f"{count:02}"
        case "none" | "bullet":
            return ""
    return str(count)


def _roman(count):
    written = ""
    for letters, size in _ROMAN.items():
        written += letters * (count // size)
        count %= size
    return written


def _integer(written):
    return int(written) if written and re.fullmatch("[0-9]{1,6}", written) else None
