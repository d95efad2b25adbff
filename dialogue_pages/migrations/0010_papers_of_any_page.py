import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was drawn is drawn anew when it is asked for: nothing is carried over."""

    dependencies = [
        ("dialogue_pages", "0009_group_rights"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.DeleteModel(name="RenderedPaper"),
        migrations.CreateModel(
            name="RenderedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("paper_format", models.CharField(choices=[("pdf", "PDF"), ("docx", "Word"), ("poster-a4", "poster, A4"), ("poster-a3", "poster, A3")], max_length=10)),
                ("content", models.BinaryField()),
                ("rendered_at", models.DateTimeField(auto_now_add=True)),
                ("page", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.page")),
            ],
            options={
                "verbose_name": "rendered paper",
                "verbose_name_plural": "rendered papers",
                "constraints": [models.UniqueConstraint(fields=("page", "paper_format", "key"), name="rendered_paper_once")],
            },
        ),
    ]
