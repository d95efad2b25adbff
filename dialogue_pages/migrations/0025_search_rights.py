from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {
    "Quản trị xã": ("view", "add", "change", "delete"),
    "Editors": ("view", "add", "change"),
}
# A site may have given Wagtail's own groups Vietnamese names already.
OTHER_NAMES = {"Editors": "Biên tập"}


def give_rights(apps, schema_editor):
    config = installed.get_app_config("dialogue_pages")
    create_permissions(config, verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, acts in RIGHTS.items():
        names = [name, OTHER_NAMES.get(name, name)]
        for group in Group.objects.filter(name__in=names):
            group.permissions.add(
                *Permission.objects.filter(
                    content_type__app_label="dialogue_pages",
                    codename__in=[f"{act}_searchsynonym" for act in acts],
                )
            )


class Migration(migrations.Migration):
    dependencies = [("dialogue_pages", "0024_search")]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
