"""Text that stays text in a spreadsheet."""

import re

# The wide forms, too: an Excel set to Japanese or Chinese takes them for the narrow.
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)


def neutral(text: str) -> str:
    """With a quote before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
