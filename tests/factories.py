"""Invented Vietnamese data: the commune xã Sông Trăng, tỉnh Vân Lĩnh does not exist."""

from datetime import date, time, timedelta

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages.choices import AmendmentKind, ConferenceMode, DatePrecision
from dialogue_pages.models import (
    AnnouncementAmendment,
    AnnouncementIndexPage,
    AnnouncementPage,
    AnswerIndexPage,
    AnswerPage,
    CommuneSettings,
    Conference,
    DeadlineRule,
    DialoguePlanIndexPage,
    DialoguePlanPage,
    Hamlet,
    PlanAmendment,
    RulePack,
    Topic,
    Unit,
)
from dialogue_pages.official.document import (
    Banner,
    Bullet,
    ConferenceFact,
    FactKind,
    Item,
    Paragraph,
    Section,
    Table,
)
from dialogue_pages.official.text import Text
from dialogue_pages.papers.plan_body import body_of
from home.models import HomePage


def root_page():
    return Page.get_first_root_node()


def default_site():
    return Site.objects.get(is_default_site=True)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"can-bo-{n}")
    password = factory.django.Password("mat-khau")


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    parent = factory.LazyFunction(root_page)
    title = "Xã Sông Trăng"
    slug = factory.Sequence(lambda n: f"xa-song-trang-{n}")
    introduction = "Nơi Nhân dân xã Sông Trăng theo dõi kế hoạch đối thoại."


class DialoguePlanIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = DialoguePlanIndexPage

    parent = factory.SubFactory(HomePageFactory)
    title = "Kế hoạch đối thoại"
    slug = "ke-hoach-doi-thoai"
    show_in_menus = True


class AnnouncementIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = AnnouncementIndexPage

    parent = factory.SubFactory(HomePageFactory)
    title = "Thông báo"
    slug = "thong-bao"
    show_in_menus = True


class AnnouncementPageFactory(wagtail_factories.PageFactory):
    """A published announcement, issued unless told otherwise."""

    class Meta:
        model = AnnouncementPage

    parent = factory.SubFactory(AnnouncementIndexPageFactory)
    title = factory.Sequence(lambda n: f"Hội nghị đối thoại lần {n}")
    slug = factory.Sequence(lambda n: f"thong-bao-{n}")
    number = "12"
    issued_day, issued_month, issued_year = 5, 1, 2026
    subject = "Về việc tổ chức Hội nghị đối thoại"
    summary = "Chủ tịch xã đối thoại với Nhân dân."
    what_to_do = "Gửi ý kiến trước hội nghị\nĐến dự đúng giờ"
    opening = "Ủy ban nhân dân xã Sông Trăng thông báo như sau:"
    body = [("text", "3. Thành phần: bà con các thôn.")]
    closing = "Trân trọng thông báo./."
    signer_name = "Lò Thị Mai Hoa"
    first_published_at = factory.LazyFunction(timezone.now)


class AnnouncementAmendmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnnouncementAmendment

    announcement = factory.SubFactory(AnnouncementPageFactory)
    kind = AmendmentKind.CORRECTION
    reason = "Ghi nhầm tên nhà văn hóa."


class AnswerIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = AnswerIndexPage

    parent = factory.SubFactory(HomePageFactory)
    title = "Trả lời ý kiến, kiến nghị"
    slug = "tra-loi"
    show_in_menus = True


class AnswerPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = AnswerPage

    parent = factory.SubFactory(AnswerIndexPageFactory)
    title = factory.Sequence(lambda n: f"Bao giờ sửa cống thoát nước số {n}?")
    slug = factory.Sequence(lambda n: f"tra-loi-{n}")
    question_text = "Đường vào thôn ngập khi mưa, đề nghị xã sửa cống."
    short_answer = "Xã nạo vét cống trong tháng 9."
    answer = "Ủy ban nhân dân xã đã kiểm tra.\n\nCống được nạo vét trong tháng 9."


class CommuneSettingsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CommuneSettings
        django_get_or_create = ["site"]

    site = factory.LazyFunction(default_site)
    commune_name = "xã Sông Trăng"
    province = "tỉnh Vân Lĩnh"
    agency_lines = "ỦY BAN NHÂN DÂN\nXÃ SÔNG TRĂNG"
    place_name = "Sông Trăng"
    signer_name = "Lò Thị Mai Hoa"
    address = "Số 1, đường Bến Trăng, thôn Hạ, xã Sông Trăng"
    phone = "0200 000 001"
    email = "ubnd@songtrang.example"
    responsible = "Văn phòng HĐND và UBND xã Sông Trăng"


class HamletFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Hamlet

    site = factory.LazyFunction(default_site)
    name = factory.Sequence(lambda n: f"Bến Lau {n}")
    head_name = "Hoàng Văn Sơn"
    households = 120


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Unit

    site = factory.LazyFunction(default_site)
    name = factory.Sequence(lambda n: f"Phòng Kinh tế {n}")


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    site = factory.LazyFunction(default_site)
    name = factory.Sequence(lambda n: f"Đất đai {n}")
    unit = factory.SubFactory(UnitFactory)


