from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from ..choices import WITHDRAWN


def is_restricted(path: str) -> Exists:
    """A condition on a query: the page at this path, or one above, is not for all.

    `path` names the field that holds it, as `path` or `replaced_by__path`.
    """
    asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
    above = PageViewRestriction.objects.alias(asked_path=asked)
    return Exists(above.filter(asked_path__startswith=F("page__path")))


class GuardedAtOnce:
    """A page that reads who may see it in one query, where Wagtail's takes two."""

    def get_view_restrictions(self):
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in ends]
        guarded = Q(page__path__in=paths)
        # An alias is guarded as its original is, also where that is one itself.
        for way in ("aliases", "aliases__aliases", "aliases__aliases__aliases"):
            guarded |= Q(**{f"page__{way}__path__in": paths})
        return PageViewRestriction.objects.filter(guarded).distinct()


class StaysPublic:
    """A page that is not made private while an issued plan is valid at or below it.

    Like leaving the site, that would need a reason: recall or replacement first
    (NĐ 30/2020/NĐ-CP, Điều 18).
    """

    @property
    def private_page_options(self):
        is_private = self.view_restrictions.exists()
        return super().private_page_options if is_private or not self._holds() else []

    def _holds(self) -> bool:
        plans = Page.objects.live().descendant_of(self, inclusive=True)
        issued = plans.filter(
            dialogueplanpage__number__gt="",
            dialogueplanpage__issued_day__gt=0,
            dialogueplanpage__issued_month__gt=0,
            dialogueplanpage__issued_year__gt=0,
        )
        withdrawn = Q(dialogueplanpage__amendments__kind__in=WITHDRAWN)
        return issued.exclude(withdrawn).exists()
