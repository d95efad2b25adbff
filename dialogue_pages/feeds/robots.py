"""robots.txt: which doors are no pages to be found."""

from urllib.parse import urlsplit

from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..models import QuestionFormPage
from .serving import served, site_of


@require_safe
def robots(request):
    site = site_of(request)
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in _closed_to_robots(site)]
    lines += ["", f"Sitemap: {site.root_url}{reverse('dialogue_pages:sitemap')}", ""]
    return served(request, "\n".join(lines).encode(), "text/plain; charset=utf-8")


def _closed_to_robots(site: Site):
    """The office's doors, those of single persons, and search without end."""
    yield reverse("wagtailadmin_home")
    for name in ("unit_link_enter", "hamlet_link_enter", "subscription_confirm"):
        yield _before_token(name)
    yield _before_token("subscription_end")
    yield reverse("dialogue_pages:search")
    for form in QuestionFormPage.objects.descendant_of(site.root_page).live().public():
        path = urlsplit(form.full_url or "").path
        if path:
            for below in form.closed_to_robots:
                yield f"{path}{below}"


def _before_token(name: str) -> str:
    return reverse(f"dialogue_pages:{name}", args=["x"]).removesuffix("x/")
