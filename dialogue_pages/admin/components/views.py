"""Every component of the public pages on one page, drawn by the templates in use."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.models import AnnouncementPage, AnswerPage, DialoguePlanPage
from dialogue_pages.models.visibility import is_restricted

from . import samples

TEMPLATE = "dialogue_pages/admin/components.html"


def show_components(request):
    """For people of the office; what it shows of pages, everybody may read."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    today = timezone.localdate()
    plan = _public(DialoguePlanPage, site).with_conferences().first()
    announcements = _public(AnnouncementPage, site).standing()
    answers = list(_public(AnswerPage, site).newest_first().for_cards()[:3])
    return render(
        request,
        TEMPLATE,
        samples.invented(today)
        | {
            "today": today,
            "plan": plan,
            "replaced": [plan] if plan else [],
            "notice": announcements.filter(conference__isnull=False).first(),
            "answers": answers,
            "amendments": samples.amendments(plan),
            "corrections": samples.corrections(announcements.first()),
        },
    )


def _public(model, site):
    pages = model.objects.descendant_of(site.root_page).live()
    return pages.filter(~is_restricted("path")).order_by("path")
