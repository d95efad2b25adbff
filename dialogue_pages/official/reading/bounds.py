from ..report import gettext_noop
from .errors import UnreadableError
from .source import MAX_LINES


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
