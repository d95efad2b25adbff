"""Wagtail's own lists and reports, narrowed to the communes of who looks.

They offer every site and every account of the installation; an officer of one commune
shall learn nothing of another, not even who works there.
"""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.audit_logging import (
    SiteHistoryReportFilterSet,
    get_users_for_filter,
)
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksReportFilterSet,
)
from wagtail.models import GroupApprovalTask, Task, TaskState, Workflow, WorkflowPage
from wagtail.models.audit_log import ModelLogEntryManager
from wagtail.models.workflows import BaseTaskStateManager

from dialogue_pages.models.membership import communes_of

# Who keeps the settings of a commune sees what its people did, whatever it was done on.
_KEEPS_WATCH = "dialogue_pages.change_communesettings"
_OURS = "dialogue_pages."


def register() -> None:
    """Put the narrowed parts in the place of Wagtail's, which has no setting for them."""
    PageFilterSet.base_filters["site"].queryset = _sites
    WorkflowReportFilterSet.base_filters["workflow"].queryset = _workflows
    WorkflowTasksReportFilterSet.base_filters["workflow"].queryset = _workflows
    WorkflowTasksReportFilterSet.base_filters["task"].queryset = _tasks
    SiteHistoryReportFilterSet.get_users_queryset = _who_is_seen
    MultipleUserFilter.get_queryset = _narrowed(MultipleUserFilter.get_queryset)
    ModelLogEntryManager.viewable_by_user = _by_colleagues(
        ModelLogEntryManager.viewable_by_user
    )
    BaseTaskStateManager.reviewable_by = _reviewable(BaseTaskStateManager.reviewable_by)


def _sites(request):
    return communes_of(request.user)


def _who_is_seen(filters):
    """Those whose entries the report shows, not those of all entries."""
    return get_users_for_filter(filters.request.user)


def _workflows(request):
    sites = communes_of(request.user)
    if _is_everything(sites):
        return Workflow.objects.all()
    own = Q()
    for path in sites.values_list("root_page__path", flat=True):
        own |= Q(page__path__startswith=path)
    pages = WorkflowPage.objects.filter(own) if own else WorkflowPage.objects.none()
    return Workflow.objects.filter(pk__in=pages.values("workflow_id"))


def _tasks(request):
    workflows = _workflows(request).values("pk")
    return Task.objects.filter(workflow_tasks__workflow__in=workflows).distinct()


def _reviewable(reviewable_by):
    """What waits for the groups of a person in one query; Wagtail asks for each task."""

    def by_groups(self, user):
        if user.is_superuser:
            return reviewable_by(self, user)
        kind = ContentType.objects.get_for_model(GroupApprovalTask)
        mine = GroupApprovalTask.objects.filter(active=True, groups__user=user)
        states = self.filter(
            status=TaskState.STATUS_IN_PROGRESS, task__in=mine.values("pk")
        )
        for task in Task.objects.filter(active=True).exclude(content_type=kind):
            states |= task.specific.get_task_states_user_can_moderate(user=user)
        return states

    return by_groups


def _narrowed(get_queryset):
    def of_own_communes(self, request):
        people, sites = get_queryset(self, request), communes_of(request.user)
        if people is None or _is_everything(sites):
            return people
        return _members(people, sites)

    return of_own_communes


def _by_colleagues(viewable_by_user):
    def entries(self, user):
        seen, sites = viewable_by_user(self, user), communes_of(user)
        if user.has_perm(_KEEPS_WATCH):
            seen |= self.filter(action__startswith=_OURS)
        if _is_everything(sites):
            return seen
        return seen.filter(user__in=_members(get_user_model().objects, sites))

    return entries


def _members(people, sites):
    return people.filter(communes__site__in=sites).distinct()


def _is_everything(sites) -> bool:
    return not sites.query.where
