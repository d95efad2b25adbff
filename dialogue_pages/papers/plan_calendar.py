"""The conferences of a plan, or of all plans of a commune, as a calendar file."""

from collections.abc import Iterable
from datetime import UTC, datetime

from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.meeting_calendar import (
    Meeting,
    Notice,
    calendar_file,
    subscribed_calendar,
)

from ..choices import ConferenceStatus

_UNDATED = datetime(2020, 3, 5, tzinfo=UTC)  # a page put there without publishing it
_STATE_WORDS = {
    ConferenceStatus.POSTPONED: "Hội nghị đã hoãn.",
    ConferenceStatus.CANCELLED: "Hội nghị đã hủy.",
}


def plan_calendar(plan, letterhead, *, url: str) -> bytes | None:
    """The file as published; None where no conference has a day."""
    return calendar_file(_notice(plan, letterhead, url), _meetings(plan))


def commune_calendar(plans: Iterable[tuple], letterhead, *, address: str) -> bytes:
    """The conferences of (plan, its address), under the names that each plan gives."""
    commune = letterhead.commune_name
    name = f"Đối thoại với Nhân dân {commune}".strip()
    entries = [(_notice(plan, letterhead, url), _meetings(plan)) for plan, url in plans]
    return subscribed_calendar(name, address, entries)


def _notice(plan, letterhead, url: str) -> Notice:
    return Notice(
        title=_title(plan, letterhead),
        organizer=f"mailto:{letterhead.email}" if letterhead.email else url,
        organizer_name=" ".join(plan.document.agency),
        url=url,
        edition=plan.live_revision_id or 0,
        published_at=plan.last_published_at or _UNDATED,
    )


def _meetings(plan) -> list[Meeting]:
    return [_meeting(plan, conference) for conference in plan.conferences.all()]


def _title(plan, letterhead) -> str:
    if not letterhead.commune_name:
        return plan.title
    return f"Đối thoại của Chủ tịch UBND {letterhead.commune_name} với Nhân dân"


def _meeting(plan, conference) -> Meeting:
    return Meeting(
        uid=f"conference-{conference.pk}@dialogue-pages",
        when=conference.when,
        venue=Text.from_marks(conference.venue_text).plain.strip().rstrip(" ."),
        name=conference.name,
        notes=(*_withdrawn(plan), *_state(conference), plan.title),
        is_off=conference.is_off or _falls_with_the_plan(plan, conference),
    )


def _falls_with_the_plan(plan, conference) -> bool:
    return bool(plan.recall) and conference.status != ConferenceStatus.HELD


def _withdrawn(plan) -> list[str]:
    withdrawal = plan.document.withdrawal
    return (
        [f"Kế hoạch {withdrawal.mark.lower()}. {withdrawal.note}"] if withdrawal else []
    )


def _state(conference) -> list[str]:
    told = _STATE_WORDS.get(conference.status, "")
    return [f"{told} {conference.status_reason}".strip()] if told else []
