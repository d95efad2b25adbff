"""Spreadsheets for download that run nothing on the officer's computer."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..spreadsheets import neutral

_as_wagtail_writes = SpreadsheetExportMixin.preprocess_field_value


def register() -> None:
    """Our lists and Wagtail's reports write alike: titles come from residents, too."""
    SpreadsheetExportMixin.preprocess_field_value = as_text


def as_text(view, field, value, export_format):
    """Text as text: what a spreadsheet would take for a formula gets a quote."""
    value = _as_wagtail_writes(view, field, value, export_format)
    if not isinstance(value, str):
        return value
    return neutral(ILLEGAL_CHARACTERS_RE.sub("", value))
