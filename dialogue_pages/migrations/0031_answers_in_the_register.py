from django.db import migrations
from django.utils import timezone


def register_answers(apps, schema_editor):
    """The answers that were made public before the register took them up."""
    AnswerPage = apps.get_model("dialogue_pages", "AnswerPage")
    CommuneSettings = apps.get_model("dialogue_pages", "CommuneSettings")
    Posting = apps.get_model("dialogue_pages", "Posting")
    Site = apps.get_model("wagtailcore", "Site")
    registered = set(
        Posting.objects.filter(place="site").values_list("page", flat=True)
    )
    public = AnswerPage.objects.filter(live=True, first_published_at__isnull=False)
    for site in Site.objects.select_related("root_page"):
        commune = CommuneSettings.objects.filter(site=site).first()
        pages = public.filter(path__startswith=site.root_page.path)
        Posting.objects.bulk_create(
            Posting(
                site=site,
                page_id=page.pk,
                place="site",
                is_mandatory=False,
                posted_from=timezone.localdate(page.first_published_at),
                posted_by=commune.responsible if commune else "",
            )
            for page in pages.exclude(pk__in=registered)
        )


class Migration(migrations.Migration):
    dependencies = [("dialogue_pages", "0030_case_words_filled")]

    operations = [migrations.RunPython(register_answers, migrations.RunPython.noop)]
