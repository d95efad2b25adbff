"""Where an appendix begins: `PHỤ LỤC`, `Phụ lục II`, `PHỤ LỤC PHÂN CÔNG …`."""

import re

from .paragraphs import is_capitals

_ALONE = re.compile(r"phụ lục(?:\s+(?:số\s+)?(?:[IVX]+|\d{1,2}))?\s*[.:]?", re.I)


def is_appendix(text: str) -> bool:
    text = " ".join(text.split())
    titled = text.startswith("PHỤ LỤC ") and is_capitals(text)
    return titled or bool(_ALONE.fullmatch(text))
