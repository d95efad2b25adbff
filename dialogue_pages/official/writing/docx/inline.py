"""Paragraphs and runs."""

import re

from ...text import Run, Text
from .xml import text_element, w

_PIECES = re.compile("([\n\t])")


def paragraph(text: Text | str, style: str, *properties, look=None):
    """A paragraph in a style; `look` is a function of a run to further properties."""
    settings = w("pPr", w("pStyle", val=style), *properties)
    runs = [_run(run, look) for run in as_text(text).runs if run.text]
    return w("p", settings, *runs)


def keep_next():
    return w("keepNext")


def as_text(text: Text | str) -> Text:
    return Text.of(text) if isinstance(text, str) else text


def joined(*parts: Text | str) -> Text:
    """The parts that are not empty, a space between them."""
    texts = [text for part in parts if (text := as_text(part).strip())]
    runs = [run for text in texts for run in (Run(" "), *text.runs)]
    return Text.joined(runs[1:])


def bold(text: Text | str) -> Text:
    return Text.joined(run._replace(bold=True) for run in as_text(text).runs)


def upright(text: Text) -> Text:
    """Without marks that the style of the whole paragraph already gives."""
    return Text.joined(run._replace(bold=False) for run in text.runs)


def capitals(text: Text | str) -> Text:
    return Text.joined(
        run._replace(text=run.text.upper()) for run in as_text(text).runs
    )


def _run(run, look):
    marks = [w("b")] if run.bold else []
    marks += [w("i")] if run.italic else []
    marks += look(run) if look else []
    pieces = filter(None, _PIECES.split(run.text))
    return w("r", w("rPr", *marks) if marks else None, *map(_piece, pieces))


def _piece(words):
    if words == "\n":
        return w("br")
    return w("tab") if words == "\t" else text_element(words)
