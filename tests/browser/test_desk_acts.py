"""Many questions at once, two people at one case, and single keys, in a browser."""

import re

from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from dialogue_pages.models import CaseClaim
from dialogue_pages.stages import Stage
from tests.browser.base import DESK, BrowserTestCase
from tests.browser.desk_steps import DeskSteps, someone
from tests.dialogue_pages.admin.desk.office import MODERATOR, UNIT, assigned, taken
from tests.dialogue_pages.questions.cases import asked, refusal_reason
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    UnitFactory,
    open_portal,
)

TABLET = {"width": 820, "height": 1180}
ROAD = "Đường vào thôn Bến Lau ngập khi mưa, đề nghị xã sửa cống"


class DeskActsTestCase(DeskSteps, BrowserTestCase):
    def setUp(self):
        super().setUp()
        home = open_portal().get_parent()
        self.moderator = someone(
            MODERATOR, username="kiem-duyet", last_name="Hoàng Thị Mơ"
        )
        self.unit = UnitFactory(name="Phòng Kinh tế", short_name="P. Kinh tế")
        refusal_reason()
        self.answer = AnswerPageFactory(
            parent=AnswerIndexPageFactory(parent=home), title=ROAD
        )
        self.answer.save_revision().publish()
        self.cases = [taken(title=ROAD), taken(title="Điện yếu"), taken(title="Rác")]

    def at(self, page, name):
        """Looked at on the desk and on a tablet."""
        for size in (TABLET, DESK):
            page.set_viewport_size(size)
            with self.subTest(screen=name, width=size["width"]):
                self.assert_fits(page)
                self.assert_accessible(page)
                self.take_picture(page, name)


class BulkWayTests(DeskActsTestCase):
    def choose(self, page, *cases, kind):
        for case in cases:
            page.check(f"[name=case][value='{case.pk}']")
        page.select_option("#desk-bulk-kind", kind)
        with page.expect_navigation():
            page.click("#desk-bulk button")

    def press(self, page, do):
        with page.expect_navigation():
            page.click(f"button[name=do][value={do}]")

    def go_the_way(self, page):
        first, second, _third = self.cases
        there = assigned(self.unit, title="Đã giao rồi")
        page.goto(self.live_server_url + "/admin/questions/?queue=all")
        self.choose(page, first, second, there, kind="assign")
        page.select_option("[name=unit]", str(self.unit.pk))
        self.press(page, "plan")
        expect(page.locator(".bulk-state-planned")).to_have_count(2)
        expect(page.locator(".bulk-state-left")).to_have_count(1)
        yield "bulk-preview"
        self.press(page, "start")
        page.wait_for_selector("#bulk-result")
        expect(page.locator(".bulk-state-done")).to_have_count(2)
        yield "bulk-result"
        for case in (first, second):
            case.refresh_from_db()
            self.assertEqual(case.stage, Stage.ASSIGNED)
        self.press(page, "undo")
        self.press(page, "start")
        page.wait_for_selector("#bulk-result")
        first.refresh_from_db()
        self.assertEqual(first.stage, Stage.TRIAGE)

    def test_the_whole_way_and_back(self):
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=all")
        self.at(page, "desk-bulk-list")
        for name in self.go_the_way(page):
            self.at(page, name)

    def test_all_rows_are_ticked_by_one_and_counted(self):
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=all")
        page.check("[data-desk-tick-all]")
        self.assertEqual(page.inner_text("[data-desk-ticked]"), "3")
        page.uncheck("[name=case] >> nth=0")
        self.assertEqual(page.inner_text("[data-desk-ticked]"), "2")
        self.assertFalse(page.is_checked("[data-desk-tick-all]"))

    def test_it_works_without_scripts(self):
        page = self.open("/admin/login/", javascript=False)
        page.fill("input[name=username]", "kiem-duyet")
        page.fill("input[name=password]", "mat-khau-1")
        page.click("button[type=submit]")
        for _name in self.go_the_way(page):
            pass


