"""Places where a file has lost letters: `Chương t  nh`, `chính t ị`, `T ưởng thôn`."""

import re
from dataclasses import dataclass

from .syllables import (
    could_be_loan_word,
    could_be_syllable,
    is_bare_onset,
    lacks_onset,
)

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\x00-\x7f]")
_FOREIGN = re.compile("[fjwz]|k$")
# A single letter after these names something: "điểm b", "mẫu số c", "vitamin C".
_TAKES_A_LETTER = frozenset(
    "điểm khoản mục mẫu biểu nhóm loại hạng lớp khối khu tổ đội chữ phần ý số hệ và"
    " hoặc đến phòng nhà lô dãy đoạn tuyến ngõ hẻm cột dòng điều tiết đường".split()
)


@dataclass(frozen=True, slots=True)
class LostLetters:
    """A stretch of text that cannot have been written so."""

    start: int
    end: int
    text: str


def find_lost_letters(text: str) -> list[LostLetters]:
    """Every place where letters must be missing; abbreviations are left alone."""
    words = list(_WORD.finditer(text))
    found: list[LostLetters] = []
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else None
        before = words[index - 1] if index else None
        if not _is_damaged(text, before, word, after):
            continue
        end = after.end() if after and _only_space(text, word, after) else word.end()
        start = word.start()
        if found and start < found[-1].end:
            start, end = found.pop().start, word.end()
        found.append(LostLetters(start, end, text[start:end]))
    return found


def _is_damaged(text, before, word, after) -> bool:
    if is_bare_onset(word[0]):
        return _stands_free(text, word) and (
            _has_lost_its_rime(text, word, after)
            or (word[0].islower() and not _is_excused(text, before, word, after))
        )
    if not word[0].islower() or not _MARKED.search(word[0]):
        return False
    if could_be_syllable(word[0]):
        return lacks_onset(word[0]) and _has_wide_gap(text, word)
    is_foreign = _FOREIGN.search(word[0]) or len(word[0]) > 11
    return not is_foreign and not could_be_loan_word(word[0])


def _stands_free(text, word) -> bool:
    before, after = text[: word.start()][-1:], text[word.end() :][:1]
    return (not before or before in " (“\n") and (not after or after in " \n")


def _has_lost_its_rime(text, word, after) -> bool:
    """`T ưởng`: an onset before something that begins with a vowel and is no word."""
    if not after or not _only_space(text, word, after):
        return False
    cased_alike = after[0].islower() or (word[0].isupper() and after[0].isupper())
    return cased_alike and bool(_MARKED.search(after[0])) and lacks_onset(after[0])


def _is_excused(text, before, word, after) -> bool:
    alone = before is None and after is None
    lead = text[: word.start()].rstrip()
    if alone or word[0] == "v" or lead[-1:].isdigit():
        return True
    if re.match(r"\s*[=<>+%×]", text[word.end() :]):
        return True
    if len(word[0]) > 1:
        return False
    is_count = (
        word[0] in "kmnx" and before is not None and not _has_wide_gap(text, word)
    )
    is_label = before is None and after is not None and after[0][0].isupper()
    follows_letters = lead.endswith((",", ":", ";", "=", "/"))
    names_something = before is not None and before[0].lower() in _TAKES_A_LETTER
    return is_count or is_label or follows_letters or names_something


def _has_wide_gap(text, word) -> bool:
    return text[: word.start()].endswith("  ") or text[word.end() :].startswith("  ")


def _only_space(text, word, after) -> bool:
    return text[word.end() : after.start()].isspace()
