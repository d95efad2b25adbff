"""The signature block: authority lines, position, name, known by its own words."""

import re

from ..document import Document, Signature
from ..report import Repair, gettext_noop
from .head import left_out
from .paragraphs import is_capitals

_CAPACITY = re.compile(r"^(?:TM|KT|TL|TUQ)\.\s*\S")
_POSITION = re.compile(
    r"^(?:Q\.\s*|(?:PHÓ|QUYỀN)\s+)?"
    r"(?:CHỦ TỊCH|CHÁNH VĂN PHÒNG|TRƯỞNG (?:PHÒNG|BAN)|GIÁM ĐỐC|BÍ THƯ)\b"
)
# Two to six words: `Lò Thị Mai Hoa`, `ThS. Lò Thị Mai Hoa`; not `(Đã ký)`.
_NAME = re.compile(r"^(?:[^\W\d_]{1,4}\.\s*)*[^\W\d_]+(?:\s[^\W\d_]+){1,5}$")
_LONGEST_TITLE = 60


def is_capacity(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and bool(_CAPACITY.match(text))


def is_position(text: str) -> bool:
    is_title = len(text) <= _LONGEST_TITLE and is_capitals(text)
    return is_title and bool(_POSITION.match(text))


class SignatureReader:
    """Reads the lines of a signature block; of two blocks the paper keeps one."""

    def __init__(self, document: Document):
        self._document = document
        self._read = Signature()
        self._words: list[str] = []

    @property
    def has_begun(self) -> bool:
        return bool(self._read.capacity or self._read.position)

    @property
    def is_complete(self) -> bool:
        return self._read.name is not None

    def read(self, text: str, number: int) -> list[Repair]:
        repairs = []
        if self.is_complete and (is_capacity(text) or is_position(text)):
            repairs = self.settle()
            self._read, self._words = Signature(), []
        if not self._take(text):
            return [*repairs, left_out(text, number)]
        self._read.line = self._read.line or number
        self._words.append(text)
        return repairs

    def settle(self) -> list[Repair]:
        """Put the block into the document; the committee's goes before another's."""
        if not self.has_begun:
            return []
        kept, other = self._document.signature, self._read
        if kept.line is None:
            self._document.signature = other
            return []
        if _is_of_committee(other) and not _is_of_committee(kept):
            self._document.signature = other
            other = kept
        return [_second(other)]

    def _take(self, text: str) -> bool:
        read = self._read
        if is_capacity(text):
            read.capacity.append(text)
        elif self.is_complete:
            return False
        elif is_position(text.upper()) or not read.position and is_capitals(text):
            if read.position:
                read.capacity.append(read.position)
            read.position = text
        elif is_capitals(text) and not is_position(read.position.upper()):
            read.capacity.append(read.position)
            read.position = text
        elif _NAME.match(text):
            read.name = text
        else:
            return False
        return True


def _is_of_committee(signature: Signature) -> bool:
    return any(
        re.match(r"TM\.\s*(?:[UỦ][ỶY] BAN NHÂN DÂN|UBND)", line, re.I)
        for line in signature.capacity
    )


def _second(signature: Signature) -> Repair:
    words = [*signature.capacity, signature.position, signature.name]
    told = " / ".join(filter(None, words))
    return Repair(
        "second_signature",
        gettext_noop(
            "The paper is signed twice; the signature “%(text)s” is left out."
        ),
        line=signature.line,
        before=told,
        params={"text": told},
    )
