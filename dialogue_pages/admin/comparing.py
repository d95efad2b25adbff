"""Two versions of a page side by side, in words that an officer reads.

Wagtail writes `None`, `2026-06-25` and `True`, and takes other line ends for a change.
"""

import json
from datetime import date, datetime, time

from django.db import models
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    FieldComparison,
    StreamFieldComparison,
    TextDiff,
    TextFieldComparison,
    register_comparison_class,
)
from wagtail.fields import StreamField


class WordedComparison(FieldComparison):
    def htmldiff(self):
        return _difference(worded(self.val_a), worded(self.val_b))


class TextComparison(TextFieldComparison):
    def __init__(self, *args):
        super().__init__(*args)
        self.val_a = _with_line_feeds(self.val_a)
        self.val_b = _with_line_feeds(self.val_b)


class StreamComparison(StreamFieldComparison):
    def __init__(self, field, *args):
        super().__init__(field, *args)
        self.val_a = _stream_with_line_feeds(field.stream_block, self.val_a)
        self.val_b = _stream_with_line_feeds(field.stream_block, self.val_b)


class WordedBlockComparison(BlockComparison):
    def htmlvalue(self, val):
        return escape(self._worded(val))

    def htmldiff(self):
        return _difference(self._worded(self.val_a), self._worded(self.val_b))

    def _worded(self, value):
        choices = getattr(self.block.field, "choices", ())
        return capfirst(str(dict(choices).get(value) or worded(value)))


def worded(value) -> str:
    """`25/06/2026`, `07:30`, `có`, `chưa có`; other values as they are."""
    match value:
        case None | "":
            return _("not set")
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
    return str(value)


def register() -> None:
    for kind in (
        models.DateField,
        models.TimeField,
        models.IntegerField,
        models.BooleanField,
    ):
        register_comparison_class(kind, comparison_class=WordedComparison)
    for kind in (models.CharField, models.TextField):
        register_comparison_class(kind, comparison_class=TextComparison)
    register_comparison_class(StreamField, comparison_class=StreamComparison)
    # Wagtail asks a block for its comparison; a block class of our own would change
    # the definition that migrations keep.
    for kind in (
        blocks.DateBlock,
        blocks.IntegerBlock,
        blocks.BooleanBlock,
        blocks.ChoiceBlock,
    ):
        kind.get_comparison_class = lambda _block: WordedBlockComparison


def _difference(old: str, new: str):
    if old == new:
        return escape(old)
    changes = [("deletion", old), ("addition", new)]
    return TextDiff(changes, separator=" ").to_html()


def _with_line_feeds(text):
    return text.replace("\r\n", "\n") if isinstance(text, str) else text


def _stream_with_line_feeds(block, value):
    raw = json.dumps(block.get_prep_value(value), default=str)
    return block.to_python(json.loads(raw.replace("\\r\\n", "\\n")))
