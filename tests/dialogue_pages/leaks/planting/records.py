"""Records of a commune that are neither cases nor pages, each with a word in its texts."""

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from dialogue_pages.choices import (
    DutyAnchor,
    DutyCode,
    DutyDirection,
    PostingPlace,
)
from dialogue_pages.models import (
    AnnouncementFile,
    CommuneSettings,
    DeadlineRule,
    Hamlet,
    PlanSource,
    Posting,
    RefusalReason,
    ReplyTemplate,
    RulePack,
    SearchSynonym,
    SupervisionRecommendation,
    Topic,
    Unit,
    WorkingDayException,
)
from home.demo import plans as demo_plans

from ..filling import fill
from ..kinds import (
    EDITOR,
    MODERATOR,
    NEIGHBOUR,
    OFFICE,
    SUPERVISOR,
    THERE,
    UNIT_LINK,
    Kinds,
)
from .pages import Commune

PLANS = Path(demo_plans.__path__[0])


def _plan_file(word: str) -> bytes:
    """A plan of the demo as a text file, with a word at its end."""
    return (PLANS / "coming.txt").read_bytes() + f"\n{word}\n".encode()


# A record that only the office reads: how one is made in a commune.
INTERNAL: dict[type[Model], Callable] = {
    PlanSource: lambda c, word: PlanSource(
        parent=c.plans, name=f"{word}.txt", content=_plan_file(word)
    ),
    ReplyTemplate: lambda c, word: ReplyTemplate(site=c.site),
    RefusalReason: lambda c, word: RefusalReason(site=c.site),
    SearchSynonym: lambda c, word: SearchSynonym(
        site=c.site, name=f"{word} = tên khác"
    ),
    SupervisionRecommendation: lambda c, word: SupervisionRecommendation(
        site=c.site,
        number="1/KN",
        **dict.fromkeys(
            ["dated_on", "received_on", "due_on", "answered_on"], timezone.localdate()
        ),
    ),
}
_READERS = {
    PlanSource: (EDITOR,),
    ReplyTemplate: (*OFFICE, UNIT_LINK),
    SupervisionRecommendation: (MODERATOR, SUPERVISOR),
}
# A record that its own commune shows to everybody, and no other commune does.
OPEN: dict[type[Model], Callable] = {
    Hamlet: lambda c, word: Hamlet(site=c.site, name=word),
    Unit: lambda c, word: Unit(site=c.site, name=word),
    Topic: lambda c, word: Topic(site=c.site, name=word, unit=c.unit),
    WorkingDayException: lambda c, word: WorkingDayException(
        site=c.site, day=timezone.localdate()
    ),
    RulePack: lambda c, word: RulePack(site=c.site),
    DeadlineRule: lambda c, word: DeadlineRule(
        pack=RulePack.objects.filter(site=c.site).first(),
        code=DutyCode.ANNOUNCE,
        anchor=DutyAnchor.CONFERENCE,
        direction=DutyDirection.BEFORE,
        offset=3,
    ),
    Posting: lambda c, word: Posting(
        site=c.site,
        page=c.plans,
        place=PostingPlace.OTHER,
        posted_from=timezone.localdate(),
    ),
    CommuneSettings: lambda c, word: CommuneSettings.objects.get_or_create(site=c.site)[
        0
    ],
}


def plant(commune: Commune, kinds: Kinds) -> dict[type[Model], Model]:
    """Internal records of the own commune."""
    planted = {}
    for model, made in INTERNAL.items():
        readers = _READERS.get(model, OFFICE)
        word = kinds.word(f"internal {model.__name__}", *readers)
        planted[model] = fill(made(commune, word), word)
        planted[model].save()
    return planted


def plant_neighbours(commune: Commune, kinds: Kinds) -> dict[type[Model], Model]:
    planted = {}
    for model, made in {**INTERNAL, **OPEN}.items():
        name = f"{model.__name__} of the other commune"
        public_at = THERE if model in OPEN else ""
        word = kinds.word(name, NEIGHBOUR, public_at=public_at)
        planted[model] = fill(made(commune, word), word)
        planted[model].save()
    return planted


def plant_files(kinds: Kinds) -> dict[str, Model]:
    """A document and a picture in a folder of Wagtail that is closed to the public."""
    folder = Collection.get_first_root_node().add_child(name="Nội bộ")
    guard = CollectionViewRestriction.objects.create(
        collection=folder, restriction_type=CollectionViewRestriction.GROUPS
    )
    guard.groups.add(Group.objects.create(name="Nobody"))
    word = kinds.word("document in a closed folder")
    document = Document(
        title=word,
        collection=folder,
        file=ContentFile(f"%{word}".encode(), name="tai-lieu.pdf"),
    )
    document.save()
    word = kinds.word("picture in a closed folder")
    image = Image(title=word, collection=folder, file=get_test_image_file())
    image.save()
    return {"document": document, "image": image}


def plant_announcement_file(
    page, kinds: Kinds, name: str, *readers
) -> AnnouncementFile:
    word = kinds.word(name, *readers)
    file = fill(AnnouncementFile(announcement=page, size=3), word)
    file.content_type = "application/pdf"
    file.file = ContentFile(f"tệp {word}".encode(), name="tep.pdf")
    file.save()
    return file
