"""Lists of invented hamlets for a conference of an invented commune."""

from datetime import timedelta

from django.utils import timezone

from dialogue_pages.hamlet_lists.sheets import Sheet
from dialogue_pages.models import Conference
from dialogue_pages.official.hamlet_rows import read_row
from tests.factories import ConferenceFactory, DialoguePlanPageFactory, HamletFactory

DRAIN = "Cống đầu thôn tắc từ tháng 8, đề nghị xã nạo vét."
LAMP = "Đường vào nhà văn hóa tối, đề nghị lắp đèn."
COMPLAINT = "Tôi khiếu nại quyết định thu hồi đất của xã, đề nghị xem xét lại."


def coming_conference(plans, *, closes_in=7, **fields) -> Conference:
    """A conference in a fortnight whose questions close before it."""
    closes = timezone.localdate() + timedelta(days=closes_in)
    plan = DialoguePlanPageFactory(parent=plans, questions_close_on=closes)
    conference = ConferenceFactory(plan=plan, **fields)
    return Conference.objects.select_related("plan").get(pk=conference.pk)


def list_of(conference, **fields) -> Sheet:
    return Sheet(conference, HamletFactory(**fields))


def rows(*told, **changes):
    """Rows as read, from pairs of a name and a question."""
    return [
        read_row(number, {"name": name, "content": content} | changes)
        for number, (name, content) in enumerate(told, 1)
    ]
