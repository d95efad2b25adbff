"""Lists of the coming conference: one sent, one without opinions, two missing."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.hamlet_lists import links, no_opinions
from dialogue_pages.hamlet_lists.entering import BY_LINK, enter
from dialogue_pages.hamlet_lists.sheets import (
    Sheet,
    hamlets_of,
    open_conferences_of,
)
from dialogue_pages.models import EmptyHamletList, HamletLink, OfficeMail, Question
from dialogue_pages.models.mails import MessageState
from dialogue_pages.models.office_mails import OfficeMailKind
from dialogue_pages.official.hamlet_rows import read_row
from dialogue_pages.question_choices import Source

SENT, CALM, BEGUN, REMINDED = "Bãi Dâu", "Cầu Gỗ", "Nương Lau", "Bến Trăng"
# name, telephone, topic, question, wants to speak
ROWS = [
    (
        "Vi Văn Thuận",
        "0900000081",
        "Giao thông, hạ tầng",
        "Cầu tràn giữa thôn Bãi Dâu và bãi ngô ngập mỗi khi mưa to, học sinh phải nghỉ. "
        "Xã có kế hoạch nâng cầu không?",
        "x",
    ),
    (
        "Hà Thị Nhàn",
        "",
        "Nông nghiệp, thủy lợi",
        "Kênh nội đồng xóm dưới sạt hai đoạn từ tháng trước, đề nghị xã cho kè lại.",
        "",
    ),
    (
        "Lộc Văn Bình",
        "0900000083",
        "",
        "Nhà văn hóa thôn chưa có nước sạch, đề nghị xã hướng dẫn cách xin kéo đường ống.",
        "",
    ),
]
HALF_A_ROW = {"name": "Đinh Văn Quế", "content": "Đèn đường xóm trên"}


def load_hamlet_lists(site: Site) -> None:
    """Every state of a list, where no list of the coming conference has come yet."""
    conference = open_conferences_of(site).filter(plan__live=True).first()
    if conference is None or _has_begun(conference):
        return
    sheets = {h.name: Sheet(conference, h) for h in hamlets_of(conference, site)}
    if sent := sheets.get(SENT):
        enter(sent, _rows(), by=BY_LINK)
    if calm := sheets.get(CALM):
        no_opinions.say(calm, by=None)
    if begun := sheets.get(BEGUN):
        links.issue(begun, by=None)
        link = HamletLink.objects.get(conference=conference, hamlet=begun.hamlet)
        links.save(link, {"rows": [HALF_A_ROW]}, saves=None)
    if (reminded := sheets.get(REMINDED)) and reminded.hamlet.head:
        _remind(reminded)


def _has_begun(conference) -> bool:
    sent = Question.objects.filter(conference=conference, source=Source.HAMLET)
    words = EmptyHamletList.objects.filter(conference=conference)
    return sent.exists() or words.exists()


def _rows():
    keys = ("name", "phone", "topic", "content", "speaks")
    told = (dict(zip(keys, row, strict=True)) for row in ROWS)
    return [read_row(number, row) for number, row in enumerate(told, 1)]


def _remind(sheet: Sheet) -> None:
    """A mail that went two days ago; none goes out now."""
    then = timezone.now() - timedelta(days=2)
    OfficeMail.objects.create(
        site=sheet.site,
        person=sheet.hamlet.head,
        address=sheet.hamlet.head.email,
        kind=OfficeMailKind.REMINDER,
        key=f"remind:{sheet.conference.pk}:{timezone.localtime(then):%Y-%m-%d}",
        state=MessageState.SENT,
        created_at=then,
        sent_at=then,
    )
