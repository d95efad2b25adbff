"""The matrix can fail: what leaks on purpose, in whatever form, is caught."""

import io
import zipfile
from unittest import mock
from urllib.parse import quote

from django.http import FileResponse, HttpResponse, JsonResponse
from django.test import SimpleTestCase, TestCase
from django.urls import path

from dialogue_pages.models import QuestionFile
from dialogue_pages.models.answer_files import ReleasedFilesMixin
from dialogue_pages.official.document import Document, Item, Section
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.vietnamese.folding import fold, nfc

from .doors.door import Door, door
from .doors.listed import url_patterns
from .kinds import ANONYMOUS, HERE, MODERATOR, NEIGHBOUR, Kinds
from .planting.world import World, planted
from .walking import Walk, look, walked

urlpatterns = [path("ro-ri/", lambda request: HttpResponse(), name="leaky")]
DOOR = Door("leaky", lambda world: ["/ro-ri/"])


def _pdf(word):
    body = [Section("I.", Text.of("Nội dung"), [Item("1.", lead=Text.of(word))])]
    return render_pdf(Document(agency=["XÃ"], sections=body))


def _sheet(word):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{word[:3]}</t><t>{word[3:]}</t>")
    return kept.getvalue()


FORMS = {
    "text": lambda word: HttpResponse(f"<p>{word}</p>"),
    "capitals": lambda word: HttpResponse(word.upper()),
    "folded": lambda word: HttpResponse(fold(word)),
    "composed and decomposed": lambda word: HttpResponse(nfc(word)),
    "entities": lambda word: HttpResponse("".join(f"&#{ord(c)};" for c in word)),
    "percent signs": lambda word: HttpResponse(f"<a href='/?q={quote(word)}'>"),
    "JSON": lambda word: JsonResponse({"title": word}),
    "a header": lambda word: HttpResponse(headers={"ETag": f'"{fold(word)}"'}),
    "where to go": lambda word: HttpResponse(headers={"Location": f"/{quote(word)}/"}),
    "the name of a file": lambda word: FileResponse(
        io.BytesIO(b"x"), as_attachment=True, filename=f"{word}.txt"
    ),
    "a stream": lambda word: FileResponse(io.BytesIO(word.encode())),
    "a PDF": lambda word: HttpResponse(_pdf(word)),
    "a spreadsheet": lambda word: HttpResponse(_sheet(word)),
}


class FormTests(SimpleTestCase):
    def look_at(self, made, *readers):
        world, walk = World(kinds=Kinds()), Walk()
        word = world.kinds.word("a secret", *readers)
        look(walk, world, made(word), (ANONYMOUS, DOOR, "/ro-ri/"), HERE)
        return walk

    def test_a_word_is_found_in_every_form(self):
        for form, made in FORMS.items():
            with self.subTest(form=form):
                walk = self.look_at(made)
                self.assertIn("a secret", walk.told())

    def test_a_telephone_number_is_found_however_it_is_spaced(self):
        world = World(kinds=Kinds())
        number = world.kinds.phone("telephone")
        spaced = f"{number[:4]} {number[4:7]} {number[7:]}"
        for written in (number, spaced, spaced.replace(" ", ".")):
            walk = Walk()
            told = HttpResponse(written)
            look(walk, world, told, (ANONYMOUS, DOOR, "/ro-ri/"), HERE)
            self.assertIn("telephone", walk.told())

    def test_what_one_may_read_is_no_leak_unless_a_cache_may_keep_it(self):
        walk = self.look_at(FORMS["text"], ANONYMOUS)
        self.assertEqual(walk.told(), "")
        self.assertTrue(walk.kept_by_caches)

    def test_an_address_that_nobody_listed_is_seen(self):
        with self.settings(ROOT_URLCONF=__name__):
            self.assertEqual(set(url_patterns()), {"leaky"})


class GuardTests(TestCase):
    """A guard that is taken away is noticed at the doors it stood before."""

    @classmethod
    def setUpTestData(cls):
        cls.held = [planted()]  # in a list: it is not to be copied for each test

    def walk(self, door, viewer, commune):
        door = Door(door.name, door.paths, communes=(commune,), viewers=(viewer,))
        return walked(self.held[0], [door])

    def test_whose_commune_it_is(self):
        cases = door("dialogue_pages_questions", queries=("?queue=all",))
        self.assertEqual(self.walk(cases, NEIGHBOUR, HERE).told(), "")
        with mock.patch("dialogue_pages.roles.works_at", return_value=True):
            walk = self.walk(cases, NEIGHBOUR, HERE)
        self.assertIn("received question: text", walk.told())

    def test_what_a_page_hands_out(self):
        page = self.held[0].cases["published question"].page
        files = [f"/tra-loi/{page.slug}/tep/{f.pk}/" for f in _private_files(page)]
        tried = Door("pages", lambda world: files)
        self.assertEqual(self.walk(tried, ANONYMOUS, HERE).told(), "")
        everything = property(lambda page: page.made_from.files.all())
        with mock.patch.object(ReleasedFilesMixin, "released_files", everything):
            walk = self.walk(tried, ANONYMOUS, HERE)
        self.assertIn("published question: file", walk.told())

    def test_what_a_cache_may_keep(self):
        words = Door(
            "pages", lambda w: [f"/admin/questions/{w.strangers_question.pk}/"]
        )
        self.assertFalse(self.walk(words, MODERATOR, HERE).kept_by_caches)


def _private_files(page):
    return QuestionFile.objects.filter(question=page.made_from, visibility="private")
