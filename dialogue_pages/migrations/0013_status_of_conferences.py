from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue_pages", "0012_recorded_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="conference",
            name="status_on",
            field=models.DateField(blank=True, help_text="Empty: the day on which the status is changed here.", null=True, verbose_name="status since"),
        ),
        migrations.AddField(
            model_name="conference",
            name="status_reason",
            field=models.TextField(blank=True, default="", help_text="Why it is postponed or cancelled; shows on the page.", verbose_name="reason of the status"),
            preserve_default=False,
        ),
    ]
