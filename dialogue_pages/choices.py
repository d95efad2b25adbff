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


WITHDRAWN = (AmendmentKind.RECALL, AmendmentKind.REPLACEMENT)


class PaperFormat(models.TextChoices):
    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word")
    POSTER_A4 = "poster-a4", _("poster, A4")
    POSTER_A3 = "poster-a3", _("poster, A3")


class AnnouncementKind(models.TextChoices):
    NOTICE = "notice", _("notice of a conference")
    INVITATION = "invitation", _("invitation")
    CONCLUSION = "conclusion", _("conclusion of a conference")
    RESULT = "result", _("result of a conference")
    GENERAL = "general", _("general announcement")


BEFORE_CONFERENCE = (AnnouncementKind.NOTICE, AnnouncementKind.INVITATION)
AFTER_CONFERENCE = (AnnouncementKind.CONCLUSION, AnnouncementKind.RESULT)


class PostingPlace(models.TextChoices):
    """Where something is made public (Luật Thực hiện dân chủ ở cơ sở, Điều 12)."""

    HEADQUARTERS = "headquarters", _("headquarters of the commune")
    SITE = "site", _("this site")
    LOUDSPEAKER = "loudspeaker", _("loudspeakers")
    HAMLET_HALL = "hamlet_hall", _("hall of the hamlet")
    HAMLET_HEAD = "hamlet_head", _("sent to the head of the hamlet")
    OTHER = "other", _("another place")


class DayKind(models.TextChoices):
    OFF = "off", _("day off")
    MAKE_UP = "make_up", _("make-up working day")


class DutyCode(models.TextChoices):
    """What a time limit is for; rules with one code bind together, the strictest wins."""

    ANNOUNCE = "announce", _("announce the conference")
    COLLECT_OPINIONS = "collect_opinions", _("collect opinions")
    PUBLISH_RESULTS = "publish_results", _("publish conclusion and results")
    REQUEST_SUPERIOR = "request_superior", _("put matters to the superior authority")
    ANSWER_IN_WRITING = "answer_in_writing", _("answer in writing after the conference")
    REPORT = "report", _("report to the superior authority")
    ACKNOWLEDGE = "acknowledge", _("acknowledge and classify a question")
    NOTICE = "notice", _("first notice to the sender")
    ANSWER = "answer", _("answer a question")
    TRANSFER = "transfer", _("transfer a question")
    CHASE = "chase", _("remind the superior authority")
    PASS_ON_REPLY = "pass_on_reply", _("pass the reply on to the sender")
    ANSWER_DATA_REQUEST = "answer_data_request", _("answer a personal data request")
    FULFIL_DATA_REQUEST = "fulfil_data_request", _("fulfil a personal data request")
    OTHER = "other", _("another duty")


class DutyAnchor(models.TextChoices):
    """The event a time limit is counted from; the codes are those of the clock."""

    CONFERENCE = "conference", _("the conference")
    ISSUED = "issued", _("issue of the document")
    PUBLISHED = "published", _("publication of the plan")
    RECEIVED = "received", _("receipt of the question")
    REFERRED = "referred", _("referral or last reminder")
    REPLIED = "replied", _("reply of the superior authority")
    ANSWERED = "answered", _("answer to the sender")
    PROMISED = "promised", _("date of the promise")
    DATA_REQUEST = "data_request", _("receipt of the personal data request")


PLAN_ANCHORS = (DutyAnchor.CONFERENCE, DutyAnchor.ISSUED, DutyAnchor.PUBLISHED)


class DayUnit(models.TextChoices):
    CALENDAR = "day", _("calendar days")
    WORKING = "working_day", _("working days")


class DutyDirection(models.TextChoices):
    BEFORE = "before", _("before the event")
    AFTER = "after", _("after the event")


class DutyState(models.TextChoices):
    """How a duty stands; done too late is done, its days tell the rest."""

    DONE = "done", _("done")
    DUE = "due", _("still in time")
    LATE = "late", _("overdue")
    UNKNOWN = "unknown", _("not known")


class SearchKind(models.TextChoices):
    """What a search finds."""

    ANSWER = "tra-loi", _("Answers")
    ANNOUNCEMENT = "thong-bao", _("Announcements")
    PLAN = "ke-hoach", _("Plans for dialogue")
