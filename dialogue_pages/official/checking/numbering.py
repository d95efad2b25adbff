from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from ..document import Block, ConferenceFact, Item
from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import number_of

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}  # L and C are sections "C." more often


class Style(Enum):
    ROMAN = "roman"
    ARABIC = "arabic"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number: `4.` is 4, `1.2.` is 2 under (1,), `d)` is 4, `IV.` is 4."""

    printed: str
    style: Style
    under: tuple[int, ...]
    value: int
    place: str
    line: int | None
    text: str

    def with_value(self, value: int) -> str:
        """The label it should be, in its own style and punctuation."""
        number = number_of(self.printed)
        ending = self.printed.strip()[len(number) :]
        written = _written(value, self.style)
        if self.style is Style.LETTER and number.isupper():
            written = written.upper()
        return f"{'.'.join([*map(str, self.under), written])}{ending}"


def section_numbering(plan: CheckedPlan) -> Iterator[Finding]:
    """L05: sections count I, II, III without gap, repetition or change of style."""
    labels = []
    for section in plan.document.sections:
        place = number_of(section.label)
        if label := _read(section.label, place, section.line, section.heading.plain):
            labels.append(label)
    if not any(label.style is Style.ROMAN for label in labels):
        yield from _irregular(labels)
        return
    for position, label in enumerate(labels, 1):
        if label.style is not Style.ROMAN:
            value = label.value if label.style is Style.ARABIC else position
            yield _finding(
                label,
                gettext_noop("Section “%(label)s” is not numbered like the others."),
                gettext_noop("Number it “%(expected)s”."),
                f"{_written(value, Style.ROMAN)}.",
            )
    yield from _irregular(labels)


def item_numbering(plan: CheckedPlan) -> Iterator[Finding]:
    """L05: the items of a section count without gap or repetition."""
    for section in plan.document.sections:
        yield from _items_numbering(section.blocks, number_of(section.label))


def _items_numbering(
    blocks: list[Block], place: str, parent: Label | None = None
) -> Iterator[Finding]:
    series: dict[tuple, list[Label]] = defaultdict(list)
    for block in blocks:
        if label := _label_of(block, place):
            series[label.style, label.under].append(label)
    for labels in series.values():
        yield from _under_another_parent(labels, parent)
        yield from _irregular(labels)
    for block in blocks:
        if isinstance(block, Item):
            inside = f"{place}.{number_of(block.label)}"
            yield from _items_numbering(block.blocks, inside, _label_of(block, place))


def _under_another_parent(
    labels: list[Label], parent: Label | None
) -> Iterator[Finding]:
    """`1.1.` stands under `1.`; told for the first of its series."""
    label = labels[0]
    if not label.under or parent is None or parent.style is not Style.ARABIC:
        return
    right = (*parent.under, parent.value)
    if label.under != right:
        yield _finding(
            label,
            gettext_noop("Number “%(label)s” does not belong under “%(parent)s”."),
            gettext_noop(
                "“%(expected)s” is expected here. Check the numbers after it."
            ),
            replace(label, under=right).with_value(label.value),
            parent=parent.printed.strip(),
        )


def _label_of(block, place: str) -> Label | None:
    match block:
        case Item():
            text = (block.heading + " " + block.lead).plain
            printed = block.label
        case ConferenceFact():
            text, printed = block.caption, block.marker
        case _:
            return None
    return _read(printed, f"{place}.{number_of(printed)}", block.line, text.strip())


def _read(printed: str, place: str, line: int | None, text: str) -> Label | None:
    """The label as a number; None where it is not one of the three styles."""
    *under, last = number_of(printed).split(".")
    if not all(part.isdecimal() for part in under):
        return None
    if last.isdecimal():
        style, value = Style.ARABIC, int(last)
    elif last and set(last) <= _ROMAN_DIGITS.keys():
        style, value = Style.ROMAN, _roman_value(last)
    elif len(last) == 1 and last.lower() in _ALPHABET:
        style, value = Style.LETTER, _ALPHABET.index(last.lower()) + 1
    else:
        return None
    return Label(printed, style, tuple(map(int, under)), value, place, line, text)


def _irregular(labels: list[Label]) -> Iterator[Finding]:
    previous = 0
    for index, label in enumerate(labels):
        expected = previous + 1
        if label.value == expected:
            previous = expected
            continue
        following = labels[index + 1].value if index + 1 < len(labels) else None
        if label.value > expected:
            message = gettext_noop(
                "Number “%(expected)s” is missing before “%(label)s”."
            )
        elif any(label.printed == earlier.printed for earlier in labels[:index]):
            message = gettext_noop("Number “%(label)s” is used twice.")
        else:
            message = gettext_noop("Number “%(label)s” is out of order.")
        advice = gettext_noop(
            "“%(expected)s” is expected here. Check the numbers after it."
        )
        yield _finding(label, message, advice, label.with_value(expected))
        goes_on = following == expected + 1 or label.value < expected - 1
        previous = expected if goes_on else label.value


def _finding(
    label: Label, message: str, advice: str, expected: str, **params: object
) -> Finding:
    return Finding(
        "L05",
        Severity.WARNING,
        message,
        advice,
        citation=citations.TEXT,
        place=label.place,
        line=label.line,
        excerpt=f"{label.printed} {label.text}".strip()[:80],
        params={"label": label.printed.strip(), "expected": expected, **params},
    )


def _roman_value(roman: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in roman]
    return sum(
        -value
        if any(later > value for later in values[index + 1 : index + 2])
        else value
        for index, value in enumerate(values)
    )


def _written(value: int, style: Style) -> str:
    if style is Style.LETTER and value <= len(_ALPHABET):
        return _ALPHABET[value - 1]
    return "".join(_roman_parts(value)) if style is Style.ROMAN else str(value)


def _roman_parts(value: int) -> Iterable[str]:
    for number, digits in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        yield digits * (value // number)
        value %= number
