from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from ...text import Run, Text
from .fonts import drawable


def paragraph(text: Text | str, style: ParagraphStyle) -> Paragraph:
    """Untrusted text as a paragraph; ReportLab would read `<` and `&` as markup."""
    return Paragraph("".join(map(_markup, _as_text(text).runs)), style)


def joined(*parts: Text | str) -> Text:
    """The parts that are not empty, a space between them."""
    texts = [text for part in parts if (text := _as_text(part).strip())]
    runs = [run for text in texts for run in (Run(" "), *text.runs)]
    return Text.joined(runs[1:])


def bold(text: Text | str) -> Text:
    return Text.joined(run._replace(bold=True) for run in _as_text(text).runs)


def capitals(text: Text | str) -> Text:
    return Text.joined(
        run._replace(text=run.text.upper()) for run in _as_text(text).runs
    )


def one_line(text: Text | str) -> str:
    """Plain text for metadata and bookmarks."""
    return " ".join(drawable(str(text)).split())


def _as_text(text: Text | str) -> Text:
    return Text.of(text) if isinstance(text, str) else text


def _markup(run: Run) -> str:
    markup = escape(drawable(run.text)).replace("\n", "<br/>")
    if run.italic:
        markup = f"<i>{markup}</i>"
    return f"<b>{markup}</b>" if run.bold else markup
