"""Invented reply templates: fresh, old, worn by use, and for each place."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.models import ReplyDraft, ReplyTemplate, Topic
from dialogue_pages.question_choices import AnswerKind, TemplatePlace
from dialogue_pages.reply_templates import note_use

ROADS = "Giao thông, hạ tầng"
WORN_BY = 4  # answers that began with the worn one
WORN = "Tiếp thu, giao kiểm tra"
# name, place, topic, kind, days since its review, text
TEMPLATES = [
    (
        "Nhận được, sẽ trả lời",
        TemplatePlace.ANSWER,
        None,
        "",
        40,
        "UBND {xã} đã nhận câu hỏi số {số} gửi ngày {ngày gửi} về việc “{tiêu đề}”. "
        "{đơn vị} đã xem xét và trả lời như sau:\n\n[…: nội dung trả lời]",
    ),
    (
        "Hẹn ngày sửa đường",
        TemplatePlace.ANSWER,
        ROADS,
        AnswerKind.WRITTEN,
        90,
        "{đơn vị} đã kiểm tra hiện trạng ở {thôn}. Xã bố trí sửa chữa trước ngày "
        "{ngày hẹn}, do […: ai làm] thực hiện. Trong khi chờ, xã đã cắm biển báo.",
    ),
    (
        WORN,
        TemplatePlace.ANSWER,
        ROADS,
        "",
        200,
        "UBND {xã} tiếp thu ý kiến số {số} và đã giao {đơn vị} kiểm tra, báo cáo.",
    ),
    (
        "Trả lời tại hội nghị",
        TemplatePlace.ANSWER,
        None,
        AnswerKind.AT_MEETING,
        400,
        "Tại hội nghị, Chủ tịch UBND {xã} đã trả lời ý kiến của bà con {thôn}: "
        "[…: ý chính]. {đơn vị} theo dõi và báo cáo kết quả.",
    ),
    (
        "Hỏi rõ vị trí",
        TemplatePlace.REQUEST,
        None,
        "",
        30,
        "Xin cho biết rõ vị trí ở {thôn}: gần nhà văn hóa, cầu hay mốc nào?",
    ),
    (
        "Chờ kết quả kiểm tra",
        TemplatePlace.EXTENSION,
        None,
        "",
        None,
        "{đơn vị} cần thêm thời gian để kiểm tra thực địa ở {thôn} cùng bà con.",
    ),
]


def load_reply_templates(site: Site) -> None:
    """Add templates to a commune that has none, one of them with answers it began."""
    if ReplyTemplate.objects.filter(site=site).exists():
        return
    today = timezone.localdate()
    topics = {topic.name: topic for topic in Topic.objects.filter(site=site)}
    for name, place, topic, kind, days, text in TEMPLATES:
        ReplyTemplate.objects.create(
            site=site,
            name=name,
            place=place,
            topic=topics.get(topic),
            kind=kind,
            reviewed_on=today - timedelta(days=days) if days else None,
            text=text,
        )
    _wear_out(ReplyTemplate.objects.get(site=site, name=WORN))


def _wear_out(template: ReplyTemplate) -> None:
    drafts = ReplyDraft.objects.filter(question__site=template.site_id)
    for draft in drafts.order_by("-drafted_at", "pk")[:WORN_BY]:
        note_use(draft, template)
        draft.save(update_fields=["template", "template_changed"])
