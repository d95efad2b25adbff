"""No English shows: not to the public, not at the desk."""

import json
import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import django
import wagtail
import wagtail_modeladmin
from bs4 import BeautifulSoup
from bs4.element import Comment, Declaration, Doctype
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from dialogue_pages import moderation
from dialogue_pages.admin.helping.roles import HELP_PAGES
from dialogue_pages.hamlet_lists import links
from dialogue_pages.importing import import_plan
from dialogue_pages.models import (
    CommuneSettings,
    PlanSource,
    Posting,
    Question,
    QuestionFormPage,
    WorkingDayException,
)
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.posting import open_register
from dialogue_pages.stages import Stage
from tests.catalogues import entries_of
from tests.dialogue_pages.admin.desk.office import HAMLET_HEAD, hamlet_of, officer
from tests.dialogue_pages.hamlet_lists.lists import (
    COMPLAINT,
    coming_conference,
    list_of,
)
from tests.dialogue_pages.official.hamlet_sheets import filled
from tests.dialogue_pages.official.plans import clean_plan
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    PlanAmendmentFactory,
    TopicFactory,
    default_site,
    open_portal,
)
from tests.places import ROOT

_SHOWN_ATTRIBUTES = ("alt", "aria-label", "aria-description", "placeholder", "title")
_UNSEEN = "script, style, svg, code, [hidden]"
_SHOWN_IN_DATA = {"label", "helpText", "placeholder", "title", "description"}
_NO_WORDS = re.compile(r"\S*[@/_\\]\S*|\S+\.\w\S*")  # addresses and file names
# Names, and formats that officers know by these words.
_NAMES = {"wagtail", "word", "docx", "xlsx", "http", "https", "csv", "pdf"}


class NoEnglishTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.home = cls.plans.get_parent()
        cls.admin = get_user_model().objects.create_superuser(
            "quan-tri", first_name="Tạ Minh", last_name="Khuê"
        )
        cls.plan = import_plan(clean_plan(), cls.plans, publish=True)
        PlanAmendmentFactory(plan=cls.plan)
        faulty = clean_plan()
        faulty.symbol, faulty.recipients, faulty.number = "KH – UBND", [], None
        cls.draft = import_plan(faulty, cls.plans)
        HamletFactory()
        TopicFactory()
        WorkingDayException.objects.create(
            site=default_site(),
            day="2026-09-01",
            name="Quốc khánh",
            source_document="Thông báo số 1",
        )

    def assertVietnamese(self, response):  # noqa: N802
        english = english_in(shown_in(response.content.decode()))
        self.assertEqual(english, {}, "English word: where it shows")

    def visit(self, *urls):
        for url in urls:
            with self.subTest(url=url):
                self.assertVietnamese(self.client.get(url, follow=True))

    def test_english_would_be_seen(self):
        told = shown_in('<p title="Tiêu đề">5 minutes trước</p><b>Save draft</b>')
        self.assertIn("minutes", english_in(told))
        self.assertIn("Save draft", english_in(told))
        self.assertEqual(english_in(["Tiêu đề", "Hạn gửi câu hỏi", "17/6 www.a.b"]), {})

    def test_what_the_public_reads(self):
        self.visit(self.home.url, self.plans.url, self.plan.url, "/khong-co/")

    def test_how_a_resident_asks(self):
        form = QuestionFormPage(title="Gửi câu hỏi", slug="gui-cau-hoi")
        self.home.add_child(instance=form)
        self.visit(form.url, form.url + "tra-cuu/", form.url + "da-gui/")
        for kind in ("", "opinion", "complaint", "denunciation"):
            with self.subTest(kind=kind):
                sent = {"step": "preview", "message_kind": kind, "title": "Điện"}
                self.assertVietnamese(self.client.post(form.url, sent))

    def test_how_an_officer_signs_in(self):
        self.visit(
            reverse("wagtailadmin_login"), reverse("wagtailadmin_password_reset")
        )

    def test_the_desk(self):
        self.client.force_login(self.admin)
        self.visit(
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_explore", args=[self.home.pk]),
            reverse("wagtailadmin_explore", args=[self.plans.pk]),
            reverse("wagtailadmin_pages:add_subpage", args=[self.home.pk]),
            reverse("wagtailadmin_account"),
            reverse("wagtailusers_users:index"),
            reverse("wagtailusers_users:add"),
            reverse("wagtailusers_groups:index"),
            reverse("wagtailsites:index"),
            reverse("wagtailadmin_reports:site_history"),
        )

    def test_the_work_of_today(self):
        self.client.force_login(self.admin)
        asked(on=timezone.localdate() - timedelta(days=200))
        day = timezone.localdate() + timedelta(days=9)
        plan = DialoguePlanPageFactory(parent=self.plans, issued=True)
        ConferenceFactory(plan=plan, day=day)
        commune = CommuneSettings.for_site(default_site())
        commune.outage_from = timezone.now() + timedelta(days=2)
        commune.outage_until = commune.outage_from + timedelta(hours=1)
        commune.save()
        response = self.client.get(reverse("wagtailadmin_home"))
        self.assertVietnamese(response)
        tasks = shown_in(response.content.decode())
        self.assertIn("Thông báo hội nghị đến Nhân dân", tasks)
        self.assertIn("Lùi thời gian tạm ngừng theo kế hoạch", tasks)

    def test_help_for_every_role(self):
        self.client.force_login(self.admin)
        roles = [reverse("dialogue_pages_help_for", args=[p.key]) for p in HELP_PAGES]
        self.visit(reverse("dialogue_pages_help"), *roles)

    def test_a_page_of_the_office_that_is_not_there(self):
        self.client.force_login(self.admin)
        response = self.client.get("/admin/khong-co/")
        self.assertEqual(response.status_code, 404)
        self.assertVietnamese(response)
        shown = " ".join(shown_in(response.content.decode()))
        self.assertNotIn("wagtail", shown.casefold())

    def test_the_names_of_rights_in_the_form_of_a_group(self):
        """Where Django's own names of rights are hidden labels."""
        self.client.force_login(self.admin)
        group = Group.objects.get(name="Biên tập")
        url = reverse("wagtailusers_groups:edit", args=[group.pk])
        labels = BeautifulSoup(self.client.get(url).content, "html.parser").select(
            "#page-permissions-section label, #object-permissions-section label"
        )
        self.assertGreater(len(labels), 50)
        self.assertEqual(english_in([label.get_text() for label in labels]), {})

    def test_the_own_permissions_in_the_form_of_a_group(self):
        self.client.force_login(self.admin)
        group = Group.objects.first()
        url = reverse("wagtailusers_groups:edit", args=[group.pk])
        form = self.client.get(url).content.decode()
        for name, _words in Question._meta.permissions:
            permission = Permission.objects.get(codename=name)
            with self.subTest(name):
                self.assertNotIn(permission.name, form)
                self.assertIn(gettext(permission.name), form)

    def test_the_editor_of_plans(self):
        self.client.force_login(self.admin)
        new = ["dialogue_pages", "dialogueplanpage", self.plans.pk]
        self.visit(
            reverse("wagtailadmin_pages:add", args=new),
            reverse("wagtailadmin_pages:edit", args=[self.plan.pk]),
            reverse("wagtailadmin_pages:edit", args=[self.draft.pk]),
            reverse("wagtailadmin_pages:edit", args=[self.plans.pk]),
            reverse("wagtailadmin_pages:history", args=[self.plan.pk]),
            reverse("wagtailadmin_pages:delete", args=[self.draft.pk]),
        )

    def test_answers_for_the_public_and_in_the_editor(self):
        answers = AnswerIndexPageFactory(parent=self.home)
        self.visit(answers.url)
        old = timezone.localdate() - timedelta(days=500)
        page = AnswerPageFactory(
            parent=answers,
            reviewed_on=old,
            topic=TopicFactory(),
            hamlet=HamletFactory(),
            conference=self.plan.conferences.first(),
            document_number="15/UBND",
            legal_basis="Luật Đường bộ",
        )
        for _number in range(20):
            AnswerPageFactory(parent=answers)
        self.visit(answers.url, f"{answers.url}?trang=2", page.url)
        self.client.force_login(self.admin)
        self.visit(
            reverse(
                "wagtailadmin_pages:add",
                args=["dialogue_pages", "answerpage", answers.pk],
            ),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            reverse("wagtailadmin_pages:edit", args=[answers.pk]),
            reverse("wagtailadmin_explore", args=[answers.pk]),
            reverse("wagtailadmin_pages:history", args=[page.pk]),
            reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
            reverse("wagtailadmin_pages:delete", args=[page.pk]),
        )

    def test_announcements_for_the_public_and_in_the_office(self):
        announcements = AnnouncementIndexPageFactory(parent=self.home)
        self.visit(announcements.url)
        conference = self.plan.conferences.first()
        page = AnnouncementPageFactory(
            parent=announcements, plan=self.plan, conference=conference
        )
        AnnouncementAmendmentFactory(announcement=page)
        head = officer(HAMLET_HEAD)
        Posting.objects.create(
            site=default_site(), page=page, place="hamlet_hall", hamlet=hamlet_of(head)
        )
        for row in open_register(page)[1:]:
            row.posted_from = timezone.localdate()
            row.save()
        self.visit(announcements.url, page.url, f"{page.url}loa/")
        self.client.force_login(self.admin)
        own = "dialogue_pages"
        self.visit(
            reverse(
                "wagtailadmin_pages:add",
                args=[own, "announcementpage", announcements.pk],
            ),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            reverse("wagtailadmin_pages:edit", args=[announcements.pk]),
            reverse("dialogue_pages_announce", args=[self.plan.pk]),
            reverse("dialogue_pages_postings", args=[page.pk]),
            reverse("dialogue_pages_publications"),
            reverse("dialogue_pages_publications") + "?year=2020&quarter=1",
            reverse("dialogue_pages_posting_modeladmin_index"),
            reverse("dialogue_pages_posting_modeladmin_create"),
        )
        self.client.force_login(head)
        places = reverse("dialogue_pages_hamlet_places")
        self.visit(places)
        self.assertVietnamese(self.client.post(places, {"other-posted_from": "mai"}))

    def test_the_refusal_of_an_incomplete_plan(self):
        self.client.force_login(self.admin)
        conference = {"precision": "exact", "expected_min": 9, "expected_max": 1}
        sent = {
            "title": "",
            "number": "năm",
            "issued_day": 32,
            "questions_open_on": "mai",
            "amendment_kind": "recall",
            "body": streamfield([]),
            "recipients": streamfield([]),
            "conferences": inline_formset([conference, {"day": "hôm nay"}]),
            "comments": inline_formset([]),
        }
        url = reverse("wagtailadmin_pages:edit", args=[self.draft.pk])
        response = self.client.post(url, nested_form_data(sent))
        self.assertVietnamese(response)
        self.assertTrue(response.context["form"].errors)

    def test_the_import_of_a_plan(self):
        self.client.force_login(self.admin)
        url = reverse("dialogue_pages_plan_upload", args=[self.plans.pk])
        self.visit(url)
        faulty = clean_plan()
        faulty.symbol, faulty.recipients = "KH – UBND", []
        for content in (b"", "THÔNG BÁO".encode(), render_text(faulty).encode()):
            file = SimpleUploadedFile("ke-hoach.txt", content)
            with self.subTest(content=content[:20]):
                response = self.client.post(url, {"file": file}, follow=True)
                self.assertVietnamese(response)
        self.assertEqual(PlanSource.objects.count(), 1)

    def test_the_registries(self):
        self.client.force_login(self.admin)
        for name in (
            "hamlet",
            "unit",
            "topic",
            "workingdayexception",
            "posting",
            "refusalreason",
            "replytemplate",
            "rulepack",
            "communemember",
        ):
            url = f"/admin/dialogue_pages/{name}/"
            self.visit(url, url + "create/", url + "?q=khong-co")
            with self.subTest(refused=name):
                self.assertVietnamese(self.client.post(url + "create/", {}))

    def test_the_desk_of_questions(self):
        question = moderation.take(asked(), by=moderator())
        questions = reverse("dialogue_pages_questions")
        self.client.force_login(self.admin)
        self.visit(
            questions,
            questions + "?queue=all",
            reverse("dialogue_pages_question_register"),
            reverse("dialogue_pages_question", args=[question.pk]),
            reverse("dialogue_pages_question_public_text", args=[question.pk]),
        )
        for stage in Stage:
            if stage is not Stage.MERGED:
                Question.objects.update(stage=stage)
                with self.subTest(stage=stage.value):
                    self.visit(reverse("dialogue_pages_question", args=[question.pk]))

    def test_the_lists_of_hamlets(self):
        conference = coming_conference(self.plans)
        sheet = list_of(conference, name="Nà Pản")
        link = self.client.get(
            f"/so-thon/{links.issue(sheet, by=self.admin)}/", follow=True
        )
        self.assertVietnamese(link)
        rows = {"name-1": "Lò Thị Mai", "content-1": COMPLAINT, "name-2": "Ín"}
        sent = rows | {"act": "check", "saves": 0}
        self.assertVietnamese(self.client.post(link.request["PATH_INFO"], sent))
        self.visit("/so-thon/khong-co/")
        self.client.force_login(self.admin)
        lists = reverse("dialogue_pages_hamlet_list", args=[conference.pk])
        self.visit(
            reverse("dialogue_pages_hamlet_lists"),
            lists,
            f"{lists}import/",
            "/admin/dialogue_pages/officemail/",
        )
        told = [{"name": "Lò Thị Mai", "content": COMPLAINT}, {"name": "Ín"}]
        for data in (b"", filled(told, sheet.paper)):
            file = SimpleUploadedFile("so-thon.xlsx", data)
            response = self.client.post(f"{lists}import/", {"file": file})
            with self.subTest(data=data[:3]):
                self.assertVietnamese(response)

    def test_the_settings_of_a_commune(self):
        self.client.force_login(self.admin)
        self.visit("/admin/settings/dialogue_pages/communesettings/")


