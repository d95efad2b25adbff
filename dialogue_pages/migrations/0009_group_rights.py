from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

REGISTRIES = [
    "hamlet",
    "unit",
    "topic",
    "workingdayexception",
    "rulepack",
    "deadlinerule",
    "refusalreason",
    "replytemplate",
]
RIGHTS = {
    "Quản trị xã": [*REGISTRIES, "communesettings"],
    "Kiểm duyệt": ["refusalreason", "replytemplate"],
}


def give_rights(apps, schema_editor):
    config = installed.get_app_config("dialogue_pages")
    create_permissions(config, verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, models in RIGHTS.items():
        codenames = [
            f"{act}_{model}"
            for model in models
            for act in ("view", "add", "change", "delete")
            if (act, model) != ("delete", "communesettings")
        ]
        group = Group.objects.filter(name=name).first()
        if group:
            group.permissions.add(
                *Permission.objects.filter(
                    content_type__app_label="dialogue_pages", codename__in=codenames
                )
            )


class Migration(migrations.Migration):
    dependencies = [("dialogue_pages", "0008_sender_voices")]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
