"""Who may edit the pages and files of one commune, and of that commune only."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITORS, LEADERS = "Biên tập", "Lãnh đạo"
_OF_PAGES = {
    EDITORS: ["add_page", "change_page"],
    LEADERS: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}
_OF_FILES = [
    f"{act}_{kind}"
    for kind in ("image", "document")
    for act in ("add", "change", "choose")
]


def name_of(group: str, host: str) -> str:
    """Groups carry the host: communes of two provinces may share a name."""
    return f"{group} – {host}"


def give_groups(host: str, home: Page, files: Collection) -> dict[str, Group]:
    """The editors and leaders of a commune, with the other rights of their namesakes."""
    groups = {}
    for kind, codenames in _OF_PAGES.items():
        group = groups[kind] = Group.objects.create(name=name_of(kind, host))
        shared = Permission.objects.filter(group__name=kind)
        group.permissions.add(*shared, _permission("access_admin"))
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=home, permission=_permission(name))
            for name in codenames
        )
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(
                group=group, collection=files, permission=_permission(name)
            )
            for name in _OF_FILES
        )
    return groups


def give_workflow(host: str, home: Page, leaders: Group) -> None:
    """What an editor submits is approved by the leaders of the same commune."""
    task = GroupApprovalTask.objects.create(name=leaders.name)
    task.groups.add(leaders)
    workflow = Workflow.objects.create(name=f"Lãnh đạo duyệt – {host}")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)


def _permission(codename: str) -> Permission:
    return Permission.objects.get(
        codename=codename,
        content_type__app_label__in=[
            "wagtailadmin",
            "wagtailcore",
            "wagtailimages",
            "wagtaildocs",
        ],
    )