def shown_in(html: str) -> list[str]:
    """What a person can see or hear of a page, piece by piece."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(_UNSEEN):
        element.decompose()
    pieces = [
        str(text)
        for text in soup.find_all(string=True)
        if not isinstance(text, (Comment, Declaration, Doctype))
    ]
    for element in soup.find_all(True):
        pieces += [element[name] for name in _SHOWN_ATTRIBUTES if element.get(name)]
        if element.name == "input" and element.get("type") == "submit":
            pieces.append(element.get("value", ""))
        if definition := element.get("data-w-block-data-value"):
            pieces += _told(json.loads(definition))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _told(data) -> list[str]:
    """The words in the definition from which the browser builds a StreamField."""
    match data:
        case dict():
            own = [
                value
                for key, value in data.items()
                if key in _SHOWN_IN_DATA and isinstance(value, str)
            ]
            return own + [text for value in data.values() for text in _told(value)]
        case list():
            return [text for value in data for text in _told(value)]
    return []


def english_in(pieces: list[str]) -> dict[str, str]:
    """English words among pieces of text, each with the piece it stands in."""
    found = {}
    for piece in pieces:
        if piece.strip(" .:…*").casefold() in untranslated():
            found[piece] = piece
        for word in _words(_NO_WORDS.sub(" ", piece)):
            if word in english_words():
                found[word] = piece[:80]
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"(?<!\w)[a-z]{4,}(?!\w)", text.casefold())


@cache
def untranslated() -> frozenset[str]:
    """Whole strings that say something else in Vietnamese."""
    return frozenset(
        entry.words.casefold()
        for entry in vietnamese()
        if len(entry.words) >= 4 and entry.translation != entry.words
    )


@cache
def english_words() -> frozenset[str]:
    """Words that English strings use and Vietnamese ones never do."""
    english, own = set(_words(" ".join(_english_sources()))), set()
    for entry in vietnamese():
        english.update(_words(entry.words))
        own.update(_words(entry.translation))
    return frozenset(english - own - _NAMES)


def _english_sources() -> list[str]:
    roots = [Path(package.__file__).parent for package in (django, wagtail)]
    roots.append(Path(wagtail_modeladmin.__file__).parent)
    return [
        entry.words
        for root in roots
        for path in root.rglob("locale/en/LC_MESSAGES/django.po")
        for entry in entries_of(path)
    ]


@cache
def vietnamese() -> list:
    folders = [*map(Path, settings.LOCALE_PATHS), ROOT / "dialogue_pages/locale"]
    return [
        entry
        for folder in folders
        for path in folder.rglob("*.po")
        for entry in entries_of(path)
    ]
