"""Being away: announced with who stands in, ended by itself or before its time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import roles
from .exceptions import ActRefusedError
from .models import Absence

ANNOUNCED = "dialogue_pages.absence.announce"
ENDED = "dialogue_pages.absence.end"
LONGEST = timedelta(days=366)


@transaction.atomic
def announce(absence: Absence, *, by) -> None:
    """Store an absence that nothing speaks against."""
    require_possible(absence)
    absence.save()
    log(absence, ANNOUNCED, user=by, title=str(absence))


@transaction.atomic
def end(absence: Absence, *, by) -> None:
    """Let the last day be yesterday; what has not begun is taken back as a whole."""
    log(absence, ENDED, user=by, title=str(absence))
    yesterday = timezone.localdate() - timedelta(days=1)
    if absence.first_day > yesterday:
        absence.delete()
    elif absence.last_day > yesterday:
        absence.last_day = yesterday
        absence.save(update_fields=["last_day"])


def left_by(absence: Absence) -> list[Absence]:
    """The absences of others in which who is away now was to stand in."""
    others = Absence.objects.filter(site=absence.site, substitute=absence.person)
    meeting = others.meeting(absence.first_day, absence.last_day)
    return list(meeting.select_related("person"))


def require_possible(absence: Absence) -> None:
    """Refuse what cannot be: its days, who is away, who stands in."""
    first, last = absence.first_day, absence.last_day
    if last < first:
        raise ActRefusedError(_("The last day is before the first one."))
    if last < timezone.localdate():
        raise ActRefusedError(_("These days are over."))
    if last - first >= LONGEST:
        raise ActRefusedError(_("An absence lasts a year at most."))
    _require_people(absence)
    others = Absence.objects.filter(site=absence.site).exclude(pk=absence.pk)
    others = others.meeting(first, last)
    if others.filter(person=absence.person).exists():
        raise ActRefusedError(
            _("An absence is announced for some of these days already; end it first.")
        )
    if others.filter(person=absence.substitute).exists():
        told = {"name": absence.substitute_name}
        raise ActRefusedError(_("%(name)s is away on some of these days.") % told)


def _require_people(absence: Absence) -> None:
    people = roles.people_of(absence.site).filter(pk=absence.person_id)
    if not people.exists() or not roles.is_officer(absence.person):
        told = {"name": absence.person_name}
        raise ActRefusedError(_("%(name)s is no officer of this office.") % told)
    able = roles.may_stand_in(absence.site, absence.person)
    if not able.filter(pk=absence.substitute_id).exists():
        told = {"name": absence.substitute_name, "person": absence.person_name}
        raise ActRefusedError(
            _("%(name)s has not all the rights that the work of %(person)s needs.")
            % told
        )
