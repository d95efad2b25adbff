import re

from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from dialogue_pages.models import DialoguePlanPage, Hamlet, PlanSource
from dialogue_pages.official.document import Bullet, Table
from dialogue_pages.official.reading.source import MAX_BYTES
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan
from tests.dialogue_pages.pages import soup_of
from tests.factories import UserFactory, open_portal
from tests.places import needs_seeds, seed


def upload(content, name="ke-hoach.txt"):
    return {"file": SimpleUploadedFile(name, content)}


class PlanImportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.editor = UserFactory()
        cls.editor.groups.add(Group.objects.get(name="Biên tập"))
        cls.url = reverse("dialogue_pages_plan_upload", args=[cls.plans.pk])

    def setUp(self):
        self.client.force_login(self.editor)

    def send(self, content=None, name="ke-hoach.txt"):
        content = render_text(clean_plan()).encode() if content is None else content
        return self.client.post(self.url, upload(content, name), follow=True)

    def test_an_editor_comes_from_file_to_draft(self):
        response = self.send()
        self.assertTemplateUsed(response, "dialogue_pages/admin/plan_review.html")
        source = PlanSource.objects.get()
        self.assertEqual(source.uploaded_by, self.editor)
        url = reverse("dialogue_pages_plan_review", args=[source.pk])
        response = self.client.post(url)
        page = DialoguePlanPage.objects.get()
        self.assertRedirects(
            response, reverse("wagtailadmin_pages:edit", args=[page.pk])
        )
        self.assertFalse(page.live)
        self.assertEqual(PlanSource.objects.get().page_id, page.pk)

    def review_url(self):
        return reverse("dialogue_pages_plan_review", args=[PlanSource.objects.get().pk])

    def test_only_ticked_hamlets_enter_the_directory_and_the_officer_is_told(self):
        page = soup_of(self.send())
        boxes = page.select("input[name=hamlet]")
        self.assertEqual([box["value"] for box in boxes], ["Vạn Chài", "Bến Đá"])
        self.assertTrue(all(box.has_attr("checked") for box in boxes))
        sent = {"hamlet": ["Bến Đá", "Thôn Lạ"]}
        response = self.client.post(self.review_url(), sent, follow=True)
        self.assertEqual([hamlet.name for hamlet in Hamlet.objects.all()], ["Bến Đá"])
        told = [str(message) for message in response.context["messages"]]
        self.assertIn("Bến Đá", told[1])

    def test_a_plan_of_another_commune_is_pointed_out_before_it_is_made(self):
        document = clean_plan()
        document.agency, document.place = ["UBND XÃ NÚI SAO"], "Núi Sao"
        page = soup_of(self.send(render_text(document).encode()))
        self.assertIn("Sông Trăng", page.select_one(".help-warning").text)
        self.assertFalse(page.select("input[name=hamlet][checked]"))
        self.assertGreaterEqual(len(page.find_all(string="H10")), 2)

    def test_the_whole_body_stands_beside_the_source_with_its_remarks(self):
        document = clean_plan()
        item = document.sections[0].blocks[1]
        item.blocks.append(Bullet("-", Text.of("Tổ chức đúng đúng kế hoạch.")))
        page = soup_of(self.send(render_text(document).encode()))
        body = " ".join(part.text for part in page.select(".plan-review-part"))
        understood = words(body)
        for block in document.blocks():
            if isinstance(block, Bullet):
                self.assertIn(block.text.plain, body)
        for section in document.sections:
            self.assertLessEqual(set(words(section.heading.plain)), set(understood))
        (noted,) = page.select(".plan-review-body .plan-review-line-found")
        self.assertIn("đúng đúng", noted.text)
        line = noted.select_one(".plan-review-number")["href"]
        self.assertIn("đúng đúng", page.select_one(line).text)

    def test_a_table_stands_beside_what_was_understood_of_it(self):
        document = clean_plan()
        rows = [["Đơn vị", "Nhiệm vụ"], ["Trạm Y tế", "Trực cấp cứu"]]
        cells = [[Text.of(cell) for cell in row] for row in rows]
        document.sections[2].blocks.append(Table(cells[:1], cells[1:]))
        page = soup_of(self.send(render_text(document).encode()))
        told = page.find_all(string=re.compile("Trực cấp cứu"))
        self.assertEqual(len(told), 2)
        self.assertTrue(page.find_all(string=re.compile(r"^\s*Trạm Y tế")))

    @needs_seeds
    def test_every_remark_within_the_body_is_marked_there(self):
        path = seed("004")
        response = self.send(path.read_bytes(), path.name)
        marked = sum(part.remarks for part in response.context["body"])
        self.assertGreater(marked, 20)
        total = response.context["findings"] + response.context["repairs"]
        self.assertLessEqual(marked, len(total))

    def test_pressing_twice_makes_one_draft(self):
        self.send()
        url = reverse("dialogue_pages_plan_review", args=[PlanSource.objects.get().pk])
        self.client.post(url)
        self.client.post(url)
        self.assertEqual(DialoguePlanPage.objects.count(), 1)

    def test_a_refused_file_is_told_beside_the_field_and_nothing_is_kept(self):
        for content, name in [
            (b"", "rong.txt"),
            (b"\x00\x01\x02" * 400, "anh.bin"),
            ("THÔNG BÁO\nVề việc họp".encode(), "thong-bao.txt"),
        ]:
            with self.subTest(name):
                response = self.send(content, name)
                self.assertTrue(response.context["form"].errors["file"])
        self.assertFalse(PlanSource.objects.exists())

    def test_a_file_too_large_is_refused_before_it_is_read(self):
        response = self.send(b" " * (MAX_BYTES + 1))
        self.assertTrue(response.context["form"].errors["file"])

    def test_no_file_is_told_beside_the_field(self):
        response = self.client.post(self.url, {})
        self.assertTrue(response.context["form"].errors["file"])

    @needs_seeds
    def test_the_review_shows_every_repair_and_finding_with_its_line(self):
        path = seed("004")
        response = self.send(path.read_bytes(), path.name)
        for finding in response.context["findings"]:
            if finding.line:
                self.assertContains(response, f'href="#line-{finding.line}"')
        self.assertGreater(len(response.context["repairs"]), 30)
        self.assertContains(response, "T ưởng")

    def test_a_plan_of_the_same_subject_is_pointed_out(self):
        self.send()
        self.client.post(
            reverse("dialogue_pages_plan_review", args=[PlanSource.objects.get().pk])
        )
        response = self.send()
        self.assertEqual(len(response.context["twins"]), 1)

    def test_markup_in_a_file_is_shown_not_run(self):
        document = clean_plan()
        document.subject = "Đối thoại <script>alert(1)</script>"
        response = self.send(render_text(document).encode())
        self.assertNotContains(response, "<script>alert(1)")

    def test_who_may_not_add_plans_may_not_import(self):
        self.send()
        review = reverse(
            "dialogue_pages_plan_review", args=[PlanSource.objects.get().pk]
        )
        stranger = UserFactory()
        for visitor in (stranger, None):
            if visitor:
                self.client.force_login(visitor)
            else:
                self.client.logout()
            for url in (self.url, review):
                with self.subTest(visitor=visitor, url=url):
                    self.assertEqual(self.client.get(url).status_code, 302)
                    self.assertEqual(self.client.post(url).status_code, 302)
        self.assertFalse(DialoguePlanPage.objects.exists())

    def test_the_button_stands_on_the_list_of_plans_only(self):
        explore = reverse("wagtailadmin_explore", args=[self.plans.pk])
        self.assertContains(self.client.get(explore), self.url)
        home = reverse("wagtailadmin_explore", args=[self.plans.get_parent().pk])
        self.assertNotContains(self.client.get(home), self.url)

    def test_the_menu_leads_to_the_plans_of_the_own_site(self):
        explore = reverse("wagtailadmin_explore", args=[self.plans.pk])
        self.assertRedirects(self.client.get("/admin/dialogue-plans/"), explore)
        self.assertRedirects(self.client.get("/admin/dialogue-plans/import/"), self.url)
        self.assertContains(self.client.get(explore), "/admin/dialogue-plans/import/")

    def test_the_menu_is_hidden_from_who_may_not_add_plans(self):
        self.editor.groups.clear()
        self.editor.user_permissions.add(
            Permission.objects.get(codename="access_admin")
        )
        home = self.client.get(reverse("wagtailadmin_home"))
        self.assertNotContains(home, "dialogue-plans/import")

    def test_a_site_without_a_list_of_plans_has_nowhere_to_import(self):
        self.plans.delete()
        response = self.client.get("/admin/dialogue-plans/import/")
        self.assertEqual(response.status_code, 404)
