from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue_pages", "0014_announcements")]

    operations = [
        migrations.AddField(
            model_name="questionfile",
            name="public_name",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="name for the public"
            ),
        ),
    ]
