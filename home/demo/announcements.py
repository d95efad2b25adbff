"""A year of announcements of the demo commune, beside its plans."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages.announcing import draft_announcement
from dialogue_pages.choices import AmendmentKind, AnnouncementKind, PostingPlace
from dialogue_pages.models import (
    AnnouncementAmendment,
    AnnouncementIndexPage,
    AnnouncementPage,
    CommuneSettings,
    Conference,
    DialoguePlanPage,
    Posting,
)
from dialogue_pages.models.page_forms import free_slug
from dialogue_pages.posting import open_register
from home.first_pages import publish_below

INTRODUCTION = (
    "Thông báo, giấy mời, kết luận và kết quả đối thoại của Ủy ban nhân dân xã. Có bản "
    "in, áp phích và bản đọc loa."
)
_EIGHT = time(8, 0)
# What `[…]` stands for in the drafts of the demo.
_FILLED = {
    "[nội dung đối thoại]": "đường giao thông thôn, nước sinh hoạt, thủ tục hành chính",
    "[họ tên, chức vụ người chủ trì]": "bà Lò Thị Mai Hoa, Chủ tịch Ủy ban nhân dân xã",
    "[Nêu trong một, hai câu điều người dân cần biết nhất].": (
        "Sửa đường vào ba bản vùng cao xong trong quý tới; nước sinh hoạt được kiểm tra "
        "hằng tháng."
    ),
    "[đánh giá]": "hội nghị dân chủ, cởi mở, đúng kế hoạch",
    "[nội dung, đơn vị thực hiện, thời hạn]": (
        "Phòng Kinh tế sửa đường vào bản trong quý tới; Trạm Y tế kiểm tra nước hằng tháng"
    ),
    "[đơn vị theo dõi, đôn đốc]": "Văn phòng HĐND và UBND xã",
    "[Số ý kiến, số đã trả lời, số giao đơn vị giải quyết].": (
        "6 ý kiến, trả lời ngay 5 ý kiến, giao đơn vị trả lời bằng văn bản 1 ý kiến."
    ),
    "[số người]": "96 người",
    "[tổng số, đã trả lời tại hội nghị, giao giải quyết]": "6, đã trả lời 5, giao 1",
    "[nội dung] | [đơn vị] | [ngày]": (
        "Sửa đường vào bản | Phòng Kinh tế | cuối quý\n"
        "Kiểm tra nước sinh hoạt | Trạm Y tế xã | hằng tháng"
    ),
}


def load_announcements(site: Site, *, by) -> None:
    """Announce what the plans of the demo hold, where the commune has no such list."""
    home = site.root_page
    if AnnouncementIndexPage.objects.child_of(home).exists():
        return
    announcements = AnnouncementIndexPage(
        title="Thông báo",
        slug="thong-bao",
        introduction=INTRODUCTION,
        show_in_menus=True,
    )
    publish_below(home, announcements)
    _backdate_plans(home)
    office = _Office(announcements, by, timezone.localdate())
    conferences = Conference.objects.filter(
        plan__path__startswith=home.path, plan__live=True, day__isnull=False
    ).select_related("plan")
    for conference in conferences:
        office.announce(conference)
    office.tell_everybody()


def _backdate_plans(home: Page) -> None:
    """Plans of the demo are published today and dated back: so is their posting."""
    plans = DialoguePlanPage.objects.descendant_of(home).live()
    for row in Posting.objects.filter(page__in=plans).select_related("page"):
        row.posted_from = timezone.localdate(row.page.first_published_at)
        row.save(update_fields=["posted_from"])


class _Office:
    """Writes, fills in, numbers, publishes and posts."""

    def __init__(self, announcements, by, today: date):
        self.announcements = announcements
        self.by = by
        self.today = today
        self.numbers: dict[int, int] = {}

    def announce(self, conference: Conference) -> None:
        held = conference.day
        early = held - timedelta(days=30)
        notice_day = min(early, self.today - timedelta(days=2))
        notice = self.draft(conference, AnnouncementKind.NOTICE)
        if held < self.today:
            self.correct(notice, held - timedelta(days=20))
        self.publish(notice, notice_day)
        invitation = self.draft(conference, AnnouncementKind.INVITATION)
        self.publish(invitation, notice_day + timedelta(days=1))
        if held >= self.today:
            _leave_to_the_heads(invitation)
            return
        for kind, after in [
            (AnnouncementKind.CONCLUSION, 5),
            (AnnouncementKind.RESULT, 8),
        ]:
            self.publish(self.draft(conference, kind), held + timedelta(days=after))

    def tell_everybody(self) -> None:
        commune = CommuneSettings.for_site(self.announcements.get_site())
        for title, summary, ago, lasts in [
            (
                "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã",
                "Chủ tịch tiếp công dân sáng thứ Năm hằng tuần, từ 07h30' đến 11h30', "
                "tại phòng Tiếp công dân, trụ sở UBND xã.",
                200,
                None,
            ),
            (
                "Lịch cấp nước luân phiên mùa khô",
                "Nước sinh hoạt cấp từ 05h00 đến 08h00 và từ 16h00 đến 19h00.",
                300,
                90,
            ),
            (
                "Lấy ý kiến Nhân dân về quy ước bảo vệ nguồn nước đầu bản",
                "Bản dự thảo niêm yết tại nhà sinh hoạt cộng đồng các bản; góp ý với "
                "trưởng bản hoặc gửi qua trang này trong 30 ngày.",
                120,
                30,
            ),
            (
                "Cảnh báo cuộc gọi giả danh cán bộ xã đòi tiền làm căn cước",
                "Xã không thu tiền qua điện thoại. Bà con không chuyển tiền, không đọc "
                "mã xác thực và báo ngay cho Công an xã.",
                60,
                None,
            ),
            (
                "Lịch tiêm chủng mở rộng tại trạm và lưu động ở bản vùng cao",
                "Tại Trạm Y tế xã từ 07h30'; đội lưu động đến bốn bản vùng cao trong "
                "tuần sau. Mang theo sổ tiêm của trẻ.",
                6,
                40,
            ),
        ]:
            day = self.today - timedelta(days=ago)
            page = AnnouncementPage(
                title=title,
                slug=free_slug(title, self.announcements),
                kind=AnnouncementKind.GENERAL,
                is_official=False,
                live=False,
                owner=self.by,
                summary=summary,
                what_to_do=f"Hỏi thêm: {commune.phone}",
                expires_on=day + timedelta(days=lasts) if lasts else None,
            )
            self.announcements.add_child(instance=page)
            self.publish(page, day, number=False)

    def draft(self, conference: Conference, kind: str) -> AnnouncementPage:
        page = draft_announcement(conference, kind, self.announcements, by=self.by)
        page.summary = _filled(page.summary)
        body = page.body.get_prep_value()
        for block in body:
            block["value"] = _filled(block["value"])
        page.body = body
        return page

    def publish(self, page: AnnouncementPage, day: date, *, number=True) -> None:
        """Publish a page as it would have been, on a day past."""
        if number:
            count = self.numbers[day.year] = self.numbers.get(day.year, 20) + 3
            page.number = f"{count:02}"
            page.issued_day, page.issued_month = day.day, day.month
            page.issued_year = day.year
        page.save()
        page.save_revision(user=self.by).publish(user=self.by)
        moment = timezone.make_aware(datetime.combine(day, _EIGHT))
        Page.objects.filter(pk=page.pk).update(
            first_published_at=moment, last_published_at=moment
        )
        self.post(page, day)

    def post(self, page: AnnouncementPage, day: date) -> None:
        for order, row in enumerate(open_register(page)):
            row.posted_from = min(day + timedelta(days=order % 3), self.today)
            if row.place == PostingPlace.SITE:
                row.posted_from = day
            row.posted_by = _poster(row)
            if row.least_until and row.least_until < self.today:
                row.posted_until = row.least_until
            row.save()

    def correct(self, page: AnnouncementPage, day: date) -> None:
        amendment = AnnouncementAmendment(
            kind=AmendmentKind.CORRECTION,
            reason="Ghi nhầm tên nhà văn hóa; thời gian không đổi.",
            made_at=timezone.make_aware(datetime.combine(day, _EIGHT)),
            made_by=self.by,
        )
        page.amendments.add(amendment)


def _leave_to_the_heads(page: AnnouncementPage) -> None:
    """Heads of hamlets with an account have something to record."""
    halls = Posting.objects.filter(page=page, place=PostingPlace.HAMLET_HALL)
    unposted = {"posted_from": None, "posted_until": None, "posted_by": ""}
    halls.exclude(hamlet__head=None).update(**unposted)


def _filled(value):
    if isinstance(value, str):
        for blank, words in _FILLED.items():
            value = value.replace(blank, words)
        return value
    if isinstance(value, dict):
        return {name: _filled(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value


def _poster(row) -> str:
    if row.place in (PostingPlace.HAMLET_HALL, PostingPlace.HAMLET_HEAD):
        return f"{row.hamlet.head_name}, trưởng {row.hamlet.label}"
    if row.place == PostingPlace.LOUDSPEAKER:
        return "Trung tâm Dịch vụ tổng hợp xã"
    return "Văn phòng HĐND và UBND xã"
