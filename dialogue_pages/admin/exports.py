"""Spreadsheets for download that run nothing on the officer's computer."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..spreadsheets import neutral


class NeutralExportMixin(SpreadsheetExportMixin):
    """Exports text as text: what a spreadsheet would take for a formula gets a quote."""

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        return neutral(value) if isinstance(value, str) else value
