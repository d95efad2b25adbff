"""What a draft leaves to be filled in: `[nội dung kết luận]`, `…`."""

import re

from dialogue_pages.official.writing.plain_text import render_text

_BLANK = re.compile(r"\[[^\[\]\n]{2,}\]|[^\s…]*\s?…+|\S*\s?\.{4,}")
_FIELDS = ("title", "summary", "audience", "what_to_do")


def blanks_in(page) -> list[str]:
    """The blanks of a page that has a `document`, in order, each once."""
    texts = [getattr(page, name) or "" for name in _FIELDS]
    texts.append(render_text(page.document))
    found = [match[0].strip() for text in texts for match in _BLANK.finditer(text)]
    return list(dict.fromkeys(found))
