"""The plans of the commune at hand, one click away in the side menu."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.models import Page, Site

from dialogue_pages.kept.values import standing
from dialogue_pages.models import DialoguePlanIndexPage

from .plan_import import upload_url


def plan_list(request) -> DialoguePlanIndexPage | None:
    """The first list of plans of the site that the officer works on; to read only."""
    return kept_list(request, DialoguePlanIndexPage)


def kept_list(request, model: type[Page]) -> Page | None:
    """The first list of a kind on the site at hand, kept until the office writes."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    lists = model.objects.descendant_of(site.root_page)
    return standing(("list", model, site.pk), lists.first)


def show_plans(request):
    return redirect("wagtailadmin_explore", _list_or_404(request).pk)


def import_plan(request):
    return redirect(upload_url(_list_or_404(request)))


def _list_or_404(request) -> DialoguePlanIndexPage:
    plans = plan_list(request)
    if plans is None:
        raise Http404
    return plans


class _PlanMenuItem(MenuItem):
    """Shown to whoever may add a plan, where there is a list of plans."""

    def is_shown(self, request):
        plans = plan_list(request)
        return bool(plans) and (
            plans.permissions_for_user(request.user).can_add_subpage()
        )


def plan_menu(list_url: str, import_url: str) -> SubmenuMenuItem:
    items = [
        _PlanMenuItem(_("All dialogue plans"), list_url, icon_name="list-ul", order=1),
        _PlanMenuItem(
            _("Import a plan from a file"), import_url, icon_name="upload", order=2
        ),
    ]
    return SubmenuMenuItem(
        _("Dialogue plans"),
        Menu(register_hook_name=None, items=items),
        icon_name="calendar-alt",
        order=150,
    )
