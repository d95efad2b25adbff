"""The search index: what is public stands in it, and nothing else."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.db import connection, transaction
from wagtail.models import Page, Site

from ..models import (
    AnnouncementPage,
    AnswerPage,
    DialoguePlanPage,
    SearchEntry,
    SearchPosting,
    SearchText,
    SearchWord,
)
from .page_texts import PageText, text_of, with_all_told
from .weights import weighed

FOUND_TYPES = (AnswerPage, AnnouncementPage, DialoguePlanPage)
_AT_ONCE = 200
_WORDS_AT_ONCE = 500


def refresh(pages) -> None:
    """Bring these pages up to date in the index: a set of pages, of whatever types."""
    keys = pages.values_list("pk", flat=True)
    for some in _in_steps(keys, _AT_ONCE):
        for model in FOUND_TYPES:
            _refresh(model.objects.filter(pk__in=some))


@transaction.atomic
def forget(keys: Iterable[int]) -> None:
    """Take pages out of the index by their keys."""
    keys = list(keys)
    _forget_words(keys)
    SearchText.objects.filter(pk__in=keys)._raw_delete(using=SearchText.objects.db)
    SearchEntry.objects.filter(pk__in=keys)._raw_delete(using=SearchEntry.objects.db)


def rebuild(site: Site) -> Iterator[int]:
    """Write the index of a commune anew; yields how many pages each step took in."""
    beneath = site.root_page.get_descendants(inclusive=True)
    kept = SearchEntry.objects.filter(site=site)
    gone = kept.exclude(page__in=beneath.live().public())
    forget(gone.values_list("pk", flat=True))
    for model in FOUND_TYPES:
        keys = model.objects.filter(pk__in=beneath).values_list("pk", flat=True)
        for some in _in_steps(keys, _AT_ONCE):
            yield _refresh(model.objects.filter(pk__in=some))


def forget_lost() -> None:
    """Drop the words of pages that are in no index any more, and words of no page."""
    known = SearchEntry.objects.values("pk")
    SearchPosting.objects.exclude(entry__in=known)._raw_delete("default")
    used = SearchPosting.objects.values("word")
    SearchWord.objects.exclude(pk__in=used)._raw_delete("default")


@transaction.atomic
def _refresh(pages) -> int:
    forget(pages.values_list("pk", flat=True))
    rows = [
        (page.pk, site, text_of(page))
        for page in with_all_told(pages.live().public())
        if (site := _site_of(page))
    ]
    add(rows)
    return len(rows)


def _site_of(page: Page) -> int | None:
    roots = Site.get_site_root_paths()
    return next(
        (r.site_id for r in roots if page.url_path.startswith(r.root_path)), None
    )


def add(rows: list[tuple[int, int, PageText]]) -> None:
    """Put pages into the index as (page, site, text); none of them may be there."""
    SearchEntry.objects.bulk_create(_entry(*row) for row in rows)
    SearchText.objects.bulk_create(
        SearchText(entry_id=key, title=text.title, lead=text.lead, body=text.body)
        for key, _, text in rows
    )
    by_site: dict[int, list] = {}
    for key, site, text in rows:
        by_site.setdefault(site, []).append((key, weighed(text)))
    for site, weights in by_site.items():
        words = _word_keys(site, chain.from_iterable(w for _, w in weights))
        _write_postings(
            (words[form], key, weight)
            for key, of_page in weights
            for (form, _), weight in of_page.items()
        )


def _write_postings(rows: Iterable[tuple[int, int, int]]) -> None:
    """Past the models, which take longer to make than their rows to write."""
    table = SearchPosting._meta.db_table
    sql = f"INSERT INTO {table} (word, entry, weight) VALUES (%s, %s, %s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, sorted(rows))  # in the order of the index


def _entry(key: int, site: int, text: PageText) -> SearchEntry:
    return SearchEntry(
        page_id=key,
        site_id=site,
        kind=text.kind,
        topic_id=text.topic_id,
        year=text.on.year,
        day=text.on.toordinal(),
    )


def _word_keys(site: int, words: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The key of every form; new words are added, in one order for all writers."""
    named = dict(words)
    known: dict[str, int] = {}
    for forms in _in_steps(sorted(named), _WORDS_AT_ONCE):
        known |= _known(site, forms)
        if new := [form for form in forms if form not in known]:
            SearchWord.objects.bulk_create(
                [SearchWord(site_id=site, form=form, key=named[form]) for form in new],
                ignore_conflicts=True,
            )
            known |= _known(site, new)
    return known


def _known(site: int, forms) -> dict[str, int]:
    rows = SearchWord.objects.filter(site=site, form__in=forms)
    return dict(rows.values_list("form", "pk"))


def _forget_words(keys: list[int]) -> None:
    rows = SearchPosting.objects.filter(entry__in=keys)
    rows._raw_delete(using=rows.db)


def refresh_beneath(page: Page) -> None:
    """The page and all below it: after a move, or when it is guarded or opened."""
    refresh(Page.objects.descendant_of(page, inclusive=True))


def _in_steps(items: Iterable, size: int) -> Iterator[list]:
    items = list(items)
    return (items[start : start + size] for start in range(0, len(items), size))
