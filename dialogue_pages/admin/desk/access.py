"""Who may open the desk, which cases, and whether personal data is read."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.models import Question
from dialogue_pages.question_choices import Source
from dialogue_pages.stages import Role

_SEATS = (
    "dialogue_pages.moderate_question",
    "dialogue_pages.approve_answer",
    "dialogue_pages.keep_minutes",
    roles.SUPERVISES,
    roles.DRAFTS,
    roles.REGISTERS,
)
_HANDLES_ALL = frozenset({Role.MODERATOR, Role.APPROVER, Role.SECRETARY})


class Seat:
    """A person at the desk of one commune, and what they may see there."""

    def __init__(self, user, site: Site | None):
        self.user, self.site = user, site

    @classmethod
    def of(cls, request) -> "Seat":
        """The same one for all that a request asks: menus, buttons and the page."""
        seat = getattr(request, "_seat", None)
        if seat is None or seat.user != request.user:
            seat = request._seat = cls(request.user, Site.find_for_request(request))
        return seat

    @cached_property
    def is_taken(self) -> bool:
        """Whether the person has any work at this desk."""
        if self.site is None or not roles.works_at(self.user, self.site):
            return False
        return any(map(self.user.has_perm, _SEATS))

    @cached_property
    def actor(self):
        """The roles that do not depend on one case."""
        return roles.actor_for(self.user, Question(site=self.site))

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Roles towards the cases in sight; those of a unit are its own."""
        drafts = {Role.UNIT} if self.user.has_perm(roles.DRAFTS) else set()
        return self.actor.roles | drafts

    @property
    def handles_all(self) -> bool:
        """Works on the questions of the whole commune, not for one unit."""
        return bool(self.actor.roles & _HANDLES_ALL)

    @cached_property
    def supervises(self) -> bool:
        """Watches the office from outside, as the Fatherland Front does."""
        return self.user.has_perm(roles.SUPERVISES) and not self.handles_all

    @cached_property
    def reads_people(self) -> bool:
        """Whether the senders of all cases in sight may be known."""
        if self.handles_all:
            return True
        supervises = self.user.has_perm(roles.SUPERVISES)
        return self.user.has_perm(roles.DRAFTS) and not supervises

    def reads_people_of(self, question: Question) -> bool:
        """A hamlet head knows the people of the own list, not who else wrote in."""
        if self.reads_people:
            return True
        heads = not self.user.has_perm(roles.SUPERVISES)
        return heads and question.source == Source.HAMLET

    @cached_property
    def own_hamlets(self):
        return self.user.headed_hamlets.filter(site=self.site)

    @cached_property
    def enters_for_all(self) -> bool:
        """May enter questions of the whole commune, not of the own hamlets only."""
        return bool(self.actor.roles & {Role.MODERATOR, Role.SECRETARY})

    @cached_property
    def enters(self) -> bool:
        if not self.is_taken:
            return False
        return self.enters_for_all or (
            self.user.has_perm(roles.REGISTERS) and self.own_hamlets.exists()
        )

    def cases(self):
        return self._cases.all()

    def cases_in_passing(self):
        """The same, for lists that something else leads to: a queue, not the own units."""
        return self._cases_in_passing.all()

    @cached_property
    def _cases(self):
        return roles.visible_questions(self.user, self.site)

    @cached_property
    def _cases_in_passing(self):
        return roles.visible_questions(self.user, self.site, in_passing=True)


class DeskMixin:
    """A view of the desk: for people with a seat, on cases they may open."""

    def dispatch(self, request, *args, **kwargs):
        if not self.seat.is_taken:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def seat(self) -> Seat:
        return Seat.of(self.request)

    @cached_property
    def question(self) -> Question:
        # Few cases have what else they lead to: that is read where they do.
        cases = self.seat.cases().select_related(
            "site", "hamlet", "topic", "unit", "owner"
        )
        return get_object_or_404(cases, pk=self.kwargs["pk"])

    @cached_property
    def actor(self):
        return roles.actor_for(self.request.user, self.question)

    @cached_property
    def is_masked(self) -> bool:
        return not self.seat.reads_people_of(self.question)
