from datetime import date

from django import forms
from django.test import SimpleTestCase
from django.utils import formats
from wagtail.admin.widgets import AdminDateInput


class DateTests(SimpleTestCase):
    def test_the_day_is_typed_before_the_month(self):
        field = forms.DateField()
        for typed in ("05/06/2026", "5-6-2026", "05.06.2026", "2026-06-05"):
            with self.subTest(typed):
                self.assertEqual(field.clean(typed), date(2026, 6, 5))

    def test_dates_and_hours_are_shown_as_in_vietnam(self):
        self.assertEqual(formats.date_format(date(2026, 6, 5)), "5/6/2026")

    def test_the_editor_shows_a_date_the_same_way(self):
        shown = AdminDateInput().format_value(date(2026, 6, 5))
        self.assertEqual(shown, "05/06/2026")