def _sections():
    """One of everything that a plan's text can hold."""
    return [
        Section(
            "I.",
            Text.of("MỤC ĐÍCH, YÊU CẦU"),
            [
                Item(
                    "1.",
                    heading=Text.of("Mục đích"),
                    blocks=[
                        Bullet("-", Text.of("Lắng nghe tâm tư của Nhân dân.")),
                        Bullet("-", Text.from_marks("Trả lời **rõ ràng**, *dễ hiểu*.")),
                    ],
                ),
                Item(
                    "2.",
                    heading=Text.of("Yêu cầu"),
                    blocks=[Paragraph(Text.of("Tổ chức dân chủ, công khai."))],
                ),
            ],
        ),
        Section(
            "II.",
            Text.of("NỘI DUNG"),
            [
                Item(
                    "1.",
                    heading=Text.of("Thời gian, địa điểm"),
                    blocks=[
                        ConferenceFact("-", "Thời gian", FactKind.TIME),
                        ConferenceFact("-", "Địa điểm", FactKind.VENUE),
                    ],
                ),
                Item(
                    "2.",
                    heading=Text.of("Thành phần"),
                    blocks=[
                        Bullet("-", Text.of("Đại biểu xã gồm:")),
                        Bullet("+", Text.of("Thường trực Hội đồng nhân dân xã;")),
                        Bullet("+", Text.of("Lãnh đạo Ủy ban nhân dân xã.")),
                        Bullet("-", Text.of("Nhân dân các thôn.")),
                    ],
                ),
                Item(
                    "3.",
                    heading=Text.of("Chương trình"),
                    blocks=[
                        Table(
                            head=[[Text.of("Giờ"), Text.of("Nội dung")]],
                            rows=[[Text.of("07 giờ 30"), Text.of("Đón tiếp đại biểu")]],
                        ),
                        Banner([Text.of("HỘI NGHỊ ĐỐI THOẠI"), Text.of("Năm 2026")]),
                    ],
                ),
            ],
        ),
        Section(
            "III.",
            Text.of("TỔ CHỨC THỰC HIỆN"),
            [
                Item(
                    "1.",
                    heading=Text.of("Văn phòng HĐND và UBND xã:"),
                    lead=Text.of("Chuẩn bị nội dung, gửi giấy mời."),
                ),
                Item("2.", lead=Text.of("Trưởng các thôn thông báo đến từng hộ.")),
            ],
        ),
    ]


def body(sections):
    """Sections of a document as the value of a plan's body."""
    field = DialoguePlanPage._meta.get_field("body")
    return field.stream_block.normalize(body_of(sections))


class DialoguePlanPageFactory(wagtail_factories.PageFactory):
    """A draft of a plan with its whole text; its conferences are made beside it."""

    class Meta:
        model = DialoguePlanPage

    class Params:
        issued = factory.Trait(
            number="05", issued_day=2, issued_month=3, issued_year=2026
        )

    parent = factory.SubFactory(DialoguePlanIndexPageFactory)
    title = factory.Sequence(lambda n: f"Đối thoại với Nhân dân lần {n}")
    slug = factory.Sequence(lambda n: f"doi-thoai-{n}")
    subject = "Tổ chức Hội nghị đối thoại của Chủ tịch UBND xã với Nhân dân"
    legal_bases = (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở;\nCăn cứ Chương trình công tác."
    )
    opening = "Ủy ban nhân dân xã Sông Trăng ban hành Kế hoạch như sau:"
    body = factory.LazyFunction(lambda: body(_sections()))
    closing = "Trên đây là Kế hoạch tổ chức Hội nghị đối thoại./."
    recipients = [
        ("recipient", {"text": "Thường trực Đảng ủy", "for_report": True}),
        ("recipient", {"text": "Trưởng các thôn", "for_report": False}),
    ]
    archive = "VT"
    sign_capacity = "TM. ỦY BAN NHÂN DÂN"
    signer_title = "CHỦ TỊCH"
    signer_name = "Lò Thị Mai Hoa"


class ConferenceFactory(factory.django.DjangoModelFactory):
    """A conference on a fixed day, a fortnight ahead unless told otherwise."""

    class Meta:
        model = Conference
        skip_postgeneration_save = True

    class Params:
        in_month = factory.Trait(precision=DatePrecision.MONTH, starts_at=None)
        unset = factory.Trait(precision=DatePrecision.UNSET, day=None, starts_at=None)
        over = factory.Trait(day=date(2025, 6, 26))

    plan = factory.SubFactory(DialoguePlanPageFactory)
    precision = DatePrecision.EXACT
    day = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))
    starts_at = time(7, 30)
    venue_text = "Nhà văn hóa thôn Bến Lau, xã Sông Trăng."
    expected_min = 80
    expected_max = 100
    mode = ConferenceMode.IN_PERSON

    @factory.post_generation
    def hamlets(self, create, hamlets):
        if create and hamlets:
            self.hamlets.set(hamlets)
            self.save()


class PlanAmendmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlanAmendment

    plan = factory.SubFactory(DialoguePlanPageFactory, issued=True)
    kind = AmendmentKind.CORRECTION
    reason = "Ghi nhầm địa điểm tổ chức."
    document = "Công văn số 12/UBND-VP ngày 10/3/2026"


class RulePackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RulePack
        skip_postgeneration_save = True

    site = factory.LazyFunction(default_site)
    name = factory.Sequence(lambda n: f"Quy chế đối thoại {n}")
    citation = "Quy chế số 01/QC-UBND"

    @factory.post_generation
    def rules(self, create, rows):
        """Rules as dictionaries of their fields."""
        if create and rows:
            self.rules.set([DeadlineRule(**row) for row in rows])
            self.save()


def open_portal(**settings) -> DialoguePlanIndexPage:
    """Make the default site a commune's portal and return its list of plans."""
    plans = DialoguePlanIndexPageFactory(parent__slug="trang-chu")
    site = default_site()
    site.root_page = plans.get_parent()
    site.save()
    CommuneSettingsFactory(site=site, **settings)
    return plans