class TwoPeopleTests(DeskActsTestCase):
    def test_one_works_the_other_takes_over(self):
        someone(MODERATOR, username="thu-ky", last_name="Vàng A Sính")
        path = f"/admin/questions/{self.cases[0].pk}/"
        first = self.sit_down("kiem-duyet", path)
        second = self.sit_down("thu-ky", path)
        self.assertIn("Hoàng Thị Mơ", second.inner_text(".desk-claim"))
        self.at(second, "desk-claimed")
        second.click(".desk-claim summary")
        second.fill("#claim-reason", "Chị Mơ đi họp")
        with second.expect_navigation():
            second.click(".desk-claim button[value=take_over]")
        claim = CaseClaim.objects.get(question=self.cases[0])
        self.assertEqual(claim.holder.username, "thu-ky")
        self.act(first, "ask_more", request="Đoạn nào ngập?")
        form = first.locator("[name='ask_more-request']")
        self.assertEqual(form.input_value(), "Đoạn nào ngập?")
        self.assertIn("Vàng A Sính", first.inner_text(".desk-acts"))

    def test_the_list_tells_who_is_at_work_and_fits(self):
        someone(MODERATOR, username="thu-ky", last_name="Vàng A Sính Hòa Bình")
        path = f"/admin/questions/{self.cases[0].pk}/"
        self.sit_down("thu-ky", path)
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=triage")
        chip = page.locator(".desk-chip:has-text('Vàng A Sính Hòa Bình')")
        for size in (DESK, TABLET):
            page.set_viewport_size(size)
            with self.subTest(width=size["width"]):
                at, frame = chip.bounding_box(), page.locator(".desk-table-frame")
                around = frame.bounding_box()
                end = around["x"] + around["width"]
                self.assertLessEqual(at["x"] + at["width"], end)
        ticks, titles = (
            [
                box["x"]
                for one in page.locator(what).all()
                if (box := one.bounding_box())
            ]
            for what in (".desk-tick input[name]", "td.desk-title")
        )
        self.assertEqual(ticks, titles)

    def test_leaving_the_page_lets_the_case_go(self):
        page = self.sit_down("kiem-duyet", f"/admin/questions/{self.cases[0].pk}/")
        self.assertTrue(CaseClaim.objects.exists())
        page.goto(self.live_server_url + "/admin/questions/")
        for _ in range(50):
            if not CaseClaim.objects.exists():
                break
            page.wait_for_timeout(100)
        self.assertFalse(CaseClaim.objects.exists())


class FormTests(DeskActsTestCase):
    def open_case(self, size=DESK):
        path = f"/admin/questions/{self.cases[0].pk}/"
        return self.sit_down("kiem-duyet", path, size=size)

    def test_what_is_wrong_comes_into_sight(self):
        for size in (TABLET, DESK):
            page = self.open_case(size)
            self.act(page, "note", words="")
            with self.subTest(width=size["width"]):
                field = page.locator("[name='note-words']")
                expect(field).to_be_focused()
                expect(field).to_be_in_viewport()

    def test_the_browser_asks_before_typed_words_are_lost(self):
        page, asked = self.open_case(), []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        page.click("summary:has-text('Ghi chú nội bộ')")
        field = page.locator("[name='note-words']")
        field.press_sequentially("Đã gọi cho thôn")
        page.click("form[action$='/act/mark_spam/'] button")
        page.wait_for_timeout(300)
        self.assertEqual(asked, ["beforeunload"])
        self.assertEqual(field.input_value(), "Đã gọi cho thôn")
        with page.expect_navigation():
            page.locator("form[action$='/act/note/'] button[type=submit]").click()
        self.assertEqual(asked, ["beforeunload"])

    def test_the_load_of_the_chosen_unit_is_read_whole(self):
        self.unit.name = "Trung tâm Dịch vụ tổng hợp và Hành chính công"
        self.unit.save()
        assigned(self.unit)
        page = self.open_case()
        page.keyboard.press("g")
        page.select_option("[name='assign-unit']", str(self.unit.pk))
        below = page.locator("form[action$='/act/assign/'] .desk-whole")
        expect(below).to_have_text(f"{self.unit.name} – đang giữ 1")
        self.assert_fits(page)
        page.set_viewport_size(TABLET)
        expect(below).to_have_text("")


