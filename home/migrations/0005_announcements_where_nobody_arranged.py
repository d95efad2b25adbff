import json
import uuid

from django.db import migrations

# The front page as `0003_front_and_information` made it, without the keys of its blocks.
AS_MADE = [
    ("next_conference", {"heading": "Hội nghị đối thoại sắp tới"}),
    (
        "tracking",
        {
            "heading": "Tra cứu câu hỏi của tôi",
            "text": "Cần mã tra cứu và 4 số cuối điện thoại (hoặc thư điện tử) đã dùng "
            "khi gửi.",
        },
    ),
    ("answers", {"heading": "Trả lời mới", "count": 3}),
    (
        "steps",
        {
            "heading": "Ba bước để được trả lời",
            "steps": [
                {
                    "title": "Gửi câu hỏi",
                    "text": "Viết câu hỏi, kiến nghị trên trang này, hoặc nhờ trưởng "
                    "thôn, trưởng bản ghi giúp. Ông/bà nhận ngay một mã tra cứu.",
                },
                {
                    "title": "Cơ quan xem xét và trả lời",
                    "text": "Ủy ban nhân dân xã phân loại, giao đơn vị trả lời. Hạn trả "
                    "lời hiện rõ ở từng câu hỏi.",
                },
                {
                    "title": "Xem kết quả",
                    "text": "Tra cứu bằng mã, đọc câu trả lời và cho biết ý kiến. Câu "
                    "trả lời hữu ích chung được công khai, không nêu thông tin cá nhân.",
                },
            ],
        },
    ),
    ("numbers", {"heading": "Đối thoại trong năm"}),
]
ANNOUNCEMENTS = ("announcements", {"heading": "Thông báo mới", "count": 4})
PLACE = 1


def add_announcements(apps, schema_editor):
    """Where an editor has arranged or worded anything, the page stays as it is."""
    HomePage = apps.get_model("home", "HomePage")
    Revision = apps.get_model("wagtailcore", "Revision")
    for page in HomePage.objects.iterator():
        blocks = list(page.body.raw_data)
        if is_as_made(blocks):
            page.body = json.dumps(with_announcements(blocks))
            page.save(update_fields=["body"])
        revision = Revision.objects.filter(pk=page.latest_revision_id).first()
        drafted = json.loads((revision and revision.content.get("body")) or "[]")
        if is_as_made(drafted):
            revision.content["body"] = json.dumps(with_announcements(drafted))
            revision.save(update_fields=["content"])


def is_as_made(blocks) -> bool:
    return [
        (block["type"], without_keys(block["value"])) for block in blocks
    ] == AS_MADE


def without_keys(value):
    """What a block says; the rows of a list are wrapped with their keys."""
    if isinstance(value, dict):
        return {name: without_keys(inner) for name, inner in value.items()}
    if isinstance(value, list):
        rows = (row.get("value", row) for row in value)
        return [without_keys(row) for row in rows]
    return value


def with_announcements(blocks) -> list:
    kind, value = ANNOUNCEMENTS
    added = {"type": kind, "value": value, "id": str(uuid.uuid4())}
    return [*blocks[:PLACE], added, *blocks[PLACE:]]


class Migration(migrations.Migration):
    dependencies = [("home", "0004_announcements_on_the_front")]

    operations = [migrations.RunPython(add_announcements, migrations.RunPython.noop)]
