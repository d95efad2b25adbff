"""Pages of every type in every state in which the public may not read them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, get_page_models

from dialogue_pages.models import (
    AnnouncementIndexPage,
    AnnouncementPage,
    AnswerIndexPage,
    AnswerPage,
    DialoguePlanIndexPage,
    DialoguePlanPage,
    QuestionFormPage,
)
from dialogue_pages.official.document import Item, Paragraph, Section
from dialogue_pages.official.text import Text
from home.models import HomePage, InformationPage
from tests.factories import ConferenceFactory, body

from ..filling import fill
from ..kinds import EDITOR, NEIGHBOUR, OFFICE, SIGNED_IN, Kinds

# A new page type belongs here: how one is made with a word in all that it tells.
# `fill` writes the word into its text fields; here stands what a text field is not.
MAKERS: dict[type[Page], Callable[[str], Page]] = {
    HomePage: lambda word: HomePage(body=[_words_block(word)]),
    InformationPage: lambda word: InformationPage(body=[_words_block(word)]),
    DialoguePlanIndexPage: lambda word: DialoguePlanIndexPage(),
    DialoguePlanPage: lambda word: DialoguePlanPage(
        body=body([_section(word)]),
        recipients=[("recipient", {"text": word, "for_report": True})],
    ),
    AnnouncementIndexPage: lambda word: AnnouncementIndexPage(),
    AnnouncementPage: lambda word: AnnouncementPage(
        body=[("text", word)],
        recipients=[("recipient", {"text": word, "for_report": False})],
        number="7",
        issued_day=5,
        issued_month=1,
        issued_year=2026,
    ),
    AnswerIndexPage: lambda word: AnswerIndexPage(),
    AnswerPage: lambda word: AnswerPage(),
    QuestionFormPage: lambda word: QuestionFormPage(),
}
# Under which page of the commune a type lives; the others lie under the front page.
PARENTS = {
    DialoguePlanPage: DialoguePlanIndexPage,
    AnnouncementPage: AnnouncementIndexPage,
    AnswerPage: AnswerIndexPage,
}


_numbers = count(1)


def _words_block(word):
    return "text", {"heading": word, "text": f"<p>{word}</p>"}


def _section(word):
    paragraph = Paragraph(Text.of(word))
    item = Item("1.", heading=Text.of(word), lead=Text.of(word), blocks=[paragraph])
    return Section("I.", Text.of(word), [item])


@dataclass
class Commune:
    """A commune's front page and its public lists, one of each type."""

    home: Page
    lists: dict[type[Page], Page] = field(default_factory=dict)

    def parent_of(self, page_type) -> Page:
        return self.lists[PARENTS[page_type]] if page_type in PARENTS else self.home


def written(page_type, word: str) -> Page:
    """A page of this type, not stored, with a word in all of its texts."""
    page = fill(MAKERS[page_type](word), word)
    # No marker in the address: a door that is closed repeats the address it was tried at.
    page.slug = f"{page_type.__name__.lower()}-{next(_numbers)}"
    return page


def added(parent: Page, page: Page, *, live: bool, with_conference=True) -> Page:
    page.live = live
    parent.add_child(instance=page)
    if isinstance(page, DialoguePlanPage) and with_conference:
        told = ("name", "venue_text", "schedule_text", "status_reason")
        ConferenceFactory(plan=page, **dict.fromkeys(told, page.title))
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def replaced(page: Page, word: str, *, publish: bool) -> Page:
    """A later revision with this word in all texts, published or left a draft."""
    page = page.get_latest_revision_as_object()
    told = written(type(page), word)
    for name in _told_fields(type(page)):
        setattr(page, name, getattr(told, name))
    revision = page.save_revision()
    if publish:
        revision.publish()
    page.refresh_from_db()
    return page


def _told_fields(page_type):
    own = [f.name for f in page_type._meta.local_concrete_fields]
    words = [*own, "title", "seo_title", "search_description", "body", "recipients"]
    untold = {"page_ptr", "made_from", "conference", "plan", "slug"}
    return [
        n for n in dict.fromkeys(words) if hasattr(page_type, n) and n not in untold
    ]


# The states of a page that the public may not read: each takes where it lives, the page
# with the marker and a page with harmless words, and gives back the stored page.
def draft(parent, page, _plain):
    return added(parent, page, live=False)


