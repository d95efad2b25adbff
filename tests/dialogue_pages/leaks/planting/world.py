"""Two communes in one installation, with something hidden in every place."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from dialogue_pages import moderation
from dialogue_pages.models import (
    AnnouncementIndexPage,
    AnswerIndexPage,
    BulkAct,
    BulkRow,
    Conference,
    DialoguePlanIndexPage,
    Hamlet,
    OfficeMail,
    Question,
    QuestionFormPage,
    Subscription,
    SubscriptionMail,
)
from dialogue_pages.models.office_mails import OfficeMailKind
from dialogue_pages.models.subscriptions import SubscriptionMailKind
from dialogue_pages.question_choices import BulkKind
from dialogue_pages.vietnamese.folding import fold
from tests.dialogue_pages.admin.desk.office import hamlet_of, other_site, unit_of
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    CommuneSettingsFactory,
    ConferenceFactory,
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    HomePageFactory,
    UnitFactory,
    default_site,
    open_portal,
)

from ..kinds import (
    HEAD,
    HERE,
    MODERATOR,
    NEIGHBOUR,
    OFFICE,
    SUPERVISOR,
    THERE,
    UNIT,
    UNIT_LINK,
    Kinds,
)
from . import absences, cases, pages, people, records
from .pages import Commune

HOSTS = {HERE: "testserver", THERE: "khac.example"}


@dataclass
class Place(Commune):
    """A commune with its site."""

    site: Site = None
    unit: Model = None

    @property
    def plans(self) -> Page:
        return self.lists[DialoguePlanIndexPage]


@dataclass
class World:
    kinds: Kinds = field(default_factory=Kinds)
    here: Place = None
    there: Place = None
    people: dict[str, AbstractBaseUser] = field(default_factory=dict)
    pages: dict = field(default_factory=dict)
    neighbours_pages: dict = field(default_factory=dict)
    cases: dict = field(default_factory=dict)
    records: dict = field(default_factory=dict)
    neighbours_records: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    redirect: Redirect = None
    subscription: Subscription = None
    bulk: BulkAct = None
    form: QuestionFormPage = None
    strangers_question: Question = None
    question_for_link: Question = None
    conference: Conference = None
    hamlet_with_link: Hamlet = None


def planted() -> World:
    world = World()
    world.here = _here()
    world.there = _there()
    world.form = pages.added(
        world.here.home, QuestionFormPage(title="Gửi ý kiến", slug="gui"), live=True
    )
    world.people = people.make_people(world.here.site, world.there.site)
    _name_people(world)
    world.records = records.plant(world.here, world.kinds)
    world.neighbours_records = records.plant_neighbours(world.there, world.kinds)
    word = world.kinds.word("redirect of the other commune", NEIGHBOUR)
    world.redirect = Redirect.objects.create(
        site=world.there.site, old_path=f"/{fold(word)}", redirect_link=f"/{fold(word)}"
    )
    world.files = records.plant_files(world.kinds)
    world.pages = pages.plant(world.here, world.kinds)
    world.neighbours_pages = pages.plant_neighbours(world.there, world.kinds, THERE)
    _plant_files(world)
    _plant_mails(world)
    _plant_cases(world)
    _plant_own_work(world)
    absences.plant(world)
    _plant_bulk_act(world)
    _plant_subscriptions(world)
    return world


def _here() -> Place:
    plans = open_portal()
    place = Place(plans.get_parent().specific, site=default_site(), unit=UnitFactory())
    return _with_lists(place, plans)


def _there() -> Place:
    site = other_site()
    home = HomePageFactory(title="Xã khác", slug="xa-khac")
    site.root_page = home
    site.save()
    CommuneSettingsFactory(site=site, commune_name="xã khác")
    place = Place(home, site=site, unit=UnitFactory(site=site))
    return _with_lists(place, DialoguePlanIndexPageFactory(parent=home))


def _with_lists(place: Place, plans: Page) -> Place:
    """Lists with something public in each, so that they are drawn as on any day."""
    place.lists = {
        DialoguePlanIndexPage: plans,
        AnnouncementIndexPage: AnnouncementIndexPageFactory(parent=place.home),
        AnswerIndexPage: AnswerIndexPageFactory(parent=place.home),
    }
    plan = DialoguePlanPageFactory(parent=plans)
    ConferenceFactory(plan=plan)
    shown = [
        plan,
        AnnouncementPageFactory(parent=place.lists[AnnouncementIndexPage]),
        AnswerPageFactory(parent=place.lists[AnswerIndexPage]),
    ]
    for page in [place.home, *place.lists.values(), *shown]:
        page.save_revision().publish()
    return place


def _name_people(world) -> None:
    """The accounts of a commune are known in its own office."""
    for viewer, readers, name in [
        (MODERATOR, (*OFFICE, UNIT_LINK), "account of the office"),
        (NEIGHBOUR, (NEIGHBOUR,), "account of the other office"),
    ]:
        user = world.people[viewer]
        user.last_name = world.kinds.word(name, *readers)
        user.save()


def _plant_files(world) -> None:
    """Files beside announcements that the public may not read."""
    for state in ("draft",):
        page = world.pages[state, "AnnouncementPage"]
        name = f"file of an announcement: {state}"
        records.plant_announcement_file(page, world.kinds, name)
    page = world.neighbours_pages["draft AnnouncementPage"]
    name = "file of an announcement of the other commune"
    records.plant_announcement_file(page, world.kinds, name)


def _plant_mails(world) -> None:
    """A mail of the office waiting in either commune."""
    for viewer, place in [(MODERATOR, world.here), (NEIGHBOUR, world.there)]:
        word = world.kinds.word(f"address of a mail to: {viewer}")
        OfficeMail.objects.create(
            site=place.site,
            person=world.people[viewer],
            kind=OfficeMailKind.DIGEST,
            key="today",
            address=f"{fold(word)}@vidu.example",
        )


def _plant_cases(world) -> None:
    here, there = world.here, world.there
    desk = cases.Desk(world.kinds, here.site, here.lists[AnswerIndexPage])
    other = cases.Desk(
        world.kinds,
        there.site,
        there.lists[AnswerIndexPage],
        readers=(NEIGHBOUR,),
        public_at=THERE,
        prefix="the other commune's ",
    )
    world.cases = cases.plant(desk)
    other.asked("received question")
    other.drafted("question with a unit")
    other.paged("answer with a draft of its page")
    other.published("published question")
    world.cases |= other.cases


def _plant_bulk_act(world) -> None:
    """Acts on all questions at once, not yet carried out."""
    word = world.kinds.word("words of an act on many questions", MODERATOR)
    world.bulk = BulkAct.objects.create(
        site=world.here.site,
        by=world.people[MODERATOR],
        kind=BulkKind.ASSIGN,
        options={"note": word},
    )
    for question in Question.objects.filter(site=world.here.site):
        BulkRow.objects.create(bulk=world.bulk, question=question, version=0, why=word)


def _plant_subscriptions(world) -> None:
    """Addresses that hear of what is new; no page shows them, not even to the office."""
    for place in (world.there, world.here):
        word = world.kinds.word(f"subscription at {place.site.hostname}")
        address = f"{fold(word)}@vidu.example"
        world.subscription = Subscription.objects.create(
            site=place.site, address=address, consent_text=word
        )
        SubscriptionMail.objects.create(
            subscription=world.subscription,
            kind=SubscriptionMailKind.CONFIRM,
            address=address,
        )


def _plant_own_work(world) -> None:
    """What the viewers have before them by right, beside what they may not see."""
    unit = unit_of(world.people[UNIT])
    own = moderation.take(asked(title="Việc của đơn vị"), by=moderator())
    moderation.assign(own, unit, by=moderator())
    hamlet_of(world.people[HEAD])
    world.strangers_question = asked(title="Câu hỏi của người khác")
    readers = {"person": (MODERATOR,), "text": (MODERATOR, SUPERVISOR, UNIT_LINK)}
    words = {
        part: world.kinds.word(f"question of a link: {part}", *who)
        for part, who in readers.items()
    }
    linked = asked(
        sender_name=words["person"],
        sender_address=words["person"],
        sender_phone=world.kinds.phone("question of a link: telephone", MODERATOR),
        title=words["text"],
        content=f"{words['text']} {words['person']}",
    )
    linked = moderation.take(linked, by=moderator())
    linked_unit = UnitFactory(site=world.here.site)
    world.question_for_link = moderation.assign(linked, linked_unit, by=moderator())
    plan = DialoguePlanPageFactory(parent=world.here.plans)
    world.conference = ConferenceFactory(plan=plan)
    world.hamlet_with_link = HamletFactory(site=world.here.site)
