"""The little Markdown that converted documents carry, read into lines of `Text`.

Only what is plainly a mark is taken for one: a star pair must hug its words, a lone
star stays a star. A bold or italic stretch may run over the lines of one block.
"""

import re
from itertools import groupby

from ..report import Repair, gettext_noop
from ..text import Run, Text

NumberedLine = tuple[int, str]

_HEADING = re.compile(r"\s{0,3}#{1,6}[ \t]+(?=\S)(.*?)(?:[ \t]+#+)?[ \t]*$")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ESCAPE = re.compile(r"\\([*_#+\-.()\[\]!`>~|\\])")
_BREAK = re.compile(r"(?<=\S)\\\s*$")
_OPENS, _CLOSES = r"(?<![\w*])", r"(?![\w*])"
_SPAN = re.compile(
    rf"{_OPENS}(?P<marks>\*\*\*|\*\*|\*)(?=[\w“\"'‘(\[\-+–])"
    rf"(?P<words>[^*]+?)(?<=[\w”\"'’)\]\-.,;:!?/…])(?P=marks){_CLOSES}"
)
_STAR = "\ue000"  # an escaped star, while marks are read

_MESSAGES = {
    "heading": gettext_noop("Heading signs “#” were removed (%(count)d)."),
    "quote": gettext_noop("Quotation signs “>” were removed (%(count)d)."),
    "escape": gettext_noop("Backslashes before signs were removed (%(count)d)."),
}


def read_markdown(lines: list[NumberedLine]) -> tuple[list[Text], list[Repair]]:
    found: dict[str, list[int]] = {}
    bare = [_without_signs(number, line, found) for number, line in lines]
    texts = []
    for is_blank, block in groupby(bare, key=lambda line: not line.strip()):
        texts += _read_block("\n".join(block), is_blank)
    return texts, [
        Repair(
            f"markdown_{code}",
            _MESSAGES[code],
            line=numbers[0],
            params={"count": len(numbers)},
        )
        for code, numbers in found.items()
    ]


def _without_signs(number, line, found):
    def note(code):
        found.setdefault(code, []).append(number)

    if line.lstrip().startswith(">"):
        note("quote")
        line = _QUOTE.sub("", line)
    if heading := _HEADING.match(line):
        note("heading")
        line = heading[1]
    if "\\" in line:
        plain = _BREAK.sub("", _ESCAPE.sub(_unescaped, line))
        if plain != line:
            note("escape")
        line = plain
    return line


def _unescaped(match):
    return _STAR if match[1] == "*" else match[1]


def _read_block(block, is_blank):
    """Texts of the lines of one block, its spans cut at the line ends."""
    runs, end = [], 0
    for match in () if is_blank else _SPAN.finditer(block):
        marks = len(match["marks"])
        runs.append(Run(block[end : match.start()]))
        runs.append(Run(match["words"], bold=marks > 1, italic=marks != 2))
        end = match.end()
    runs.append(Run(block[end:]))
    return _cut_lines(runs)


def _cut_lines(runs):
    lines = [[]]
    for run in runs:
        first, *others = run.text.replace(_STAR, "*").split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=part)] for part in others]
    return [Text.joined(line) for line in lines]
