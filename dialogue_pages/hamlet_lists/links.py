"""The head of a hamlet without an account fills in the list by a link."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from ..choices import ConferenceStatus
from ..exceptions import ActRefusedError
from ..models import HamletLink, Question
from ..models.token_links import digest_of, new_token
from ..question_choices import Source, Visibility
from .sheets import Sheet

DAYS_WITHOUT_LIMIT = 30
DAYS_TYPED_IS_KEPT = 30
_OWN = HamletLink.objects.select_related(
    "conference__plan", "hamlet__site", "hamlet__head"
)


@transaction.atomic
def issue(sheet: Sheet, *, by) -> str:
    """Make a link's secret, shown this once; what was issued before ends with it."""
    if sheet.is_over:
        raise ActRefusedError(_("The time for questions to this conference is over."))
    kept = _current(sheet).first()
    revoke(sheet)
    token = new_token()
    HamletLink.objects.create(
        conference=sheet.conference,
        hamlet=sheet.hamlet,
        digest=digest_of(token),
        issued_by=by,
        expires_at=_end_of(sheet),
        saved=kept.saved if kept else {},
    )
    return token


def revoke(sheet: Sheet) -> int:
    """Take back every link to a list."""
    return _current(sheet).update(revoked_at=timezone.now())


def found(token: str, site: Site) -> HamletLink | None:
    """The link of a secret, valid or not, in this commune."""
    return _OWN.filter(digest=digest_of(token), hamlet__site=site).first()


def proved(pk: int, digest: str, site: Site) -> HamletLink | None:
    return _OWN.filter(pk=pk, digest=digest, hamlet__site=site).first()


def opened(link: HamletLink) -> None:
    HamletLink.objects.filter(pk=link.pk).update(opened_at=timezone.now())


def why_closed(link: HamletLink) -> str:
    """Why nothing can be done by a link any more; empty while it can."""
    if link.revoked_at:
        return _("The office has taken this link back. Ask it for a new one.")
    if not link.is_valid:
        words = _(
            "This link was valid until %(day)s only. Ask the office where something is "
            "still missing."
        )
        return words % {"day": timezone.localtime(link.expires_at).strftime("%d/%m/%Y")}
    if link.conference.status == ConferenceStatus.CANCELLED:
        return _("The conference has been cancelled.")
    return ""


@transaction.atomic
def save(link: HamletLink, typed: dict, *, saves: int | None) -> HamletLink:
    """Keep what is typed; refused when another window has saved since.

    Without `saves` it is kept in any case, as after rows have been entered.
    """
    link = HamletLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if closed := why_closed(link):
        raise ActRefusedError(closed)
    if saves is not None and saves != link.saves:
        raise ActRefusedError(
            _(
                "Another window has saved since; what you see here is older. Press again "
                "to keep this instead, or open the link again to see what was saved."
            )
        )
    link.saved, link.saves = typed, link.saves + 1
    link.save(update_fields=["saved", "saves"])
    return link


def forget_typed(now: datetime | None = None) -> int:
    """Delete what was typed and never sent once a link has been over for a month."""
    before = (now or timezone.now()) - timedelta(days=DAYS_TYPED_IS_KEPT)
    over = Q(expires_at__lt=before) | Q(revoked_at__lt=before)
    return HamletLink.objects.filter(over).exclude(saved={}).update(saved={})


def entered_in(sheet: Sheet) -> list[Question]:
    """What the hamlet's lists for this conference have brought in; nothing withheld."""
    questions = Question.objects.filter(
        conference=sheet.conference, hamlet=sheet.hamlet, source=Source.HAMLET
    )
    shown = questions.exclude(visibility=Visibility.WITHHELD)
    return list(shown.order_by("pk"))


def _current(sheet: Sheet):
    links = HamletLink.objects.filter(conference=sheet.conference, hamlet=sheet.hamlet)
    return links.filter(revoked_at=None)


def _end_of(sheet: Sheet) -> datetime:
    """The end of the last day for questions."""
    if sheet.closes_on is None:
        return timezone.now() + timedelta(days=DAYS_WITHOUT_LIMIT)
    last_second = datetime.combine(sheet.closes_on, time(23, 59, 59))
    return timezone.make_aware(last_second)
