"""Writes a document as text and reads it back, for comparison."""

import dataclasses

from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.writing.plain_text import render_text


def read_again(document):
    return read_plan(render_text(document).encode(), "again.txt").document


def stripped(value):
    """A document as plain data without source lines, which differ by file."""
    if dataclasses.is_dataclass(value):
        return {
            field.name: stripped(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name not in ("line", "lines")
        }
    if isinstance(value, list | tuple):
        return [stripped(item) for item in value]
    return value
