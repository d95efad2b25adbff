"""Text that stays text in a spreadsheet."""

import re

_FORMULA = re.compile(r"[=+\-@\t\r\n].", re.DOTALL)


def neutral(text: str) -> str:
    """With a quote before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
