"""The little Markdown that converted documents carry, read into lines of `Text`.

Only what is plainly a mark is taken for one: a star pair must hug its words, a lone
star stays a star. A bold or italic stretch may run over the lines of one block.
"""

import re
from dataclasses import replace
from itertools import groupby, zip_longest

from ..report import Repair, gettext_noop
from ..text import Run, Text
from .source import Line
from .tables import data_table, is_layout
from .typed_tables import TypedTable, typed_tables

_HEADING = re.compile(r"\s{0,3}#{1,6}[ \t]+(?=\S)(.*?)(?:[ \t]+#+)?[ \t]*$")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ESCAPE = re.compile(r"\\([*_#+\-.()\[\]!`<>~|\\])")
_BREAK = re.compile(r"(?<=[^\s\\])\\\s*$")
_OPENS, _CLOSES = r"(?<![\w*])", r"(?![\w*])"
_SPAN = re.compile(
    rf"{_OPENS}(?P<marks>\*\*\*|\*\*|\*)(?=[\w“\"'‘(\[\-+–])"
    rf"(?P<words>[^*]+?)(?<=[\w”\"'’)\]\-.,;:!?/…])(?P=marks){_CLOSES}"
)
_STAR = "\ue000"  # an escaped star, while marks are read

_MESSAGES = {
    "heading": gettext_noop("Heading signs “#” were removed (%(count)d)."),
    "quote": gettext_noop("Quotation signs “>” were removed (%(count)d)."),
    "table": gettext_noop("Lines typed as a table were read as one (%(count)d)."),
    "escape": gettext_noop("Backslashes before signs were removed (%(count)d)."),
}


def read_markdown(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """Lines with their marks read; the rows of a table become one line with it."""
    found: dict[str, list[int]] = {}
    read, end = [], 0
    for typed in typed_tables([line.plain for line in lines]):
        read += _read_lines(lines[end : typed.start], found)
        read += _read_table(typed, lines, found)
        end = typed.stop
    read += _read_lines(lines[end:], found)
    return read, [
        Repair(
            f"markdown_{code}",
            _MESSAGES[code],
            line=numbers[0],
            params={"count": len(numbers)},
        )
        for code, numbers in found.items()
    ]


def _read_lines(lines, found):
    bare = [_without_signs(line.number, line.plain, found) for line in lines]
    texts = []
    for _, block in groupby(bare, key=lambda line: not line.strip()):
        texts += _read_block("\n".join(block))
    return [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]


def _read_table(typed: TypedTable, lines, found):
    """A table of data; one that only lays out two columns gives their lines."""
    numbers = [lines[place].number for place, _ in typed.rows]
    rows = [
        [_read_cell(cell, number, found) for cell in cells]
        for number, (_, cells) in zip(numbers, typed.rows, strict=True)
    ]
    found.setdefault("table", []).append(numbers[0])
    if not is_layout(rows):
        table = data_table(rows, heads=typed.heads)
        table.line = numbers[0]
        return [Line(numbers[0], Text(), table=table)]
    return [
        Line(number, text)
        for column in zip_longest(*rows, fillvalue=Text())
        for number, cell in zip(numbers, column, strict=True)
        for text in _lines_of(cell)
    ]


def _read_cell(cell, number, found):
    plain = _ESCAPE.sub(_unescaped, cell)
    if plain != cell:
        found.setdefault("escape", []).append(number)
    return Text.joined(_spans(plain))


def _lines_of(text):
    start = 0
    for part in text.plain.split("\n"):
        yield text[start : start + len(part)]
        start += len(part) + 1


def _without_signs(number, line, found):
    def note(code):
        found.setdefault(code, []).append(number)

    if line.lstrip().startswith(">"):
        note("quote")
        line = _QUOTE.sub("", line)
    if heading := _HEADING.match(line):
        note("heading")
        line = heading[1]
    plain = _ESCAPE.sub(_unescaped, _BREAK.sub("", line))
    if plain != line:
        note("escape")
    return plain


def _unescaped(match):
    return _STAR if match[1] == "*" else match[1]


def _read_block(block):
    """Texts of the lines of one block, its spans cut at the line ends."""
    lines = [[]]
    for run in _spans(block):
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=part)] for part in others]
    return [Text.joined(line) for line in lines]


def _spans(block):
    end = 0
    for match in _SPAN.finditer(block):
        marks = len(match["marks"])
        yield _run(block[end : match.start()])
        yield _run(match["words"], bold=marks > 1, italic=marks != 2)
        end = match.end()
    yield _run(block[end:])


def _run(words, **style):
    return Run(words.replace(_STAR, "*"), **style)
