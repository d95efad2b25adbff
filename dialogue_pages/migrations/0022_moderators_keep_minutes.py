from django.db import migrations

# One person of the office enters what was said in the hall, another one confirms it.
GROUP, RIGHT = "Kiểm duyệt", "keep_minutes"


def give(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects.filter(name=GROUP).first()
    rights = apps.get_model("auth", "Permission").objects.filter(
        codename=RIGHT, content_type__app_label="dialogue_pages"
    )
    if group:
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [("dialogue_pages", "0021_clear_answers")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
