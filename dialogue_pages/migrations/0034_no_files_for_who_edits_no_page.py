from django.db import migrations

# Wagtail gives every group of the admin the right to choose any document and picture.
# These groups edit no page and so choose none.
GROUPS = [
    "Kiểm duyệt",
    "Đơn vị trả lời",
    "Trưởng thôn",
    "Lãnh đạo duyệt",
    "Giám sát của Mặt trận",
    "Quản trị xã",
]
RIGHTS = ["choose_document", "choose_image"]


def take_back(apps, schema_editor):
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    rights.filter(group__name__in=GROUPS, permission__codename__in=RIGHTS).delete()
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    chosen = Permission.objects.filter(codename__in=RIGHTS)
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.remove(*chosen)


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue_pages", "0033_divided_questions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(take_back, migrations.RunPython.noop)]
