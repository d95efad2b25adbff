"""Two recommendations of the demo's supervisors: one answered, one waiting."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages import supervising
from dialogue_pages.models import SupervisionRecommendation

_ANSWERED = {
    "number": "08/KN-MTTQ",
    "title": "Niêm yết thông báo ở nhà văn hóa các thôn",
    "text": (
        "Qua giám sát, hai thôn chưa niêm yết thông báo về hội nghị đối thoại. "
        "Đề nghị Ủy ban nhân dân xã niêm yết đủ các thôn và ghi lại ngày niêm yết."
    ),
}
_ANSWER = "Văn phòng đã gửi bản in cho các thôn, giao trưởng thôn ghi ngày niêm yết trên cổng."
_WAITING = {
    "number": "11/KN-MTTQ",
    "title": "Những câu hỏi đã quá hạn trả lời",
    "text": (
        "Còn nhiều câu hỏi quá hạn. Đề nghị Ủy ban nhân dân xã yêu cầu các đơn vị trả lời "
        "dứt điểm, nêu rõ người chịu trách nhiệm và ngày hoàn thành."
    ),
}


def load_supervision(site: Site) -> None:
    if SupervisionRecommendation.objects.of_site(site).exists():
        return
    people = {user.username: user for user in get_user_model().objects.all()}
    answered = _recorded(site, _ANSWERED, days_ago=11, by=people.get("giamsat"))
    supervising.answer(answered, _ANSWER, "52/UBND-VP", by=people.get("lanhdao"))
    _recorded(site, _WAITING, days_ago=4, by=people.get("giamsat"))


def _recorded(site, told, *, days_ago, by) -> SupervisionRecommendation:
    day = timezone.localdate() - timedelta(days=days_ago)
    recommendation = SupervisionRecommendation(
        site=site, dated_on=day, received_on=day, **told
    )
    supervising.record(recommendation, by=by)
    return recommendation
