"""Heads of hamlets whose list has not come are reminded before it is too late."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.vietnamese.fuzzy_dates import written_schedule

from .. import office_telling
from ..models import Conference, Hamlet, OfficeMail
from ..models.office_mails import OfficeMailKind
from .sheets import hamlets_of, last_day_for, open_conferences_of
from .totals import totals_of

DAYS_BEFORE = (7, 2)


@dataclass
class Reminded:
    """The heads that are told, and the silent hamlets nobody can be told for."""

    mails: list[OfficeMail] = field(default_factory=list)
    without_mail: list[Hamlet] = field(default_factory=list)


def due_for_reminder(site: Site, today: date | None = None) -> list[Conference]:
    """Conferences whose last day for questions is 7 or 2 days away.

    A reminder that did not go on its day, as where the server stood still, is due later.
    """
    today = today or timezone.localdate()
    ahead = ((c, last_day_for(c)) for c in open_conferences_of(site))
    return [
        conference
        for conference, last in ahead
        if last and today <= last and _is_missing(conference, last, today)
    ]


def _is_missing(conference: Conference, last: date, today: date) -> bool:
    """Whether nobody was reminded since the latest day for it that has come."""
    days = [last - timedelta(days=number) for number in DAYS_BEFORE]
    come = max((day for day in days if day <= today), default=None)
    if come is None:
        return False
    sent = OfficeMail.objects.filter(
        kind=OfficeMailKind.REMINDER,
        key__startswith=f"remind:{conference.pk}:",
        key__gte=_key(conference, come),
    )
    return not sent.exists()


def _key(conference: Conference, day: date) -> str:
    return f"remind:{conference.pk}:{day:%Y-%m-%d}"


def reminders_for(conference: Conference, site: Site) -> Reminded:
    """One mail a day for each head with an account and an e-mail, not sent yet."""
    reminded, by_head = Reminded(), {}
    for total in totals_of(conference, hamlets_of(conference, site)):
        if not total.is_silent:
            continue
        if total.can_be_reminded:
            by_head.setdefault(total.hamlet.head, []).append(total.hamlet)
        else:
            reminded.without_mail.append(total.hamlet)
    key = _key(conference, timezone.localdate())
    facts = _facts(conference)
    reminded.mails = [
        OfficeMail(
            site=site,
            person=head,
            address=head.email,
            kind=OfficeMailKind.REMINDER,
            key=key,
            facts=facts | {"hamlets": [str(hamlet) for hamlet in hamlets]},
        )
        for head, hamlets in by_head.items()
    ]
    return reminded


def remind(conference: Conference, site: Site) -> Reminded:
    """Write the mails; whoever was reminded today already is left alone."""
    reminded = reminders_for(conference, site)
    reminded.mails = office_telling.write(reminded.mails)
    return reminded


def _facts(conference: Conference) -> dict:
    last = last_day_for(conference)
    when = conference.schedule_text.strip() or written_schedule(conference.when)
    return {
        "conference": conference.called,
        "conference_pk": conference.pk,
        "when": when.rstrip(" .") or _("date not set yet"),
        "last_day": f"{last:%d/%m/%Y}" if last else "",
    }
