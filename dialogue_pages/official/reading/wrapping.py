"""Whether a line goes on in the next one, judged by the words alone."""

import re

MARKER = re.compile(
    r"\s*(?:[-+–•*]\s|-\s*\+|(?:\d+\.)*\d+[.)]\s|[IVXLC]+\.\s|[a-zđ]\)\s"
    r"|(?:TM|KT|TL|TUQ|Q)\.\s|Nơi nhận)"
)
_ENDS = (".", ";", ":", "!", "?", "./.", "…")


def goes_on(before: str, after: str) -> bool:
    """True if `after` reads as the rest of the sentence or heading in `before`."""
    before, after = before.strip(), after.strip()
    if not before or not after or MARKER.match(after):
        return False
    if before.endswith(","):
        return True
    if before.endswith(_ENDS):
        return False
    if before.isupper():
        return after.isupper() and before.endswith("-")
    return not after.isupper()
