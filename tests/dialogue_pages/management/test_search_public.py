import json
from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase

from dialogue_pages.searching.index import rebuild
from dialogue_pages.seeding import seed_synonyms
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    default_site,
    open_portal,
)


class SearchPublicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        index = AnswerIndexPageFactory(parent=open_portal().get_parent())
        AnswerPageFactory(parent=index, title="Cấp sổ đỏ lần đầu", short_answer="Ở xã.")
        seed_synonyms(default_site())
        list(rebuild(default_site()))

    def printed(self, *arguments, **options):
        out = StringIO()
        call_command("search_public", *arguments, stdout=out, **options)
        return out.getvalue()

    def test_prints_what_is_found_with_marks(self):
        self.assertIn("Cấp sổ đỏ lần đầu", self.printed("so do"))

    def test_json_tells_everything_the_page_shows(self):
        found = json.loads(self.printed("GCNQSDĐ", format="json"))
        self.assertEqual(found["count"], 1)
        self.assertIn("<mark>sổ đỏ</mark>", found["results"][0]["title_html"])
        self.assertEqual(found["facets"]["loai"][0]["count"], 1)

    def test_mistakes_end_with_code_2(self):
        for arguments, options in [
            (["sổ"], {"site": "nowhere.example"}),
            ([""], {}),
            (["!!!"], {}),
            (["sổ " * 300], {}),
            (["sổ"], {"page": 0}),
            (["sổ"], {"page": 9}),
        ]:
            with self.subTest(arguments=arguments, options=options):
                with self.assertRaises(CommandError) as refused:
                    self.printed(*arguments, **options)
                self.assertEqual(refused.exception.returncode, 2)
