"""An issued plan is recalled, not deleted (NĐ 30/2020/NĐ-CP, Điều 18)."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dialogue_pages.models import DialoguePlanPage


def refuse_to_delete(request, page):
    """Keep a page, and the issued plans below it, from being deleted."""
    if not _issued_at_or_below(page):
        return None
    _tell(request)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_to_delete_in_bulk(request, action_type, objects, action):
    if action_type != "delete":
        return None
    pages = [page for page in objects if hasattr(page, "get_parent")]
    if not any(_issued_at_or_below(page) for page in pages):
        return None
    _tell(request)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def _issued_at_or_below(page) -> bool:
    plans = DialoguePlanPage.objects.descendant_of(page, inclusive=True)
    return any(plan.is_issued for plan in plans.exclude(number=""))


def _tell(request) -> None:
    messages.error(
        request,
        _(
            "A plan that has been issued is not deleted. Open it and choose recall or "
            "replacement instead."
        ),
    )