class KeyTests(DeskActsTestCase):
    def open_case(self, case=None):
        case = case or self.cases[0]
        return self.sit_down("kiem-duyet", f"/admin/questions/{case.pk}/")

    def is_open(self, page, act):
        details = page.locator(f"details:has(form[action$='/act/{act}/'])")
        return details.get_attribute("open") is not None

    def test_through_the_list(self):
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=triage")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("x")
        page.keyboard.press("k")
        page.keyboard.press("x")
        self.assertEqual(page.inner_text("[data-desk-ticked]"), "2")
        page.keyboard.press("g")
        self.assertEqual(page.input_value("#desk-bulk-kind"), "assign")
        page.locator(".desk-row-current a").focus()
        with page.expect_navigation():
            page.keyboard.press("o")
        expect(page).to_have_url(re.compile(r"/questions/\d+/$"))

    def test_from_case_to_case_and_back_to_the_narrowed_list(self):
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=triage&source=web")
        listed = [
            link.get_attribute("href") for link in page.locator(".desk-title a").all()
        ]
        page.locator(".desk-title a").first.click()
        page.wait_for_url(f"**{listed[0]}")
        expect(page.locator("[data-desk-step='-1']")).to_be_hidden()
        for key, path in (("j", listed[1]), ("j", listed[2]), ("k", listed[1])):
            page.keyboard.press(key)
            page.wait_for_url(f"**{path}")
            page.wait_for_load_state()
        self.act(page, "note", words="")
        expect(page.locator("[data-desk-step='1']")).to_have_attribute(
            "href", listed[2]
        )
        page.click("[data-desk-back]")
        page.wait_for_url("**/admin/questions/?queue=triage&source=web")

    def test_acts_unfold_and_are_sent(self):
        page = self.open_case()
        for key, act in (("g", "assign"), ("d", "merge"), ("r", "refuse")):
            page.keyboard.press(key)
            with self.subTest(key):
                self.assertTrue(self.is_open(page, act))
                focused = page.evaluate("document.activeElement.name")
                self.assertTrue(focused.startswith(act), focused)
            page.evaluate("document.activeElement.blur()")
        page.keyboard.press("c")
        page.keyboard.type("Gần cống, ghi rõ chỗ")
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        self.cases[0].refresh_from_db()
        self.assertEqual(self.cases[0].stage, Stage.WAITING_CITIZEN)
        self.take_picture(page, "desk-undo")
        with page.expect_navigation():
            page.keyboard.press("z")
        self.cases[0].refresh_from_db()
        self.assertEqual(self.cases[0].stage, Stage.TRIAGE)

    def test_e_opens_the_public_text(self):
        page = self.open_case()
        with page.expect_navigation():
            page.keyboard.press("e")
        expect(page).to_have_url(re.compile("/public-text/"))

    def test_nothing_fires_while_somebody_types_or_composes(self):
        page = self.open_case()
        page.keyboard.press("c")
        field = page.locator("[name='ask_more-request']")
        field.press_sequentially("ddoanj duwowngf gruej")
        self.assertFalse(self.is_open(page, "assign"))
        self.assertEqual(field.input_value(), "ddoanj duwowngf gruej")
        field.blur()
        for event in (
            {"key": "g", "isComposing": True},
            {"key": "g", "keyCode": 229},
            {"key": "Process", "keyCode": 229},
            {"key": "g", "ctrlKey": True},
            {"key": "g", "altKey": True},
            {"key": "G"},
        ):
            page.evaluate(
                """(init) => document.body.dispatchEvent(
                    new KeyboardEvent("keydown", {bubbles: true, ...init})
                )""",
                event,
            )
            with self.subTest(event):
                self.assertFalse(self.is_open(page, "assign"))
        client = page.context.new_cdp_session(page)
        page.locator("#desk-acts").focus()
        client.send(
            "Input.imeSetComposition",
            {"text": "g", "selectionStart": 1, "selectionEnd": 1},
        )
        self.assertFalse(self.is_open(page, "assign"))

    def test_off_by_the_preference(self):
        profile = UserProfile.get_for_user(self.moderator)
        profile.keyboard_shortcuts = False
        profile.save()
        page = self.open_case()
        for key in "gdcrue":
            page.keyboard.press(key)
        self.assertFalse(self.is_open(page, "assign"))
        expect(page).to_have_url(re.compile(r"/questions/\d+/$"))

    def test_the_dialog_of_wagtail_tells_them(self):
        page = self.open_case()
        page.keyboard.press("?")
        page.wait_for_selector("#keyboard-shortcut-group-desk", state="visible")
        self.take_picture(page, "desk-keys")
        page.keyboard.press("g")
        self.assertFalse(self.is_open(page, "assign"))


class SimilarTests(DeskActsTestCase):
    def test_at_triage(self):
        again = taken(title=ROAD)
        page = self.sit_down("kiem-duyet", f"/admin/questions/{again.pk}/")
        self.at(page, "desk-similar")
        with page.expect_navigation():
            page.click(".desk-likes form[action$='/merge/'] button")
        again.refresh_from_db()
        self.assertEqual(again.merged_into, self.cases[0])

    def test_when_answering(self):
        self.unit.members.add(someone(UNIT, username="phong"))
        case = assigned(self.unit, title=ROAD)
        page = self.sit_down("phong", f"/admin/questions/{case.pk}/")
        page.click("[data-desk-insert] >> nth=0")
        page.click("[data-desk-insert] >> nth=1")
        text = page.input_value("[name='submit_draft-text']")
        self.assertIn(self.answer.full_url, text)
        self.assertIn("Cống được nạo vét", text)
        self.at(page, "desk-answering")

    def test_spam_has_a_queue_of_its_own(self):
        case = asked(title="Vay nhanh")
        page = self.sit_down("kiem-duyet", f"/admin/questions/{case.pk}/")
        self.act(page, "mark_spam")
        page.goto(self.live_server_url + "/admin/questions/?queue=spam")
        self.assertIn("Vay nhanh", page.inner_text(".desk-table"))
