from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "Kiểm duyệt": ["access_admin", "moderate_question", "register_question"],
    "Đơn vị trả lời": ["access_admin", "draft_answer"],
    "Trưởng thôn": ["access_admin", "register_question"],
    "Lãnh đạo duyệt": ["access_admin", "approve_answer", "keep_minutes"],
    "Giám sát của Mặt trận": ["access_admin", "supervise_question"],
    "Quản trị xã": [
        "access_admin",
        "moderate_question",
        "register_question",
        "keep_minutes",
    ],
}


def make_groups(apps, schema_editor):
    """Permissions are usually made after all migrations; the groups need them now."""
    for label in ("wagtailadmin", "dialogue_pages"):
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue_pages", "0004_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
