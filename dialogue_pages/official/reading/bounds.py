from ..report import gettext_noop
from ..text import Text
from .errors import UnreadableError
from .source import MAX_LINES, MAX_PARAGRAPH


def check_line_count(count: int) -> None:
    if count > MAX_LINES:
        raise UnreadableError(
            "too_many_lines",
            gettext_noop(
                "The file has %(count)d lines, more than the %(limit)d allowed. "
                "Choose the file that contains only the plan."
            ),
            count=count,
            limit=MAX_LINES,
        )


def check_paragraph(text: Text, line: int) -> None:
    if len(text) > MAX_PARAGRAPH:
        raise UnreadableError(
            "too_long_paragraph",
            gettext_noop(
                "The paragraph at line %(line)d is longer than the %(limit)d characters "
                "allowed. Break it into paragraphs and import the file again."
            ),
            line=line,
            limit=MAX_PARAGRAPH,
        )
