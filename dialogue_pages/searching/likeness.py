"""What is like a question: cases of the office, and answers that everybody may read."""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import log

from django.db import connection
from wagtail.models import Site

from dialogue_pages.vietnamese.folding import nfc
from dialogue_pages.vietnamese.search_words import is_asking_word, search_words

from ..choices import SearchKind
from ..models import AnswerPage, Question, QuestionWords
from .asking import read_query
from .by_index import by_the_index, expected
from .finding import hits_of, synonyms_of
from .marking import Marker
from .matching import Asking, likeliest
from .vocabulary import Vocabulary

MOST_ALIKE = 5
_MOST_WORDS = 12
_WORTH_A_LOOK = 100  # candidates whose texts are compared
_COMMON = 500  # a word in so many questions tells little; counting stops here
_SURELY_COMMON = 20 * _COMMON  # as expectations go
_AROUND = 20_000  # questions that came shortly before and after
_LIKE = 0.34  # the share of a title's weight that a like question has too
_TABLE = QuestionWords._meta.db_table
_QUESTIONS = Question._meta.db_table


def similar_answers(
    site: Site, words: str, *, most: int = MOST_ALIKE
) -> list[AnswerPage]:
    """Published answers with most of the words, the likeliest first.

    From the index of what is public alone, and looked at once more page by page. Words
    that only share their letters, `đèn` and `đến`, are not alike.
    """
    query = read_query(words, synonyms_of(site))
    known = Vocabulary.for_queries(site.pk, query)
    ways = [concept for concept in known.ways(query) if concept.ways]
    at_least = max(-(-query.size * 3 // 5), 2)
    if sum(concept.size for concept in ways) < at_least:
        return []
    asking = Asking(site.pk, ways, known.pairs(query), at_least)
    shown = likeliest(asking, most=most, kind=SearchKind.ANSWER)
    keys = [hit.page.pk for hit in hits_of(site, shown, Marker.for_query(query))]
    pages = AnswerPage.objects.in_bulk(keys)
    return [pages[key] for key in keys if key in pages]


def similar_cases(question: Question, *, most: int = MOST_ALIKE) -> list[Question]:
    """Other questions of the commune about the same, the likest first; for the office.

    Candidates share two of the three rarest words of the title; where all its words are
    common, four of them, among the questions that came at about the same time. However
    many questions there are, a hundred are compared.
    """
    asked = _telling_words(question.title) or _telling_words(question.content)
    spread = _spread_of(asked)
    weights = {word: log(2 * _COMMON / (1 + spread[word])) for word in asked}
    rarest = sorted(asked, key=spread.get)
    candidates = _sharing(question, rarest, spread)
    whole = sum(weights.values())
    likeness = {key: _shared(weights, text) / whole for key, text in candidates}
    like = [key for key, share in likeness.items() if share >= _LIKE]
    likest = nlargest(most, like, lambda key: (likeness[key], key))
    questions = Question.objects.in_bulk(likest)
    return [questions[key] for key in likest if key in questions]


def _telling_words(text: str) -> list[str]:
    words = list(search_words(nfc(text)))
    typed = any(word.has_accents for word in words)
    told = [
        word.key for word in words if not is_asking_word(word, accents_are_typed=typed)
    ]
    return list(dict.fromkeys(told))[:_MOST_WORDS]


def _shared(weights: dict[str, float], text: str) -> float:
    """How much of the words stands in a `QuestionWords.text`; in its title counts whole."""
    title, content, *_others = [*(set(part.split()) for part in text.split("|", 2)), ()]
    return sum(
        weight * (1 if word in title else 0.6 if word in content else 0)
        for word, weight in weights.items()
    )


def _spread_of(words: Sequence[str]) -> dict[str, int]:
    """In how many questions each word stands, as far as is counted.

    SQLite stops at the last that is counted. PostgreSQL reads all of them, or texts that
    lack the word: it only counts words that it does not know to be common.
    """
    common = []
    if connection.vendor == "postgresql":
        rows = expected(*(_holding([[word]]) for word in words))
        pairs = zip(words, rows, strict=True)
        common = [word for word, count in pairs if count > _SURELY_COMMON]
    rest = [word for word in words if word not in common]
    return dict.fromkeys(common, _COMMON) | _counted(rest)


def _counted(words: Sequence[str]) -> dict[str, int]:
    """By one statement."""
    if not words:
        return {}
    counted, values = [], []
    for place, word in enumerate(words):
        found, asked = _holding([[word]])
        counted.append(
            f"SELECT {place:d}, COUNT(*) FROM ({found} LIMIT {_COMMON}) AS w{place:d}"  # noqa: S608
        )
        values += asked
    with by_the_index(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counted), values)
        return {words[place]: count for place, count in cursor.fetchall()}


def _sharing(
    question: Question, rarest: list[str], spread: dict
) -> list[tuple[int, str]]:
    """The newest questions of the commune that share the rarest words, with their words."""
    telling = [word for word in rarest if spread[word] > 1][:4]
    if len(telling) < 2:
        return []
    one, two, *more = telling
    ways, around = [[one, two]], None
    if spread[two] >= _COMMON:
        ways, around = [telling], question.pk
    elif more and spread[more[0]] < _COMMON:
        ways += [[one, more[0]], [two, more[0]]]
    found, values = _holding(ways, around)
    sql = f"""
        SELECT q.id, words.text FROM {_QUESTIONS} q
        JOIN ({found}) AS found ON found.id = q.id
        JOIN {_TABLE} words ON words.question_id = q.id
        WHERE q.site_id = %s AND q.id <> %s ORDER BY q.id DESC LIMIT {_WORTH_A_LOOK}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, question.site_id, question.pk])
        return cursor.fetchall()


def _holding(
    ways: Iterable[Sequence[str]], around: int | None = None
) -> tuple[str, list]:
    """The keys of the questions with all words of one of the ways, as SQL and values."""
    near = [] if around is None else [around - _AROUND, around + _AROUND]
    if connection.vendor == "sqlite":
        index = f"{_TABLE}_fts"
        groups = (" AND ".join(f'"{word}"' for word in way) for way in ways)
        asked = " OR ".join(f"({group})" for group in groups)
        bounds = " AND rowid BETWEEN %s AND %s" if near else ""
        sql = f"SELECT rowid AS id FROM {index} WHERE {index} MATCH %s{bounds}"  # noqa: S608
        return sql, [asked, *near]
    ways = list(ways)
    has_all = " OR ".join(["string_to_array(text, ' ') @> %s"] * len(ways))
    bounds = " AND question_id BETWEEN %s AND %s" if near else ""
    sql = f"SELECT question_id AS id FROM {_TABLE} WHERE ({has_all}){bounds}"  # noqa: S608
    return sql, [*map(list, ways), *near]
