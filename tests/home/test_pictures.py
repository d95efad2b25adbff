"""Pictures of the front page and of information pages."""

import json

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from PIL import Image, features
from wagtail.images import get_image_model

from home.blocks import PictureBlock
from home.demo.picture import SIZE, landscape
from home.models import InformationPage
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.public.forms import picture
from tests.factories import open_portal


def kept(name="cau-treo.jpg", size=(1600, 800)):
    content = picture(name, size=size)
    return get_image_model().objects.create(
        title="Cầu treo", file=ImageFile(content, name)
    )


def told(image, *, words="Cầu treo qua sông", decorative=False, caption=""):
    shown = {"image": image.pk, "alt_text": words, "decorative": decorative}
    return {"type": "picture", "value": {"picture": shown, "caption": caption}}


class PictureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = open_portal().get_parent().specific

    def information(self, *parts, slug="gioi-thieu"):
        page = InformationPage(title="Giới thiệu", slug=slug, body=json.dumps(parts))
        self.home.add_child(instance=page)
        return page

    def shown(self, *parts):
        page = self.information(*parts)
        return soup_of(self.client.get(page.url)).select_one("main figure")

    def test_is_offered_small_and_modern_with_its_size_and_words(self):
        figure = self.shown(told(kept(), caption="Cầu treo năm 2026"))
        source, image = figure.source, figure.img
        self.assertEqual(source["type"], "image/avif")
        self.assertEqual(
            [w.split()[1] for w in source["srcset"].split(", ")], ["480w", "960w"]
        )
        self.assertEqual(image["alt"], "Cầu treo qua sông")
        self.assertEqual(int(image["width"]), 2 * int(image["height"]))
        self.assertEqual(image["loading"], "lazy")
        self.assertEqual(figure.figcaption.text, "Cầu treo năm 2026")

    def test_for_the_eye_alone_it_says_nothing(self):
        figure = self.shown(told(kept(), decorative=True))
        self.assertEqual(figure.img["alt"], "")

    def test_must_be_told_in_words_or_called_decorative(self):
        block = PictureBlock()
        value = block.to_python(told(kept(), words="")["value"])
        with self.assertRaises(ValidationError):
            block.clean(value)

    def test_its_form_speaks_vietnamese(self):
        image = PictureBlock().child_blocks["picture"].child_blocks["image"]
        self.assertEqual(image.label, "Hình ảnh")

    def test_more_pictures_need_no_more_queries(self):
        one = self.information(told(kept("a.jpg")))
        three = self.information(
            *(told(kept(name)) for name in ("b.jpg", "c.jpg", "d.jpg")), slug="ba-anh"
        )
        for page in (one, three) * 2:  # draws the small pictures, then keeps the menu
            self.client.get(page.url)
        with CaptureQueriesContext(connection) as with_one:
            self.client.get(one.url)
        with self.assertNumQueries(len(with_one)):
            self.client.get(three.url)

    def test_stands_beside_the_introduction_of_the_front_page(self):
        self.home.picture = json.dumps([told(kept())])
        self.home.save_revision().publish()
        front = soup_of(self.client.get("/"))
        self.assertEqual(front.select_one(".home-head img")["alt"], "Cầu treo qua sông")


class DemoPictureTests(TestCase):
    def test_is_wide_and_has_a_light_moon_over_dark_hills(self):
        drawn = landscape()
        self.assertEqual(drawn.size, SIZE)
        moon = drawn.getpixel((round(SIZE[0] * 0.68), round(SIZE[1] * 0.27)))
        shore = drawn.getpixel((10, round(SIZE[1] * 0.65)))
        self.assertGreater(min(moon), max(shore))
        self.assertIsInstance(drawn, Image.Image)

    def test_the_modern_format_can_be_written_here(self):
        self.assertTrue(features.check("avif"))
