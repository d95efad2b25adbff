from django.db import models
from django.utils.translation import gettext_lazy as _


class DatePrecision(models.TextChoices):
    """How exactly a conference is dated; the codes are those of `FuzzyDate`."""

    EXACT = "exact", _("day and hour")
    DAY = "day", _("day, hour open")
    MONTH = "month", _("some day in the month")
    BEFORE_MONTH = "before_month", _("before the month")
    QUARTER_END = "quarter_end", _("end of the quarter")
    QUARTER = "quarter", _("some day in the quarter")
    YEAR = "year", _("some day in the year")
    UNSET = "unset", _("date not set yet")


class ConferenceMode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    BOTH = "both", _("in person and online")


class ConferenceStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class AmendmentKind(models.TextChoices):
    """Ways to change an issued document (NĐ 30/2020/NĐ-CP, Điều 18)."""

    CORRECTION = "correction", _("correction")
    REPLACEMENT = "replacement", _("replacement")
    RECALL = "recall", _("recall")


class PaperFormat(models.TextChoices):
    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word")


class DayKind(models.TextChoices):
    OFF = "off", _("day off")
    MAKE_UP = "make_up", _("make-up working day")
