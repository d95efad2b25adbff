"""The doors of Wagtail's own admin that are alike, and with what each is tried."""

from wagtail.models import Revision

from ..kinds import NEIGHBOUR
from ..planting.world import World
from .door import Door, door

MARK = "Đậq"  # with what every marker begins
SEARCHED = ("", f"?q={MARK}")


def admin_pages(world: World) -> list[int]:
    """Some hidden pages of either commune: rights depend on the tree, not on the type."""
    own = [
        world.pages["draft", "DialoguePlanPage"],
        world.pages["draft", "AnswerPage"],
        world.pages["draft", "AnnouncementPage"],
        world.pages["draft of a change", "InformationPage"],
        world.pages["page for a group", "InformationPage"],
    ]
    others = [
        world.neighbours_pages["draft DialoguePlanPage"],
        world.neighbours_pages["draft AnnouncementPage"],
        world.neighbours_pages["published AnswerPage"],
    ]
    return [page.pk for page in [*own, *others]]


def _pages(world):
    return [(pk,) for pk in admin_pages(world)]


def _revisions(world):
    rows = Revision.objects.filter(object_id__in=map(str, admin_pages(world)))
    return [(int(row.object_id), row.pk) for row in rows]


def _users(world):
    return [(world.people[NEIGHBOUR].pk,)]


def _groups(world):
    return [(group.pk,) for group in world.people[NEIGHBOUR].groups.all()[:1]]


def _sites(world):
    return [(world.there.site.pk,)]


def _documents(world):
    return [(world.files["document"].pk,)]


def _images(world):
    return [(world.files["image"].pk,)]


_ONCE = """
wagtailadmin_home wagtailadmin_explore_root wagtailadmin_account
wagtailadmin_workflows:index wagtailadmin_workflows:index_results
wagtailadmin_workflows:add wagtailadmin_workflows:select_task_type
wagtailadmin_workflows:task_index wagtailadmin_workflows:task_index_results
wagtailadmin_workflows:task_chooser wagtailadmin_workflows:task_chooser_results
wagtailadmin_collections:index wagtailadmin_collections:add
wagtailadmin_reports:locked_pages wagtailadmin_reports:locked_pages_results
wagtailadmin_reports:workflow wagtailadmin_reports:workflow_results
wagtailadmin_reports:workflow_tasks wagtailadmin_reports:workflow_tasks_results
wagtailadmin_reports:site_history wagtailadmin_reports:site_history_results
wagtailadmin_reports:aging_pages wagtailadmin_reports:aging_pages_results
wagtailadmin_reports:page_types_usage wagtailadmin_reports:page_types_usage_results
wagtailredirects:index wagtailredirects:index_results wagtailredirects:add
wagtailredirects:start_import wagtailembeds:chooser
wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link
wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link
wagtaildocs:add wagtaildocs:add_multiple wagtailimages:add wagtailimages:add_multiple
wagtailsites:index wagtailsites:index_results wagtailsites:add
wagtailusers_users:add wagtailusers_groups:index wagtailusers_groups:index_results
wagtailusers_groups:add
wagtail_modeladmin:javascript_catalog wagtailadmin_javascript_catalog
wagtailadmin_sprite wagtailadmin_login wagtailadmin_password_reset
wagtailadmin_password_reset_done wagtailadmin_password_reset_complete
wagtailcore_login
""".split()

_SEARCHED = """
wagtailadmin_pages:search wagtailadmin_pages:search_results
wagtailadmin_choose_page wagtailadmin_choose_page_search
wagtaildocs:index wagtaildocs:index_results wagtailimages:index
wagtailimages:index_results wagtailusers_users:index wagtailusers_users:index_results
wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results
wagtailimages_chooser:choose wagtailimages_chooser:choose_results
""".split()

