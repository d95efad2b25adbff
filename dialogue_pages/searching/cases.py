"""Questions found by their words at the desk: through the full text, or row by row.

Few matches are fetched from the index; what matches often is soon met by walking through
the list in its own order, which spares fetching and sorting all of it.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import F, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from wagtail.models import Site

from dialogue_pages.vietnamese.folding import nfc
from dialogue_pages.vietnamese.search_words import search_words

from ..kept.values import kept
from ..models import Hamlet, QuestionWords
from ..models.question_words import hamlet_key
from .by_index import by_the_index, expected

FEW = 10_000
_SURELY_MANY = 2 * FEW  # as expectations go
MOST_WORDS = 12
_MOST_HAMLETS = 5  # with a name of so many more, a word is no name
_PUBLIC = "~"  # before words that who reads masked may search
_PHRASE = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r"(\d{1,9})/(\d{4})")
_TELEPHONE = re.compile(r"(?<!\w)\+?\d[\d .]{6,}\d(?!\w)")
_TABLE = QuestionWords._meta.db_table


@dataclass(frozen=True)
class CaseSearch:
    """What was typed at the desk: all `groups` must stand in a question, of each any word.

    `phrases` are words that must stand side by side.
    """

    groups: tuple[tuple[str, ...], ...]
    phrases: tuple[str, ...] = ()

    def narrowed(self, cases: QuerySet) -> QuerySet:
        """The cases that hold the words."""
        if not self.is_common:
            return self._with_phrases(among(cases, self._keys))
        if self._is_of_public_words:
            # Told by the row itself; its words are long and lie elsewhere.
            cases = cases.exclude(public_title="", public_text="")
        for group in self.groups:
            any_of = Q()
            for word in group:
                any_of |= _holding(word)
            cases = cases.filter(any_of)
        return self._with_phrases(cases)

    @cached_property
    def is_common(self) -> bool:
        """Whether more questions hold the words than are fetched at once."""
        return self._is_often or len(self._keys) > FEW

    @property
    def _is_of_public_words(self) -> bool:
        """Whether a group asks for a word that is searched masked, and for no hamlet."""
        return any(len(group) == 1 and group[0][0] == _PUBLIC for group in self.groups)

    @cached_property
    def _is_often(self) -> bool:
        """What is surely common, told without fetching all that is found."""
        return kept(("common words", self.groups), self._is_found_often)

    def _is_found_often(self) -> bool:
        if connection.vendor == "sqlite":
            sql, values = self._on_sqlite()
            with connection.cursor() as cursor:
                cursor.execute(f"{sql} LIMIT 1 OFFSET {FEW}", values)
                return cursor.fetchone() is not None
        # It reads all matches to find a few of them.
        return expected(self._on_postgresql())[0] > _SURELY_MANY

    @cached_property
    def _keys(self) -> list[int]:
        """The keys of the questions with the words, one more than few at most."""
        with by_the_index(), connection.cursor() as cursor:
            sql, values = self._asked()
            cursor.execute(f"{sql} LIMIT {FEW + 1}", values)
            return [key for (key,) in cursor.fetchall()]

    def _with_phrases(self, cases: QuerySet) -> QuerySet:
        for phrase in self.phrases:
            cases = cases.filter(_holding(phrase))
        return cases

    def _asked(self) -> tuple[str, list]:
        if connection.vendor == "sqlite":
            return self._on_sqlite()
        return self._on_postgresql()

    def _on_sqlite(self) -> tuple[str, list]:
        index = f"{_TABLE}_fts"
        groups = (" OR ".join(f'"{word}"' for word in group) for group in self.groups)
        asked = " AND ".join(f"({group})" for group in groups)
        return f"SELECT rowid FROM {index} WHERE {index} MATCH %s", [asked]  # noqa: S608

    def _on_postgresql(self) -> tuple[str, list]:
        has_any = " AND ".join(["string_to_array(text, ' ') && %s"] * len(self.groups))
        sql = f"SELECT question_id FROM {_TABLE} WHERE {has_any}"  # noqa: S608
        return sql, [list(group) for group in self.groups]


def _holding(words: str) -> Q:
    """SQLite's LIKE folds every letter on its way; ours are folded already."""
    if connection.vendor == "sqlite":
        place = StrIndex(F("words__text"), Value(f" {words} "))
        return Q(GreaterThan(place, 0))
    return Q(words__text__contains=f" {words} ")


def among(cases: QuerySet, keys: list[int]) -> QuerySet:
    """By whole numbers from the database, put down as they are: there may be many."""
    if not keys:
        return cases.none()
    listed = RawSQL(", ".join(map(str, keys)), [])  # noqa: S611 (whole numbers)
    return cases.filter(pk__in=listed)


def read_search(text: str, site: Site, *, masked: bool) -> CaseSearch | None:
    """Read what was typed; None where it holds no word.

    Words in quotation marks stand side by side. The name of a hamlet finds its questions
    too. Who reads masked searches public words only.
    """
    mark = _PUBLIC if masked else ""
    text = _TELEPHONE.sub(lambda number: re.sub(r"\D", "", number[0]), nfc(text))
    keys = list(dict.fromkeys(_keys(text)))[:MOST_WORDS]
    if not keys:
        return None
    hamlets = _hamlets(site, keys)
    groups = tuple((f"{mark}{key}", *hamlets.get(key, ())) for key in keys)
    phrases = (_keys(phrase) for phrase in _PHRASE.findall(text))
    side_by_side = (" ".join(f"{mark}{key}" for key in some) for some in phrases)
    return CaseSearch(groups, tuple(filter(None, side_by_side)))


def read_number(text: str) -> tuple[int, int] | None:
    """The running number and the year of `0012/2026`."""
    found = _NUMBER.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found else None


def _keys(text: str) -> list[str]:
    return [word.key for word in search_words(text)]


def _hamlets(site: Site, keys: list[str]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for pk, words in kept(("words of hamlets", site.pk), lambda: _words(site)):
        for key in words & set(keys):
            named.setdefault(key, []).append(hamlet_key(pk))
    return {key: found for key, found in named.items() if len(found) <= _MOST_HAMLETS}


def _words(site: Site) -> list[tuple[int, set[str]]]:
    """The hamlets of a commune, each with the words of its name."""
    names = Hamlet.objects.filter(site=site).values_list("pk", "name")
    return [(pk, set(_keys(nfc(name)))) for pk, name in names]
