"""Invented questions and people of the office, for tests."""

from datetime import date, datetime, time

from django.utils import timezone

from dialogue_pages.acting import Actor
from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import ReferralLetter, RefusalReason, ReplyDraft
from dialogue_pages.stages import Role
from dialogue_pages.vietnamese.fuzzy_dates import HANOI
from tests.factories import UserFactory, default_site


def asked(*, on=None, **fields):
    """A question as it comes from the portal, today or at nine on another day.

    A mail address is one that the sender has proved to read, unless told otherwise.
    """
    received_at = on and datetime.combine(on, time(9), HANOI)
    told = {
        "sender_name": "Quàng Thị Lả",
        "sender_phone": "0900000001",
        "title": "Đường vào thôn Bến Lau ngập khi mưa",
        "content": "Đường vào thôn ngập mỗi khi mưa to, học sinh không đến lớp được.",
    }
    if fields.get("sender_email"):
        told["email_confirmed_at"] = timezone.now()
    site = fields.pop("site", default_site())
    return submit(NewQuestion(site, told | fields, received_at=received_at))


def person(*roles) -> Actor:
    """Somebody of the office who holds these roles."""
    return Actor(frozenset(roles), UserFactory())


def moderator() -> Actor:
    return person(Role.MODERATOR)


def unit_officer() -> Actor:
    return person(Role.UNIT)


def approver() -> Actor:
    return person(Role.APPROVER)


def refusal_reason(**fields):
    return RefusalReason.objects.create(
        site=default_site(),
        name=fields.pop("name", "Không rõ nội dung"),
        sentence="Nội dung chưa rõ nên xã chưa xử lý được.",
        **fields,
    )


def letter(**fields):
    told = {"authority": "Sở Xây dựng", "number": "12/UBND-VP"}
    return ReferralLetter(**told | {"dated_on": date(2026, 9, 2)} | fields)


def said_in_hall(**fields):
    """What the minutes say of an answer."""
    told = {
        "text": "Chủ tịch trả lời: cống được sửa trong tháng 9.",
        "answered_by": "Bà Lò Thị Mai Hoa, Chủ tịch UBND xã",
        "answered_on": date(2026, 9, 15),
    }
    return ReplyDraft(**told | fields)


def reply_from_above(**fields):
    told = {
        "text": "Sở đã đưa đoạn đường vào kế hoạch sửa chữa.",
        "answered_by": "Sở Xây dựng",
        "document_number": "345/SXD",
        "answered_on": date(2026, 10, 1),
    }
    return ReplyDraft(**told | fields)
