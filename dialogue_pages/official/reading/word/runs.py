"""The words of one Word paragraph, with their look, as a reader sees them."""

from collections import Counter
from itertools import starmap

from ...text import Run, Text
from ..legacy import convert_font, likeness
from .elements import attribute, child, local, value
from .styles import look_of

_LEFT_OUT = {"del", "moveFrom"}
_COUNTED_IN = {"ins", "moveTo"}
_PROPERTIES = {"pPr", "rPr", "sdtPr", "sdtEndPr", "Fallback", "tblPr", "rt"}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes.xml", "endnoteReference": "endnotes.xml"}


class RunReader:
    """Reads paragraphs one by one and remembers what was left out or set aside."""

    def __init__(self, styles):
        self._styles = styles
        self._pieces, self._base = [], None
        self.noticed = Counter()
        self.text_boxes, self.notes = [], []

    def read(self, paragraph, properties) -> Text:
        style = self._styles.paragraph_style(properties)
        self._base = self._styles.look(style).over(self._styles.default)
        self._pieces = []
        self._walk(paragraph)
        self._convert_old_fonts()
        return Text.joined(starmap(_as_run, self._pieces))

    def _walk(self, element):
        for each in element:
            name = local(each)
            if name in _LEFT_OUT:
                self.noticed["deleted"] += any(
                    local(t) == "delText" for t in each.iter()
                )
            elif name == "r":
                self._read_run(each)
            elif name not in _PROPERTIES:
                self.noticed["inserted"] += name in _COUNTED_IN
                self._walk(each)

    def _read_run(self, run):
        properties = child(run, "rPr")
        look = look_of(properties)
        look = look.over(self._styles.look(value(properties, "rStyle"))).over(
            self._base
        )
        for each in run:
            words = self._words_of(each)
            if words and look.hidden:
                self.noticed["hidden"] += 1
            elif words:
                self._pieces.append((words, look))

    def _words_of(self, element):
        name = local(element)
        if name == "t":
            return " ".join((element.text or "").splitlines()) or element.text
        if name == "br":
            return "" if attribute(element, "type") in {"page", "column"} else "\n"
        if name == "sym":
            return _symbol(attribute(element, "char", ""))
        if name in _NOTES:
            self.notes.append((_NOTES[name], attribute(element, "id")))
        elif name in {"drawing", "pict", "object", "AlternateContent"}:
            self._set_aside(element)
        return _SIGNS.get(name, "")

    def _set_aside(self, element):
        self.noticed["pictures"] += 1
        for each in element:
            if local(each) == "txbxContent":
                self.text_boxes.append(each)
            elif local(each) != "Fallback":
                self._set_aside(each)

    def _convert_old_fonts(self):
        """A font tells an old encoding only if no letter of the paragraph is newer."""
        pieces = [
            (convert_font(words, look.font or ""), look) for words, look in self._pieces
        ]
        before = "".join(words for words, _ in self._pieces)
        after = "".join(words for words, _ in pieces)
        if before != after and likeness(after) >= likeness(before):
            self.noticed["old_fonts"] += 1
            self._pieces = pieces


def _as_run(words, look):
    words = words.upper() if look.capitals else words
    return Run(words, bool(look.bold), bool(look.italic))


def _symbol(code):
    try:
        return chr(int(code, 16)) if 0x20 <= int(code, 16) <= 0xFFFF else ""
    except ValueError:
        return ""
