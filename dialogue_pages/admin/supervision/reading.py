"""What supervisors opened stands in the site history; the office reads its own papers."""

from wagtail.log_actions import log

from ..desk.access import Seat

REPORT_READ = "dialogue_pages.supervision.report_read"
REPORT_DOWNLOADED = "dialogue_pages.supervision.report_download"
RECOMMENDATION_READ = "dialogue_pages.supervision.recommendation_read"


def note_reading(seat: Seat, action: str, of, title: str) -> None:
    if seat.supervises:
        log(of, action, user=seat.user, title=title)
