"""What each field of the open data means: for the page that tells it and for machines.

Names never change and none goes away; the meaning is told in the language of readers.
"""

from django.utils.translation import gettext_lazy as _

_COUNT, _TEXT, _DAY, _NUMBER = "integer", "string", "date", "number"

FIELDS_OF_FIGURES = {
    "year": (_COUNT, _("year in which the questions were received")),
    "scope": (
        _TEXT,
        _("what the row is about: total, unit, topic or conference"),
    ),
    "key": (_COUNT, _("key of the unit, topic or conference; it never changes")),
    "name": (_TEXT, _("its name")),
    "received": (_COUNT, _("questions received")),
    "answered": (_COUNT, _("questions with a first answer")),
    "on_time": (_COUNT, _("answered, every time limit kept")),
    "late": (_COUNT, _("answered, some time limit not kept")),
    "in_work": (_COUNT, _("not answered yet")),
    "overdue": (_COUNT, _("not answered yet and past a time limit")),
    "referred": (_COUNT, _("sent on to a higher authority at some time")),
    "median_days_first": (
        _NUMBER,
        _("working days from receipt to the first answer, median"),
    ),
    "median_days_final": (
        _NUMBER,
        _("working days from receipt to the end of the matter, median"),
    ),
    "withheld": (_TEXT, _("names of the counts that are withheld, and so empty")),
    "counted_on": (_DAY, _("day on which it was counted")),
}
FIELDS_OF_ANSWERS = {
    "id": (_COUNT, _("key of the answer; it never changes")),
    "address": (_TEXT, _("address of its page")),
    "title": (_TEXT, _("title of the answer")),
    "question": (_TEXT, _("question, without who asked it")),
    "short_answer": (_TEXT, _("answer in short")),
    "answer": (_TEXT, _("full answer")),
    "topic": (_TEXT, _("topic")),
    "hamlet": (_TEXT, _("hamlet it is about")),
    "unit": (_TEXT, _("unit that answered")),
    "conference": (_TEXT, _("plan and conference it belongs to")),
    "kind": (_TEXT, _("kind of answer: at_meeting, written, referred, standing")),
    "outcome": (
        _TEXT,
        _("outcome: settled, explained, committed, transferred, not_proven"),
    ),
    "answered_by": (_TEXT, _("who answered")),
    "document_number": (_TEXT, _("number of the document")),
    "legal_basis": (_TEXT, _("legal basis")),
    "answered_on": (_DAY, _("day of the answer")),
    "reviewed_on": (_DAY, _("day on which it was last looked through")),
    "changed_on": (_DAY, _("day of its last change, if any")),
    "change_note": (_TEXT, _("what was changed, and why")),
    "promised_until": (_DAY, _("last day of a promise that is not yet kept")),
}


def schema() -> dict:
    """Both kinds of rows as JSON Schema, with the meaning of each field."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {
            "figures": _object(FIELDS_OF_FIGURES),
            "answer": _object(FIELDS_OF_ANSWERS),
        },
    }


def _object(fields: dict) -> dict:
    return {
        "type": "object",
        "properties": {
            name: _property(kind, meaning) for name, (kind, meaning) in fields.items()
        },
    }


def _property(kind: str, meaning) -> dict:
    if kind == _DAY:
        told = {"type": ["string", "null"], "format": "date"}
    else:
        told = {"type": kind if kind == _TEXT else [kind, "null"]}
    return told | {"description": str(meaning)}
