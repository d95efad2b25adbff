"""Every screen of the office, light on a desk and dark on a telephone."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone

from dialogue_pages import answering, following, moderation, referring
from dialogue_pages.choices import AmendmentKind
from dialogue_pages.models import (
    PlanAmendment,
    Question,
    QuestionFile,
    RefusalReason,
    ReplyTemplate,
    WorkingDayException,
)
from dialogue_pages.models.sender_voices import DataRequestKind
from dialogue_pages.seeding import seed_rule_packs
from dialogue_pages.stages import Role
from tests.browser.base import DESK, PHONE, BrowserTestCase
from tests.browser.desk_steps import PASSWORD, DeskSteps, someone
from tests.dialogue_pages.admin.desk.office import (
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    answered,
    assigned,
    drafted,
    taken,
)
from tests.dialogue_pages.questions.cases import (
    asked,
    letter,
    person,
    refusal_reason,
    said_in_hall,
)
from tests.factories import (
    AnswerIndexPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)

WAYS = ((DESK, "light"), (PHONE, "dark"))
AT_REST = """() => [...document.querySelectorAll(".messages > ul")].every(
    element => getComputedStyle(element).opacity === "1"
)"""
REGISTRIES = "/admin/dialogue_pages/"


class DeskScreenTests(DeskSteps, BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.index = open_portal()
        AnswerIndexPageFactory(parent=self.index.get_parent().specific)
        seed_rule_packs(default_site())
        get_user_model().objects.create_superuser("quan-tri", password=PASSWORD)
        someone(MODERATOR, username="kiem-duyet", last_name="Hoàng Thị Mơ")
        someone(APPROVER, username="chu-tich", last_name="Lò Thị Mai Hoa")
        someone(SUPERVISOR, username="mat-tran", last_name="Vàng A Sính")
        self.unit = UnitFactory(name="Phòng Kinh tế", short_name="P. Kinh tế")
        self.unit.members.add(someone(UNIT, username="don-vi", last_name="Lý Văn Páo"))
        self.hamlet = HamletFactory(
            label="thôn",
            name="Bến Lau",
            head=someone(
                HAMLET_HEAD, username="truong-thon", last_name="Quàng Văn Hặc"
            ),
        )
        self.topic = TopicFactory(name="Giao thông, hạ tầng", unit=self.unit)
        refusal_reason()
        ReplyTemplate.objects.create(
            site=default_site(), name="Tiếp thu", text="UBND xã tiếp thu và trả lời: …"
        )
        self.office, self.leader = person(Role.MODERATOR), person(Role.APPROVER)
        self.cases = self.case_in_each_stage()

    def case_in_each_stage(self) -> dict[str, Question]:
        today, office, leader = timezone.localdate(), self.office, self.leader
        plan = DialoguePlanPageFactory(parent=self.index, issued=True)
        self.plan = plan
        ahead = ConferenceFactory(plan=plan, day=today + timedelta(days=40))
        held = ConferenceFactory(
            plan=DialoguePlanPageFactory(parent=self.index, issued=True), day=today
        )
        told = {"topic": self.topic, "sender_email": "la@vidu.vn"}
        cases = {
            "received": asked(title="Rác tồn đọng ở đầu chợ phiên", **told),
            "triage": taken(title="Điện chập chờn buổi tối ở bản Mỳ", **told),
            "waiting": taken(title="Đèn đường hỏng", **told),
            "meeting": taken(title="Nước sinh hoạt cho 40 hộ ven suối", **told),
            "hall": taken(title="Đường vào khu sản xuất sạt lở", **told),
            "assigned": assigned(self.unit, title="Kênh mương thôn Hạ vỡ bờ", **told),
            "linked": assigned(UnitFactory(name="Trạm Y tế xã"), title="Tiêm phòng"),
            "approve": drafted(self.unit, title="Thủ tục khai sinh muộn", **told),
            "referred": taken(title="Cầu treo xuống cấp", **told),
            "answered": answered(self.unit, title="Chế độ bảo trợ cho mẹ", **told),
            "promised": answered(self.unit, title="Sửa nhà văn hóa thôn", **told),
            "done": answered(self.unit, title="Cấp lại sổ hộ nghèo", **told),
            "reopened": answered(self.unit, title="Cống đầu thôn tắc", **told),
            "merged": taken(title="Cống đầu thôn lại tắc", **told),
            "refused": taken(title="Rao bán phân bón", **told),
            "withdrawn": asked(title="Việc đã xong", **told),
            "withheld": asked(title="Việc riêng của gia đình", **told),
            "entered": asked(
                title="Loa thôn Bến Lau hỏng", hamlet=self.hamlet, source="hamlet"
            ),
        }
        moderation.ask_more(cases["waiting"], "Đèn ở đoạn nào?", by=office)
        for name, conference in (("meeting", ahead), ("hall", held)):
            moderation.accept_for_meeting(cases[name], conference, by=office)
        reply = said_in_hall(answered_on=today)
        answering.record_in_hall(cases["hall"], reply, by=person(Role.SECRETARY))
        referring.refer(cases["referred"], letter(), by=leader)
        day = today + timedelta(days=30)
        for name in ("promised", "done"):
            answering.promise(cases[name], "Xã sửa xong.", day, by=leader)
        answering.accept_evidence(cases["done"], "Có ảnh nghiệm thu", by=office)
        following.object_to_answer(cases["reopened"], "Đến nay chưa ai đến làm")
        moderation.merge(cases["merged"], cases["approve"], by=office)
        why = RefusalReason.objects.get()
        moderation.refuse(cases["refused"], why, by=person(Role.MODERATOR))
        following.withdraw(cases["withdrawn"], "Việc đã xong")
        moderation.withhold(cases["withheld"], by=office, reason="Có tên người")
        cases["triage"].clocks.update(due_on=today - timedelta(days=3))
        cases["assigned"].clocks.update(due_on=today)
        following.ask_about_data(cases["done"], DataRequestKind.DELETE)
        self.attach(cases["answered"])
        return cases

    def attach(self, question):
        file = QuestionFile(
            question=question,
            name="anh-cong-tac.jpg",
            content_type="image/jpeg",
            size=4,
            digest="x",
        )
        file.file.save("anh.jpg", ContentFile(b"\xff\xd8\xff\xd9"), save=True)
        self.addCleanup(file.file.storage.delete, file.file.name)

    def case_path(self, name, *parts):
        return "/".join(["/admin/questions", str(self.cases[name].pk), *parts, ""])

    def of_cases(self, *names):
        return {f"case-{name}": self.case_path(name) for name in names}

    def walk(self, username, screens):
        for size, scheme in WAYS:
            page = self.sit_down(username, size=size)
            page.emulate_media(color_scheme=scheme)
            for name, path in screens.items():
                with self.subTest(screen=name, scheme=scheme):
                    page.goto(self.live_server_url + path)
                    self.look(page, f"{username}-{name}-{scheme}")
            page.context.close()

    def look(self, page, name):
        """All that can be unfolded is looked at unfolded."""
        page.evaluate(
            "document.querySelectorAll('main details').forEach(d => d.open = true)"
        )
        page.wait_for_function(AT_REST)
        self.take_picture(page, f"screen-{name}")
        self.assert_accessible(page)
        self.assert_fits(page)

    def test_the_moderator(self):
        stages = [name for name in self.cases if name != "entered"]
        self.walk(
            "kiem-duyet",
            {
                "list": "/admin/questions/?queue=all",
                "nothing": "/admin/questions/?queue=promised&q=khongco",
                "entry": "/admin/questions/new/",
                "public-text": self.case_path("triage", "public-text"),
                "public-files": self.case_path("answered", "public-files"),
                "book": f"{REGISTRIES}question/",
                "data-requests": f"{REGISTRIES}datarequest/",
            }
            | self.of_cases(*stages),
        )

    def test_the_approver(self):
        self.walk(
            "chu-tich",
            {"list": "/admin/questions/"}
            | self.of_cases("triage", "hall", "approve", "answered", "withheld"),
        )

    def test_unit_hamlet_head_and_supervisor(self):
        self.walk(
            "don-vi",
            {"list": "/admin/questions/"} | self.of_cases("assigned", "approve"),
        )
        self.walk(
            "truong-thon",
            {"list": "/admin/questions/", "entry": "/admin/questions/new/"}
            | self.of_cases("entered"),
        )
        self.walk(
            "mat-tran",
            {"list": "/admin/questions/"} | self.of_cases("triage", "answered"),
        )

    def test_the_link_for_a_unit(self):
        for size, scheme in WAYS:
            page = self.sit_down("kiem-duyet", self.case_path("linked"), size)
            page.emulate_media(color_scheme=scheme)
            with page.expect_navigation():
                page.click("form[action$='/unit-link/'] button[value=issue]")
            self.look(page, f"kiem-duyet-unit-link-{scheme}")

    def test_calendar_and_plans(self):
        year = timezone.localdate().year
        day = WorkingDayException.objects.create(
            site=default_site(), day=f"{year + 1}-03-01", name="Nghỉ theo quyết định"
        )
        self.draft_another_day()
        self.walk(
            "quan-tri",
            {
                "days": f"{REGISTRIES}workingdayexception/",
                "day-new": f"{REGISTRIES}workingdayexception/create/",
                "day-deleted": f"{REGISTRIES}workingdayexception/delete/{day.pk}/",
                "year": f"/admin/days-off/{year}/",
                "next-year": f"/admin/days-off/{year + 1}/",
                "packs": f"{REGISTRIES}rulepack/",
                "units": f"{REGISTRIES}unit/",
                "unit": f"{REGISTRIES}unit/edit/{self.unit.pk}/",
                "plan-moves": f"/admin/dialogue-plans/{self.plan.pk}/moves/",
            },
        )

    def draft_another_day(self):
        conferences = list(self.plan.conferences.all())
        for conference in conferences:
            conference.day += timedelta(days=7)
        self.plan.conferences.set(conferences)
        told = {"kind": AmendmentKind.CORRECTION, "reason": "Tránh bão số 3"}
        self.plan.amendments.add(PlanAmendment(**told))
        self.plan.save_revision()