def for_a_group(parent, page, _plain):
    return _restricted(added(parent, page, live=True), PageViewRestriction.GROUPS)


def with_a_password(parent, page, _plain):
    page = added(parent, page, live=True)
    return _restricted(page, PageViewRestriction.PASSWORD, password="mat-khau-trang")


def for_accounts(parent, page, _plain):
    return _restricted(added(parent, page, live=True), PageViewRestriction.LOGIN)


def below_a_private_page(parent, page, plain):
    above = InformationPage(title="Tài liệu nội bộ", slug=f"noi-bo-{page.slug}")
    if type(page) in PARENTS:
        above = type(parent)(title="Danh sách nội bộ", slug=f"noi-bo-{page.slug}")
    front = Page.objects.get(depth=2, pk=parent.get_ancestors(inclusive=True)[1].pk)
    above = added(front.specific, above, live=True)
    _restricted(above, PageViewRestriction.GROUPS)
    return added(above, page, live=True)


def taken_down(parent, page, _plain):
    page = added(parent, page, live=True)
    page.unpublish()
    return page


def expired(parent, page, _plain):
    page.expire_at = timezone.now() + timedelta(hours=1)
    page = added(parent, page, live=True)
    type(page).objects.filter(pk=page.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled", verbosity=0)
    page.refresh_from_db()
    return page


def scheduled(parent, page, _plain):
    page.go_live_at = timezone.now() + timedelta(days=3)
    page = added(parent, page, live=False)
    page.save_revision(approved_go_live_at=page.go_live_at)
    return page


def draft_of_a_change(parent, page, plain):
    word = page.title.split()[0]
    return replaced(added(parent, plain, live=True), word, publish=False)


def old_version(parent, page, plain):
    page = added(parent, page, live=True, with_conference=False)
    return replaced(page, plain.title, publish=True)


STATES = {
    "draft": draft,
    "page for a group": for_a_group,
    "page with a password": with_a_password,
    "page for accounts": for_accounts,
    "page below a private page": below_a_private_page,
    "page taken down": taken_down,
    "expired page": expired,
    "scheduled page": scheduled,
    "draft of a change": draft_of_a_change,
    "old version": old_version,
}
# The register of publications and the lists of hamlets name these to the whole office.
WAS_PUBLIC = (
    "page for a group",
    "page with a password",
    "page below a private page",
    "page taken down",
    "expired page",
)


def _restricted(page, kind, **options):
    PageViewRestriction.objects.create(page=page, restriction_type=kind, **options)
    page.save_revision().publish()
    return page


def own_page_types() -> list[type[Page]]:
    """The types of the project, those that nobody has listed yet among them."""
    return [model for model in get_page_models() if model is not Page]


def plant(commune: Commune, kinds: Kinds) -> dict[tuple[str, str], Page]:
    """Every type in every state; by the names of both."""
    pages = {}
    for page_type, state in everything():
        name = f"{state}: {page_type.__name__}"
        readers = _readers(page_type, state)
        word = kinds.word(name, *readers)
        plain = written(page_type, f"Bình thường {len(pages)}")
        page = written(page_type, word)
        parent = commune.parent_of(page_type)
        parent = type(parent).objects.get(pk=parent.pk)
        pages[state, page_type.__name__] = STATES[state](parent, page, plain)
    return pages


def _readers(page_type, state):
    """Whoever may sign in reads what is for accounts; the office knows what was public."""
    if state == "page for accounts":
        return SIGNED_IN
    return OFFICE if state in WAS_PUBLIC else (EDITOR,)


def everything():
    for page_type in MAKERS:
        if page_type is not HomePage:
            for state in STATES:
                yield page_type, state


def plant_neighbours(commune: Commune, kinds: Kinds, there: str) -> dict[str, Page]:
    """What the other commune has published, and its drafts."""
    pages = {}
    for page_type in MAKERS:
        if page_type is HomePage:
            continue
        parent = commune.parent_of(page_type)
        parent = type(parent).objects.get(pk=parent.pk)
        for state, live in [("published", True), ("draft", False)]:
            name = f"{state} of the other commune: {page_type.__name__}"
            word = kinds.word(name, NEIGHBOUR, public_at=there if live else "")
            parent.refresh_from_db()
            page = added(parent, written(page_type, word), live=live)
            pages[f"{state} {page_type.__name__}"] = page
    return pages
