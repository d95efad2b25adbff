"""Wagtail's lists of pages and files name only what a person has to do with.

Its choosers, bulk actions and some reports name every page of the installation, drafts
and those of other communes among them, to everybody who may open the admin.
"""

from django.http import Http404
from wagtail import hooks
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..keys import key_in

_PAGES_IN_ADDRESS = {
    "wagtailadmin_choose_page_child": ("parent_page_id",),
    "wagtailadmin_pages:move_confirm": ("page_to_move_id", "destination_id"),
}
_WITH_ALL_PAGES = (
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
)
_GUARDED = {
    *_PAGES_IN_ADDRESS,
    *_WITH_ALL_PAGES,
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtail_bulk_action",
    "wagtailimages_chooser:select_format",
}


def register() -> None:
    hooks.register("construct_page_chooser_queryset", offer_own_pages)
    hooks.register("construct_reports_menu", hide_reports_on_all_pages)


def offer_own_pages(pages, request):
    """Only what the person may open in the explorer is offered in the page chooser."""
    return pages & _own_pages(request.user)


def hide_reports_on_all_pages(request, items):
    if not _may_see_all(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]


class OwnSightMiddleware:
    """Answers that there is no such page where a person has no right to know of it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if name not in _GUARDED:  # who asks for a public page is nobody's business
            return
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated or user.is_superuser:
            return
        if name in _WITH_ALL_PAGES and not _may_see_all(user):
            raise Http404
        if name in _PAGES_IN_ADDRESS:
            _require(_own_pages(user), [kwargs[key] for key in _PAGES_IN_ADDRESS[name]])
        elif name == "wagtailadmin_choose_page_chosen_multiple":
            _require(_own_pages(user), request.GET.getlist("id"))
        elif name == "wagtailimages_chooser:select_format":
            _require(_own_images(user), [kwargs["image_id"]])
        elif name == "wagtail_bulk_action":
            _require_in_bulk(request, kwargs["model_name"])


def _require_in_bulk(request, model_name: str) -> None:
    """`id=all` is what the list of the person shows; keys may be of anything."""
    own = {
        "page": _own_pages,
        "document": _own_documents,
        "image": _own_images,
    }.get(model_name)
    if own:
        keys = [key for key in request.GET.getlist("id") if key != "all"]
        _require(own(request.user), keys)


def _require(own, keys) -> None:
    wanted = {key_in(str(key)) for key in keys if str(key).isdecimal()}
    if len(wanted) != own.filter(pk__in=wanted).count():
        raise Http404


def _may_see_all(user) -> bool:
    return user.is_superuser or Site.objects.count() < 2


def _own_pages(user):
    return PagePermissionPolicy().explorable_instances(user)


def _own_documents(user):
    acts = ["add", "change", "delete", "choose"]
    return document_policy.instances_user_has_any_permission_for(user, acts)


def _own_images(user):
    acts = ["add", "change", "delete", "choose"]
    return image_policy.instances_user_has_any_permission_for(user, acts)
