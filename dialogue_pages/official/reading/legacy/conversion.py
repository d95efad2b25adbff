import re
from dataclasses import replace

from ...document import Table
from ...report import Repair, gettext_noop
from ...text import Text
from ..errors import UnreadableError
from ..source import Line
from .first_letters import raise_first_letters
from .mojibake import from_mojibake
from .syllables import accented_words, is_syllable, likeness
from .tcvn3 import from_tcvn3, is_raised
from .vni import from_vni

_CERTAIN, _SUSPECT = 0.9, 0.6  # shares of words that read as Vietnamese
_FEWEST_WORDS, _FEWEST_TO_REFUSE = 3, 12
_ENCODINGS = {"TCVN3": from_tcvn3, "VNI": from_vni, "UTF-8": from_mojibake}
_FONTS = re.compile(r"\.vn(?P<tcvn3>)|vni[-_ ](?P<vni>)", re.IGNORECASE)
_CONVERTED = gettext_noop(
    "The text was written in the old encoding %(encoding)s and converted to Unicode; "
    "compare it with the original."
)
_RAISED = gettext_noop(
    "TCVN3 has no capitals with tone marks; in %(count)d lines they were set by the "
    "words around them. Compare them with the original."
)


def convert_bytes(data: bytes) -> str:
    """Text that is not UTF-8: as Windows-1258 if that reads, else as Windows-1252.

    TCVN3 and VNI lie inside Windows-1252; `convert_lines` finds them there.
    """
    windows = _as_windows(data)
    candidates = [windows, *(read(windows) for read in _ENCODINGS.values())]
    vietnamese = data.decode("cp1258", errors="replace")
    best = max(map(likeness, candidates))
    if likeness(vietnamese) >= _CERTAIN and likeness(vietnamese) >= best:
        return vietnamese
    if best < _CERTAIN:
        raise unknown_encoding()
    return windows


def convert_font(text: str, font: str) -> str:
    """Text of a Word run in a font that stands for an encoding, else unchanged."""
    family = _FONTS.match(font)
    text = "".join(map(_from_symbol_area, text)) if family else text
    if not family or any(ord(c) > 0xFF and is_syllable(c) for c in text):
        return text
    if family["tcvn3"] is None:
        return from_vni(text)
    converted = from_tcvn3(text)
    return converted.upper() if font.lower().endswith("h") else converted


def convert_lines(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """Find text in an old encoding by its words, over the whole file, and convert it."""
    whole = "\n".join(map(_words_of, lines))
    as_typed, count = likeness(whole), len(set(accented_words(whole)))
    if count < _FEWEST_WORDS or as_typed >= _CERTAIN:
        return lines, []
    is_mostly_sound = as_typed > _SUSPECT
    scores = {
        name: likeness(read(whole))
        for name, read in _ENCODINGS.items()
        if name == "UTF-8" or not is_mostly_sound
    }
    encoding = max(scores, key=scores.get)
    if scores[encoding] <= max(as_typed, _SUSPECT):
        return lines, []
    if scores[encoding] < _CERTAIN:
        if is_mostly_sound or count < _FEWEST_TO_REFUSE:
            return lines, []
        raise unknown_encoding()
    read = _ENCODINGS[encoding]
    repairs = [converted(encoding, line=_first_accented(lines))]
    read_lines = [_convert(line, read) for line in lines]
    if encoding != "TCVN3":
        return read_lines, repairs
    finished = raise_first_letters(read_lines)
    return finished, repairs + _raised(lines, read_lines, finished)


def _raised(lines, read_lines, finished):
    numbers = [
        line.number
        for line, read, done in zip(lines, read_lines, finished, strict=True)
        if is_raised(_words_of(line)) or read is not done
    ]
    if not numbers:
        return []
    params = {"count": len(numbers)}
    return [Repair("old_capitals", _RAISED, line=numbers[0], params=params)]


def converted(encoding, line=None) -> Repair:
    return Repair("old_encoding", _CONVERTED, line=line, params={"encoding": encoding})


def unknown_encoding():
    return UnreadableError(
        "encoding",
        gettext_noop(
            "The letters of the file cannot be read: it is written in an old or mixed "
            "encoding (such as TCVN3 or VNI). Convert it to Unicode in Word, for "
            "example with UniKey's toolkit, save it as .docx and import it again."
        ),
    )


def _as_windows(data):
    """Windows-1252 with its five holes kept as control characters."""
    text = data.decode("cp1252", errors="surrogateescape")
    return "".join(chr(ord(c) - 0xDC00) if ord(c) >= 0xDC80 else c for c in text)


def _from_symbol_area(letter):
    return chr(ord(letter) - 0xF000) if "\uf020" <= letter <= "\uf0ff" else letter


def _words_of(line):
    if not line.table:
        return line.plain
    rows = [*line.table.head, *line.table.rows]
    return " ".join(cell.plain for row in rows for cell in row)


def _first_accented(lines):
    return next(line.number for line in lines if accented_words(_words_of(line)))


def _convert(line, read):
    if line.table:
        rows = [
            _convert_rows(part, read) for part in (line.table.head, line.table.rows)
        ]
        return replace(line, table=Table(*rows, line.table.line))
    return replace(line, text=_convert_text(line.text, read))


def _convert_rows(rows, read):
    return [[_convert_text(cell, read) for cell in row] for row in rows]


def _convert_text(text, read):
    return Text.joined(run._replace(text=read(run.text)) for run in text.runs)
