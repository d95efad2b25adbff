from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail_modeladmin.options import modeladmin_register

from .admin import (
    comparing,
    day_fields,
    exports,
    own_commune,
    own_sight,
    people_filters,
)
from .admin.absences import hooks as absence_hooks  # noqa: F401 (registers)
from .admin.announcements import hooks as announcement_hooks  # noqa: F401 (registers)
from .admin.bulk import hooks as bulk_hooks  # noqa: F401 (registers)
from .admin.components import hooks as component_hooks  # noqa: F401 (registers)
from .admin.dashboard import hooks as dashboard_hooks  # noqa: F401 (registers)
from .admin.desk.menu import DeskMenuItem
from .admin.desk.urls import urlpatterns as desk_urls
from .admin.hamlet_lists import hooks as hamlet_hooks  # noqa: F401 (registers)
from .admin.helping import hooks as help_hooks  # noqa: F401 (registers)
from .admin.kept_papers import (
    refuse_in_bulk,
    refuse_to_delete,
    refuse_to_move,
    refuse_to_unpublish,
)
from .admin.menu import import_plan, plan_menu, show_plans
from .admin.moves.plan_views import PlanMovesView, show_moves_first
from .admin.moves.year_views import YearView
from .admin.plan_editor import PlanEditView
from .admin.plan_import import PlanReviewView, PlanUploadView, upload_url
from .admin.registries_group import RegistriesGroup
from .admin.site_history import register_actions  # noqa: F401 (registers)
from .admin.subscribers import hooks as subscribers_hooks  # noqa: F401 (registers)
from .admin.supervision import hooks as supervision_hooks  # noqa: F401 (registers)
from .admin.unclear_mails import register_unclear_mails_url  # noqa: F401 (registers)
from .models import DialoguePlanIndexPage, DialoguePlanPage
from .ready.marking import on_serve_page

modeladmin_register(RegistriesGroup)
comparing.register()
day_fields.register()
exports.register()
people_filters.register()
own_commune.register()
own_sight.register()

hooks.register("on_serve_page", on_serve_page)
hooks.register("before_delete_page", refuse_to_delete)
hooks.register("before_unpublish_page", refuse_to_unpublish)
hooks.register("before_move_page", refuse_to_move)
hooks.register("before_bulk_action", refuse_in_bulk)


@hooks.register("register_admin_urls")
def register_plan_urls():
    return [
        path("dialogue-plans/", show_plans, name="dialogue_pages_plans"),
        path("dialogue-plans/import/", import_plan, name="dialogue_pages_plan_import"),
        path(
            "dialogue-plans/<int:parent_id>/import/",
            PlanUploadView.as_view(),
            name="dialogue_pages_plan_upload",
        ),
        path(
            "dialogue-plans/review/<int:source_id>/",
            PlanReviewView.as_view(),
            name="dialogue_pages_plan_review",
        ),
    ]


@hooks.register("register_admin_menu_item")
def register_plan_menu():
    return plan_menu(
        reverse("dialogue_pages_plans"), reverse("dialogue_pages_plan_import")
    )


@hooks.register("register_admin_urls")
def register_desk_urls():
    return desk_urls


@hooks.register("register_admin_menu_item")
def register_desk_menu():
    return DeskMenuItem(reverse("dialogue_pages_questions"))


@hooks.register("register_page_header_buttons")
def import_button(page, user, view_name, next_url=None):
    if isinstance(page, DialoguePlanIndexPage) and (
        page.permissions_for_user(user).can_add_subpage()
    ):
        yield Button(
            _("Import a plan from a file"),
            upload_url(page),
            icon_name="upload",
            priority=5,
        )


@hooks.register("before_edit_page")
def edit_plan_with_its_check(request, page):
    """Hand a plan to its own editor; the mark keeps that editor from coming back here."""
    if isinstance(page, DialoguePlanPage) and not hasattr(request, "plan_editor"):
        request.plan_editor = True
        return PlanEditView.as_view()(request, page.pk)
    return None


hooks.register("before_publish_page", show_moves_first)


@hooks.register("register_admin_urls")
def register_moves_urls():
    return [
        path(
            "dialogue-plans/<int:plan_id>/moves/",
            PlanMovesView.as_view(),
            name="dialogue_pages_plan_moves",
        ),
        path(
            "days-off/<int:year>/",
            YearView.as_view(),
            name="dialogue_pages_days_of_year",
        ),
    ]


@hooks.register("insert_global_admin_css")
def admin_css():
    names = ("admin", "desk", "desk_acts", "office", "hamlet_lists")
    sheets = [static(f"dialogue_pages/css/{name}.css") for name in names]
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((sheet,) for sheet in sheets)
    )
