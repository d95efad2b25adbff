"""Words as a search compares them: with their accents (`form`) and without (`key`)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .folding import fold, nfc
from .tone_marks import tone_on_first

_WORD = re.compile(r"[^\W_]+")
# What is no letter, or none to SQLite's index, which would make two words of one: `¼` is
# written out as `1⁄4`; vowels of New Tai Lue and signs of Vedic stand after a letter.
_APART = re.compile(r"[\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")
LONGEST_WORD = 40
# `kĩ` and `kỹ`, `lí` and `lý`: one word, two customs of writing.
_LONE_Y = re.compile(r"([hklmst])y")

# Words that a question is put in; alone they find nothing that was meant.
_ASKING = frozenset(
    """
    à ạ ai anh bà bác bao bị bởi các cái cần cháu cho chúng có con của cùng cứ dạ để
    đã đang đâu đây đề được em gì hay hãy hỏi hơn hộ kia kính khi không làm lên là lại
    mà mình một muốn nào này nên nếu nhé như những nữa ông ơi ở phải qua ra rất rằng
    sao sau sẽ tại thế thì theo thưa tôi từ tự và vào vậy về vì với vẫn xin
    """.split()
)
_ASKING_KEYS = frozenset(map(fold, _ASKING))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, and what it is compared by.

    `form` is composed, in lower case, the tone of oa, oe, uy on the first vowel; `key`
    has no accents either, d for đ, and no leading zeros: `Đường` is `đường`, `duong`.
    """

    form: str
    key: str
    start: int
    end: int

    @property
    def has_accents(self) -> bool:
        return not self.form.isascii()


def search_words(text: str) -> Iterator[Word]:
    """The words and numbers of a composed text; what is longer than a word is cut."""
    for match in _WORD.finditer(text):
        form, key = _read(match[0])
        if key:
            yield Word(form, key, match.start(), match.end())


def word_keys(text: str) -> list[str]:
    """The keys alone of the words of a composed text, in their order."""
    keys = (_read(word)[1] for word in _WORD.findall(text))
    return [key for key in keys if key]


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, str]:
    form = word_form(word)
    return form, word_key(form)


def word_form(word: str) -> str:
    return tone_on_first(nfc(word.lower()))[:LONGEST_WORD]


def word_key(word: str) -> str:
    key = _APART.sub("", fold(unicodedata.normalize("NFKC", word)))
    if key.isdecimal():
        return key.lstrip("0") or "0"
    lone = _LONE_Y.fullmatch(key)
    return f"{lone[1]}i" if lone else key


def is_asking_word(word: Word, *, accents_are_typed: bool) -> bool:
    """Whether a word only puts the question: `xin hỏi`, `như thế nào`.

    In a text typed with accents they tell `của` from `cửa`; without, nothing does.
    """
    if accents_are_typed:
        return word.form in _ASKING
    return word.key in _ASKING_KEYS
