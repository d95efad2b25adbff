"""Papers that do not vanish: what was issued or made public stays, or says why it left.

An issued paper is corrected, replaced or recalled (NĐ 30/2020/NĐ-CP, Điều 18), and what
was made public stands in the publication register (Luật Thực hiện dân chủ ở cơ sở 2022,
Điều 13).
"""

from django.db.models import Q
from wagtail.models import Page

from ..choices import WITHDRAWN
from .postings import Posting

_KINDS = ("dialogueplanpage", "announcementpage")


def kept_papers(page: Page, *, below=True):
    """Issued plans, and announcements that were public or posted, at or below a page."""
    pages = Page.objects.descendant_of(page, inclusive=True)
    if not below:
        pages = pages.filter(pk=page.pk)
    posted = Posting.objects.exclude(posted_from=None)
    was_public = Q(first_published_at__isnull=False) | Q(pk__in=posted.values("page"))
    is_paper = Q(announcementpage__is_official=True) & _issued("announcementpage")
    is_announcement = Q(announcementpage__isnull=False)
    return pages.filter(
        _issued("dialogueplanpage") | is_paper | (is_announcement & was_public)
    )


def valid_papers(page: Page, *, below=True):
    """Those of them that everybody may read and that nothing withdrew."""
    withdrawn = Q()
    for kind in _KINDS:
        withdrawn |= Q(**{f"{kind}__amendments__kind__in": WITHDRAWN})
    pages = kept_papers(page, below=below).live()
    return pages.exclude(pk__in=Page.objects.filter(withdrawn).values("pk"))


class StaysPublic:
    """A page that is not made private while a valid paper stands at or below it.

    Like leaving the site, that would need a reason: recall or replacement first.
    """

    @property
    def private_page_options(self):
        is_private = self.view_restrictions.exists()
        holds = not is_private and valid_papers(self).exists()
        return [] if holds else super().private_page_options


def _issued(kind: str) -> Q:
    """With a number and a whole date."""
    parts = ("issued_day", "issued_month", "issued_year")
    dated = {f"{kind}__{part}__gt": 0 for part in parts}
    return Q(**{f"{kind}__number__gt": ""}, **dated)
