"""Full addresses of many pages of one commune, without looking each up."""

from dataclasses import dataclass
from typing import Self

from django.urls import reverse
from wagtail.models import Page, Site


@dataclass(frozen=True, slots=True)
class Addresses:
    """`foreign` are the places in the tree where other sites begin below this one."""

    root_url: str
    root_path: str
    foreign: tuple[str, ...]

    @classmethod
    def of_site(cls, site: Site) -> Self:
        own = site.root_page.url_path
        places = Site.objects.exclude(pk=site.pk).values_list(
            "root_page__url_path", flat=True
        )
        foreign = tuple(p for p in places if p.startswith(own) and p != own)
        return cls(site.root_url + reverse("wagtail_serve", args=[""]), own, foreign)

    def of(self, page: Page) -> str:
        """The address at the host of the site; empty for a page of another commune."""
        if not page.url_path.startswith(self.root_path):
            return ""
        if self.foreign and page.url_path.startswith(self.foreign):
            return ""
        return self.root_url + page.url_path.removeprefix(self.root_path)