_OF_A_PAGE = """
wagtailadmin_explore wagtailadmin_explore_results wagtailadmin_pages:usage
wagtailadmin_pages:edit wagtailadmin_pages:preview_on_edit
wagtailadmin_pages:view_draft wagtailadmin_pages:add_subpage
wagtailadmin_pages:delete wagtailadmin_pages:unpublish wagtailadmin_pages:move
wagtailadmin_pages:copy wagtailadmin_pages:set_privacy
wagtailadmin_pages:revisions_index wagtailadmin_pages:workflow_history
wagtailadmin_pages:history wagtailadmin_pages:history_results
wagtailadmin_choose_page_child wagtailadmin_api:pages:detail
wagtailadmin_pages:confirm_workflow_cancellation
""".split()

_OF_A_PAGE_BY_POST = """
wagtailadmin_pages:convert_alias wagtailadmin_pages:set_page_position
wagtailadmin_pages:lock wagtailadmin_pages:unlock
""".split()

_OF_A_REVISION = """
wagtailadmin_pages:revisions_view wagtailadmin_pages:revisions_revert
wagtailadmin_pages:revisions_unschedule
""".split()

_OF_A_USER = """
wagtailusers_users:edit wagtailusers_users:delete wagtailusers_users:history
wagtailusers_users:history_results wagtailusers_users:usage wagtailusers_users:copy
""".split()

_OF_A_GROUP = """
wagtailusers_groups:edit wagtailusers_groups:delete wagtailusers_groups:history
wagtailusers_groups:history_results wagtailusers_groups:usage
""".split()

_OF_A_SITE = """
wagtailsites:edit wagtailsites:delete wagtailsites:history
wagtailsites:history_results wagtailsites:usage wagtailsites:copy
""".split()

_OF_A_DOCUMENT = """
wagtaildocs:edit wagtaildocs:delete wagtaildocs:document_usage
wagtaildocs_chooser:chosen wagtailadmin_api:documents:detail
""".split()

_OF_A_DOCUMENT_BY_POST = "wagtaildocs:edit_multiple wagtaildocs:delete_multiple".split()

_OF_AN_IMAGE = """
wagtailimages:edit wagtailimages:delete wagtailimages:url_generator
wagtailimages:image_usage wagtailimages_chooser:chosen
wagtailimages_chooser:select_format wagtailadmin_api:images:detail
""".split()

_OF_AN_IMAGE_BY_POST = """
wagtailimages:edit_multiple wagtailimages:delete_multiple
""".split()

_API = (
    "wagtailadmin_api:pages wagtailadmin_api:documents wagtailadmin_api:images".split()
)

ALIKE: list[Door] = [
    *[door(name) for name in _ONCE],
    *[door(name, queries=SEARCHED) for name in _SEARCHED],
    *[door(name, _pages) for name in _OF_A_PAGE],
    *[door(name, _pages, answers_get=False) for name in _OF_A_PAGE_BY_POST],
    *[door(name, _revisions) for name in _OF_A_REVISION],
    *[door(name, _users) for name in _OF_A_USER],
    *[door(name, _groups) for name in _OF_A_GROUP],
    *[door(name, _sites) for name in _OF_A_SITE],
    *[door(name, _documents) for name in _OF_A_DOCUMENT],
    *[door(name, _documents, answers_get=False) for name in _OF_A_DOCUMENT_BY_POST],
    *[door(name, _images) for name in _OF_AN_IMAGE],
    *[door(name, _images, answers_get=False) for name in _OF_AN_IMAGE_BY_POST],
    *[
        door(f"{name}:listing", queries=("?limit=20", f"?search={MARK}"))
        for name in _API
    ],
    *[door(f"{name}:find", answers_get=False) for name in _API],
]
# The superuser reads them all, to see that there is something to hide.
EVERY_REVISION = door(
    "wagtailadmin_pages:revisions_view",
    lambda world: [
        (int(row.object_id), row.pk)
        for row in Revision.objects.filter(base_content_type__model="page")
    ],
)
