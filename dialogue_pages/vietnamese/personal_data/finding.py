from ..typed_text import TypedText, read_typed
from .births import find_births
from .emails import find_emails
from .houses import find_houses
from .identity import find_identity_numbers, find_spaced_identity_numbers
from .innocent import find_innocent
from .kinds import PersonalDataKind as Kind
from .kinds import Span
from .labelled import find_labelled, find_local_phones
from .land import find_parcels
from .phones import find_phones
from .plates import find_plates
from .spelled import find_look_alikes, find_spelled

# The earlier reads first; what it takes is closed to the later.
_BEFORE_INNOCENT = [find_emails, find_births]
_AFTER_INNOCENT = [
    find_look_alikes,
    find_labelled,
    find_identity_numbers,
    find_phones,
    find_local_phones,
    find_spaced_identity_numbers,
    find_spelled,
    find_parcels,
    find_houses,
    find_plates,
]


def find_personal_data(text: str) -> list[Span]:
    """Every place of personal data in order, as offsets into the text as given."""
    page = read_typed(text)
    found: list[tuple[int, int, Kind]] = []
    while new := _find_once(page):
        found += new
        page = page.without((start, end) for start, end, _ in new)
    return [Span(kind, *page.place(start, end)) for start, end, kind in sorted(found)]


def _find_once(page: TypedText) -> list[tuple[int, int, Kind]]:
    early = _run(_BEFORE_INNOCENT, page)
    page = page.without((start, end) for start, end, _ in early)
    page = page.without(find_innocent(page))
    return early + _run(_AFTER_INNOCENT, page)


def _run(finders, page: TypedText) -> list[tuple[int, int, Kind]]:
    found = []
    for finder in finders:
        new = list(finder(page))
        page = page.without((start, end) for start, end, _ in new)
        found += new
    return found
