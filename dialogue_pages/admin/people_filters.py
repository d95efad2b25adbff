"""Wagtail's own filters by a person: full names, by given name, where it has logins."""

from django_filters.fields import ModelChoiceField
from django_filters.fields import ModelChoiceIterator as FilterIterator
from wagtail.admin.filters import MultipleUserFilter, UserModelMultipleChoiceField
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet

from dialogue_pages import roles

from .people import PeopleIterator


class PeopleFilterIterator(FilterIterator, PeopleIterator):
    """Keeps what a filter adds to the choices, before the people."""


class _FullNames:
    iterator = PeopleFilterIterator

    def label_from_instance(self, person):
        return roles.full_name(person)


class PersonField(_FullNames, ModelChoiceField):
    pass


class PeopleField(_FullNames, UserModelMultipleChoiceField):
    pass


def register() -> None:
    """Hand our fields to the filters that Wagtail has no setting for."""
    MultipleUserFilter.field_class = PeopleField
    for filters, name in [
        (LockedPagesReportFilterSet, "locked_by"),
        (WorkflowReportFilterSet, "requested_by"),
    ]:
        filters.base_filters[name].field_class = PersonField
