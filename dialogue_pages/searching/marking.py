"""Found words marked in the text as it was written; everything else is escaped."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dialogue_pages.vietnamese.search_words import Word, search_words

from .asking import Asked, Phrase, Query

_BEFORE, _SHOWN = 60, 260  # characters of an excerpt before the first hit, and in all
_MOST_HITS = 50  # looked at for the best excerpt

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds the asked phrases in texts."""

    single: tuple[Asked, ...]
    phrases: tuple[Phrase, ...]

    @classmethod
    def for_query(cls, query: Query) -> "Marker":
        """Typed words are marked wherever they stand, others only as whole phrases."""
        typed = {a for c in query.concepts for phrase in c.typed for a in phrase}
        same = {phrase for concept in query.concepts for phrase in concept.same}
        return cls(tuple(typed), tuple(sorted(same, key=len, reverse=True)))

    def marked(self, text: str) -> SafeString:
        return _with_marks(text, 0, len(text), self.spans(text))

    def excerpt(self, *texts: str) -> SafeString:
        """The part of the first text with a hit around it; else how the first begins."""
        for text in texts:
            if spans := self.spans(text):
                return _around(text, spans)
        return _around(next(filter(None, texts), ""), [])

    def spans(self, text: str) -> list[Span]:
        """Where something found stands; hits with a mere space between are one."""
        words = list(search_words(text))
        joined: list[Span] = []
        for start, end in self._hits(words):
            if joined and text[joined[-1][1] : start].isspace():
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        return joined

    def _hits(self, words: list[Word]) -> Iterator[Span]:
        place = 0
        while place < len(words):
            length = self._length_at(words, place)
            if length:
                yield words[place].start, words[place + length - 1].end
            place += length or 1

    def _length_at(self, words: list[Word], place: int) -> int:
        for phrase in self.phrases:
            here = words[place : place + len(phrase)]
            if len(here) == len(phrase) and all(map(_is_asked, here, phrase)):
                return len(phrase)
        return int(any(_is_asked(words[place], asked) for asked in self.single))


def _is_asked(word: Word, asked: Asked) -> bool:
    if asked.is_prefix:
        return word.key.startswith(asked.key)
    if asked.is_strict:
        return word.form == asked.form or word.form == asked.key
    return word.key == asked.key


def _around(text: str, spans: list[Span]) -> SafeString:
    start = _word_start(text, _best_place(spans) - _BEFORE) if spans else 0
    end = _word_end(text, start + _SHOWN)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{_with_marks(text, start, end, spans)}{after}")  # noqa: S308 (escaped there)


def _best_place(spans: list[Span]) -> int:
    """The hit after which most is marked in the length of an excerpt."""

    def marked_from(place: int) -> int:
        last = spans[place][0] + _SHOWN - _BEFORE
        return sum(end - start for start, end in spans[place:] if end <= last)

    return spans[max(range(min(len(spans), _MOST_HITS)), key=marked_from)][0]


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    return max(text.rfind(" ", 0, at), 0) or at


def _with_marks(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    parts, at = [], start
    for first, last in spans:
        if first < start or last > end:
            continue
        parts += [escape(text[at:first]), f"<mark>{escape(text[first:last])}</mark>"]
        at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308 (escaped above)
