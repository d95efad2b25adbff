from collections.abc import Iterator

from ..document import Block, Bullet, ConferenceFact, Item
from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import Part, number_of


def list_left_open(plan: CheckedPlan) -> Iterator[Finding]:
    """L11: the last entry of a list does not end with a semicolon."""
    for section in plan.document.sections:
        place = number_of(section.label)
        yield from _open_lists(section.blocks, place, section.line, goes_on=False)


def _open_lists(
    blocks: list[Block], place: str, line: int | None, *, goes_on: bool
) -> Iterator[Finding]:
    """`goes_on`: the list may continue in the next item of an untitled enumeration."""
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Item):
            inside = f"{place}.{number_of(block.label)}"
            continues = isinstance(after, Item) and not after.heading
            yield from _open_lists(
                block.blocks, inside, block.line or line, goes_on=continues
            )
        ends_list = not (
            isinstance(after, Bullet | ConferenceFact) or (after is None and goes_on)
        )
        if isinstance(block, Bullet) and ends_list and _is_open(block):
            yield Finding(
                "L11",
                Severity.ADVICE,
                gettext_noop("The last entry of the list ends with “;”."),
                gettext_noop("End it with a full stop."),
                citation=citations.TEXT,
                place=place,
                line=block.line or line,
                excerpt=f"…{block.text.plain[-50:]}",
                params={"text": block.text.plain},
            )


def _is_open(bullet: Bullet) -> bool:
    return bullet.text.plain.rstrip().endswith(";")


def punctuation_of_bases(plan: CheckedPlan) -> Iterator[Finding]:
    """L23: each basis ends with a semicolon, the last one with a full stop."""
    bases = plan.in_parts(Part.BASIS)
    for number, basis in enumerate(bases, 1):
        is_last = number == len(bases)
        ending = basis.text.rstrip()[-1:]
        if ending == (";" if is_last else "."):
            yield basis.finding(
                "L23",
                Severity.ADVICE,
                gettext_noop("This basis ends with “%(ending)s”."),
                gettext_noop("End it with “%(expected)s”."),
                at=(len(basis.text), len(basis.text)),
                citation=citations.TEXT,
                ending=ending,
                expected="." if is_last else ";",
            )
