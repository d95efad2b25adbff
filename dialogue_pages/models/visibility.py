from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
)
from wagtail.models import Page, PageViewRestriction

from ..kept.guards import any_guard


def is_restricted(path: str) -> Exists:
    """A condition on a query: the page at this path, or one above, is not for all.

    `path` names the field that holds it, as `path` or `replaced_by__path`.
    """
    asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
    # Not by a join: SQLite begins it with all pages, for each page that is asked about.
    guarded = Subquery(Page.objects.filter(pk=OuterRef("page")).values("path")[:1])
    above = PageViewRestriction.objects.alias(asked_path=asked, guarded_path=guarded)
    return Exists(above.filter(asked_path__startswith=F("guarded_path")))


def is_open(page: Page) -> bool:
    """Whether anybody may see this page, as far as restrictions go."""
    return not any_guard() or not page.get_view_restrictions().exists()


class GuardedAtOnce:
    """A page that reads who may see it in one query, where Wagtail's takes two.

    None at all while nothing in the installation is restricted, as is usual here.
    """

    def get_view_restrictions(self):
        if not any_guard():
            none = PageViewRestriction.objects.none()
            none._result_cache = []  # else even this is put into SQL each time
            return none
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in ends]
        guarded = Q(page__path__in=paths)
        # An alias is guarded as its original is, also where that is one itself.
        for way in ("aliases", "aliases__aliases", "aliases__aliases__aliases"):
            guarded |= Q(**{f"page__{way}__path__in": paths})
        return PageViewRestriction.objects.filter(guarded).distinct()
