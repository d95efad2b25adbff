"""Three people of an office handle one question: moderator, unit, approver."""

from datetime import timedelta

from django.utils import timezone

from dialogue_pages import moderation
from dialogue_pages.models import ReplyTemplate
from dialogue_pages.stages import Role, Stage
from tests.browser.base import DESK, BrowserTestCase
from tests.browser.desk_steps import DeskSteps, someone
from tests.dialogue_pages.admin.desk.office import (
    APPROVER,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    drafted,
    taken,
)
from tests.dialogue_pages.questions.cases import asked, person, refusal_reason
from tests.factories import (
    HamletFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)

TABLET = {"width": 834, "height": 1112}


class DeskTests(DeskSteps, BrowserTestCase):
    def setUp(self):
        super().setUp()
        open_portal()
        someone(MODERATOR, username="kiem-duyet", last_name="Hoàng Thị Mơ")
        unit_officer = someone(UNIT, username="phong-kinh-te", last_name="Lý Văn Páo")
        someone(APPROVER, username="chu-tich", last_name="Lò Thị Mai Hoa")
        someone(SUPERVISOR, username="mat-tran", last_name="Vàng A Sính")
        self.unit = UnitFactory(name="Phòng Kinh tế", short_name="P. Kinh tế")
        self.unit.members.add(unit_officer)
        hamlet = HamletFactory(label="thôn", name="Bến Lau")
        self.case = asked(
            title="Đường vào thôn Bến Lau ngập khi mưa, đề nghị xã sửa cống",
            content="Đường vào thôn ngập mỗi khi mưa to, học sinh không đến lớp "
            "được.\n\nTôi là Quàng Thị Lả, số 0912 345 678, đề nghị xã sửa cống.",
            hamlet=hamlet,
            topic=TopicFactory(name="Giao thông, hạ tầng", unit=self.unit),
        )
        ReplyTemplate.objects.create(
            site=default_site(),
            name="Tiếp thu, sẽ sửa chữa",
            text="UBND xã tiếp thu ý kiến của bà con {thôn}.",
        )
        refusal_reason()

    def fill_the_desk(self):
        """Cases of every look: late, soon, stopped, answered, withheld."""
        today = timezone.localdate()
        office = person(Role.MODERATOR)
        late = assigned(self.unit, title="Điện chập chờn buổi tối ở bản Mỳ")
        late.clocks.update(due_on=today - timedelta(days=3))
        soon = taken(title="Xin cấp lại sổ hộ nghèo cho mẹ")
        soon.clocks.update(due_on=today)
        moderation.ask_more(taken(title="Rác"), "Rác ở đâu?", by=office)
        drafted(self.unit, title="Thủ tục đăng ký khai sinh muộn")
        moderation.withhold(asked(title="Việc riêng"), by=office, reason="Có tên người")

    @property
    def case_path(self):
        return f"/admin/questions/{self.case.pk}/"

    def take_tall_picture(self, page, name):
        """The admin scrolls inside the window: make it high enough for all of it."""
        page.set_viewport_size({"width": 1280, "height": 1700})
        self.take_picture(page, name)
        page.set_viewport_size(DESK)

    def test_from_the_moderator_to_the_unit_to_the_approver(self):
        page = self.sit_down("kiem-duyet")
        page.click(f"a[href='{self.case_path}']")
        page.wait_for_url(f"**{self.case_path}")
        self.assert_accessible(page)
        self.act(page, "take")
        self.take_tall_picture(page, "desk-case")
        page.click("a[href$='/public-text/']")
        with page.expect_navigation():
            page.click("button[name=mask]")
        self.assertNotIn("345 678", page.input_value("[name=text]"))
        self.assert_accessible(page)
        self.take_tall_picture(page, "desk-public-text")
        page.fill("[name=text]", "Đường vào thôn ngập, đề nghị xã sửa cống.")
        page.click(".desk-form-buttons button >> nth=0")
        page.wait_for_selector(".desk-preview")
        self.act(page, "assign", note="Trả lời trước thứ Sáu.")

        page = self.sit_down("phong-kinh-te", self.case_path)
        page.select_option("[name=submit_draft-template]", index=1)
        page.click("[data-desk-copy]")
        page.check("[name=submit_draft-looked]")
        text = page.input_value("[name=submit_draft-text]")
        self.assertIn("UBND xã tiếp thu", text)
        page.fill("[name=submit_draft-text]", text + " Cống sửa xong trong tháng 9.")
        page.check("[name=submit_draft-no_legal_basis]")
        self.assert_accessible(page)
        self.take_tall_picture(page, "desk-draft")
        page.click("form[action$='/act/submit_draft/'] button[type=submit]")
        page.wait_for_selector(".desk-draft-waiting")

        page = self.sit_down("chu-tich")
        page.click(f"a[href='{self.case_path}']")
        page.wait_for_selector(".desk-draft-waiting")
        self.take_tall_picture(page, "desk-approve")
        self.assert_accessible(page)
        self.act(page, "approve")
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, Stage.ANSWERED)
        self.take_tall_picture(page, "desk-answered")

    def test_the_list_tells_what_is_late_without_colour_alone(self):
        self.fill_the_desk()
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=all")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.reload()
            with self.subTest(scheme=scheme):
                self.assert_accessible(page)
                self.take_picture(page, f"desk-list-{scheme}")
        page.emulate_media(color_scheme="light")
        for name, path in (
            ("desk-book", "/admin/dialogue_pages/question/"),
            ("desk-entry", "/admin/questions/new/"),
        ):
            page.goto(self.live_server_url + path)
            self.take_tall_picture(page, name)
        page.goto(self.live_server_url + "/admin/questions/?queue=all")
        self.assertIn("3", page.inner_text(".desk-chip-late >> nth=0"))
        self.assert_fits(page)

    def test_a_tablet_and_every_other_screen(self):
        self.fill_the_desk()
        page = self.sit_down("kiem-duyet", "/admin/questions/?queue=all", TABLET)
        self.assert_fits(page)
        self.take_picture(page, "desk-list")
        for name, path in (
            ("desk-case", self.case_path),
            ("desk-entry", "/admin/questions/new/"),
            ("desk-nothing", "/admin/questions/?queue=referred"),
        ):
            page.goto(self.live_server_url + path)
            with self.subTest(screen=name):
                self.assert_accessible(page)
                self.assert_fits(page)
                self.take_picture(page, name)

    def test_a_supervisor_sees_no_person(self):
        page = self.sit_down("mat-tran", self.case_path)
        self.assertNotIn("345 678", page.inner_text("body"))
        self.assertNotIn("Lả", page.inner_text(".desk-facts"))
        self.assert_accessible(page)
        self.take_tall_picture(page, "desk-supervisor")
