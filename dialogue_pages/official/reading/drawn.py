"""Lines drawn with signs (`-----`, `* * *`), as under a letterhead or in Markdown."""

import re
from dataclasses import replace

from ..report import Repair, gettext_noop
from ..text import Text
from .source import Line

_RULE = re.compile(r"\s*([-_*=~─―—–])(?:\s*\1){2,}\s*$")


def drop_drawn_lines(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    drawn = [line.number for line in lines if _RULE.match(line.plain)]
    if not drawn:
        return lines, []
    emptied = [
        replace(line, text=Text()) if _RULE.match(line.plain) else line
        for line in lines
    ]
    message = gettext_noop("Drawn lines were left out (%(count)d).")
    return emptied, [
        Repair("drawn_lines", message, line=drawn[0], params={"count": len(drawn)})
    ]
