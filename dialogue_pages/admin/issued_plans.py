"""An issued plan is recalled; it does not vanish (NĐ 30/2020/NĐ-CP, Điều 18)."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from dialogue_pages.models import DialoguePlanPage

_REFUSALS = {
    "delete": _(
        "A plan that has been issued is not deleted. Open it and choose recall or "
        "replacement instead."
    ),
    "unpublish": _(
        "A plan that has been issued does not leave the site without a word. First "
        "choose recall or replacement at the end of its form, with the reason."
    ),
    "move": _("A plan that has been issued stays on the site of its commune."),
}


def refuse_to_delete(request, page):
    """Keep a page, and the issued plans below it, from being deleted."""
    return _refused(request, "delete", page) if _issued(page) else None


def refuse_to_unpublish(request, page):
    """Only what was recalled or replaced, with its reason, may leave the site."""
    with_those_below = bool(request.POST.get("include_descendants"))
    if _issued_and_valid(page, below=with_those_below):
        return _refused(request, "unpublish", page)
    return None


def refuse_to_move(request, page, destination):
    """Within a site the old address leads to the new one; elsewhere it would be lost."""
    if _issued(page) and destination.get_site() != page.get_site():
        return _refused(request, "move", page)
    return None


def refuse_in_bulk(request, action_type, objects, action):
    """The same for many pages at once."""
    pages = [page for page in objects if hasattr(page, "get_parent")]
    for page in pages:
        refusal = _refused_in_bulk(request, action_type, page, action)
        if refusal:
            return refusal
    return None


def _refused_in_bulk(request, action_type, page, action):
    match action_type:
        case "delete":
            return refuse_to_delete(request, page)
        case "unpublish":
            return refuse_to_unpublish(request, page)
        case "move":
            destination = action.cleaned_form.cleaned_data["chooser"]
            return refuse_to_move(request, page, destination)
    return None


def _issued(page, *, below=True) -> list[DialoguePlanPage]:
    plans = DialoguePlanPage.objects.filter(pk=page.pk)
    if below:
        plans = DialoguePlanPage.objects.descendant_of(page, inclusive=True)
    return [plan for plan in plans.exclude(number="") if plan.is_issued]


def _issued_and_valid(page, *, below) -> bool:
    issued = _issued(page, below=below)
    return any(plan.live and plan.recall is None for plan in issued)


def _refused(request, act, page):
    messages.error(request, _REFUSALS[act])
    if (
        isinstance(page.specific, DialoguePlanPage)
        and page.permissions_for_user(request.user).can_edit()
    ):
        return redirect("wagtailadmin_pages:edit", page.pk)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
