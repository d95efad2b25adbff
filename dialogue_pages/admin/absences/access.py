"""Who sees which absences, and for whom they are announced."""

from django.db.models import Q, QuerySet
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.models import Absence

_KEEPS_OFFICE = "dialogue_pages.change_communesettings"


class Attendance:
    """The absences of an office as one of its people deals with them."""

    def __init__(self, request):
        self.user, self.site = request.user, Site.find_for_request(request)

    @property
    def is_open(self) -> bool:
        is_own = self.site is not None and roles.works_at(self.user, self.site)
        return is_own and self.is_of_officer

    @property
    def is_of_officer(self) -> bool:
        """Whether there are absences to announce: the own ones, or those of others."""
        return self.is_for_all or roles.is_officer(self.user)

    @property
    def is_for_all(self) -> bool:
        """Whether absences of others are this person's to announce."""
        return self.user.has_perm(_KEEPS_OFFICE)

    def in_sight(self) -> QuerySet[Absence]:
        """Those that are not over: the own, where somebody stands in, or all."""
        absences = Absence.objects.not_over(self.site.pk)
        if not self.is_for_all:
            absences = absences.filter(Q(person=self.user) | Q(substitute=self.user))
        return absences.select_related("person", "substitute")

    def to_end(self) -> QuerySet[Absence]:
        absences = self.in_sight()
        return absences if self.is_for_all else absences.filter(person=self.user)

    def who_may_be_away(self) -> QuerySet:
        people = roles.people_of(self.site).filter(pk__in=roles.officers())
        return people if self.is_for_all else people.filter(pk=self.user.pk)
