"""Spreadsheets for download that run nothing on the officer's computer."""

import re

from wagtail.admin.views.mixins import SpreadsheetExportMixin

_FORMULA = re.compile(r"[=+\-@\t\r\n].", re.DOTALL)


class NeutralExportMixin(SpreadsheetExportMixin):
    """Exports text as text: what a spreadsheet would take for a formula gets a quote."""

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        return neutral(value) if isinstance(value, str) else value


def neutral(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
