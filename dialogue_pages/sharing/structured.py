"""Pages as schema.org describes things, for search engines: only what the page shows.

Each function gives an object of JSON-LD as a dictionary.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import Precision

from ..choices import ConferenceMode, ConferenceStatus
from ..models import AnswerPage, CommuneSettings, Conference, DialoguePlanPage

_CONTEXT = "https://schema.org"
_FIXED = (Precision.EXACT, Precision.DAY)
_STATUS = {
    ConferenceStatus.CANCELLED: "EventCancelled",
    ConferenceStatus.POSTPONED: "EventPostponed",
}
_MODES = {
    ConferenceMode.IN_PERSON: "OfflineEventAttendanceMode",
    ConferenceMode.ONLINE: "OnlineEventAttendanceMode",
    ConferenceMode.BOTH: "MixedEventAttendanceMode",
}


def described(
    page: Page, site: Site, commune: CommuneSettings, above: Iterable[tuple[str, str]]
) -> Iterator[dict]:
    """What a page is about, and its place: `above` are (title, address) over it."""
    address = page.full_url
    if not address:
        return
    if page.pk == site.root_page_id:
        yield {"@context": _CONTEXT, **_office(site, commune)}
    match page:
        case DialoguePlanPage():
            for event in _events(page, address, site, commune):
                yield {"@context": _CONTEXT, **event}
        case AnswerPage():
            yield {"@context": _CONTEXT, **_answered(page, address, site, commune)}
    if page.pk != site.root_page_id:
        yield {"@context": _CONTEXT, **_place(page, address, site, above)}


def _office(site: Site, commune: CommuneSettings) -> dict:
    told = {
        "@type": "GovernmentOrganization",
        "@id": f"{site.root_url}/#office",
        "name": _name_of(site, commune),
        "url": f"{site.root_url}/",
        "telephone": commune.phone,
        "email": commune.email,
        "address": _address(commune),
    }
    if commune.emblem:
        told["logo"] = urljoin(site.root_url, commune.emblem.url)
    if commune.commune_name:
        told["areaServed"] = commune.commune_name
    return {name: value for name, value in told.items() if value}


def _name_of(site: Site, commune: CommuneSettings) -> str:
    if commune.commune_name:
        told = {"commune": commune.commune_name}
        return _("People's Committee of %(commune)s") % told
    return site.site_name or _("Dialogue portal")


def _address(commune: CommuneSettings) -> dict:
    if not commune.address:
        return {}
    told = {
        "@type": "PostalAddress",
        "streetAddress": commune.address,
        "addressRegion": commune.province,
        "addressCountry": "VN",
    }
    return {name: value for name, value in told.items() if value}


def _reference(site: Site, commune: CommuneSettings) -> dict:
    """The office, named where another thing is described."""
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{site.root_url}/#office",
        "name": _name_of(site, commune),
        "url": f"{site.root_url}/",
    }


def _events(plan: DialoguePlanPage, address: str, site, commune) -> Iterator[dict]:
    """Conferences whose day is fixed; another has no beginning to tell."""
    for conference in plan.conferences.all():
        when = conference.when
        if when.precision not in _FIXED:
            continue
        starts = when.starts_at or when.first_day
        yield {
            "@type": "Event",
            "name": conference.full_name,
            "description": plan.subject or plan.title,
            "startDate": starts.isoformat(),
            "eventStatus": f"{_CONTEXT}/{_status(plan, conference)}",
            "eventAttendanceMode": f"{_CONTEXT}/{_MODES[conference.mode]}",
            "location": _location(conference, address, commune),
            "organizer": _reference(site, commune),
            "url": address,
            "isAccessibleForFree": True,
        }


def _status(plan: DialoguePlanPage, conference: Conference) -> str:
    if plan.recall and conference.status != ConferenceStatus.HELD:
        return "EventCancelled"
    return _STATUS.get(conference.status, "EventScheduled")


def _location(conference: Conference, address: str, commune: CommuneSettings) -> dict:
    venue = Text.from_marks(conference.venue_text).plain.strip().rstrip(" .")
    if conference.mode == ConferenceMode.ONLINE:
        return {"@type": "VirtualLocation", "url": address}
    named = venue or commune.commune_name
    return {"@type": "Place", "name": named, "address": venue or commune.address}


def _answered(page: AnswerPage, address: str, site, commune) -> dict:
    day = page.answered_on.isoformat()
    office = _reference(site, commune)
    return {
        "@type": "QAPage",
        "url": address,
        "mainEntity": {
            "@type": "Question",
            "name": page.title,
            "text": page.question_text,
            "answerCount": 1,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": page.answer,
                "url": address,
                "datePublished": day,
                "author": office,
            },
        },
    }


def _place(page: Page, address: str, site: Site, above) -> dict:
    steps = [(_("Home"), "/"), *above, (page.title, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": title,
                "item": urljoin(f"{site.root_url}/", step),
            }
            for number, (title, step) in enumerate(steps, start=1)
        ],
    }
