from django.db import migrations

# Rows that Wagtail's own migrations make: model, field, its English, our Vietnamese.
NAMES = [
    ("wagtailcore", "Page", "title", "Root", "Cấp gốc"),
    ("wagtailcore", "Page", "draft_title", "Root", "Cấp gốc"),
    ("wagtailcore", "Page", "title", "Welcome to your new Wagtail site!", "Trang mở đầu"),
    ("wagtailcore", "Page", "draft_title", "Welcome to your new Wagtail site!", "Trang mở đầu"),
    ("wagtailcore", "Collection", "name", "Root", "Cấp gốc"),
    ("wagtailcore", "Workflow", "name", "Moderators approval", "Quy trình lãnh đạo duyệt"),
    ("wagtailcore", "Task", "name", "Moderators approval", "Lãnh đạo duyệt"),
    ("auth", "Group", "name", "Editors", "Biên tập"),
    ("auth", "Group", "name", "Moderators", "Lãnh đạo"),
]


def say_in_vietnamese(apps, schema_editor):
    for app, model, field, english, vietnamese in NAMES:
        rows = apps.get_model(app, model).objects.filter(**{field: english})
        rows.update(**{field: vietnamese})


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0001_home_page"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        # These still look for the groups by their English names.
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailimages", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(say_in_vietnamese, migrations.RunPython.noop)]
