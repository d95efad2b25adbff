from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who may read a text; set apart for question, answer and each file."""

    PRIVATE = "private", _("sender and office only")
    QUEUE = "queue", _("public once released")
    PUBLIC = "public", _("public")
    HIDDEN = "hidden", _("hidden again")
    WITHHELD = "withheld", _("sensitive, withheld")


class AnswerKind(models.TextChoices):
    AT_MEETING = "at_meeting", _("at the conference")
    WRITTEN = "written", _("in writing")
    REFERRED = "referred", _("by a higher authority")
    STANDING = "standing", _("by a standing answer")
    NOT_ACCEPTED = "not_accepted", _("not accepted")


class Outcome(models.TextChoices):
    """What came of a question; apart from whether it was answered."""

    SETTLED = "settled", _("settled")
    EXPLAINED = "explained", _("explained")
    COMMITTED = "committed", _("promised with a date")
    TRANSFERRED = "transferred", _("transferred")
    NOT_PROVEN = "not_proven", _("not proven")
    WITHDRAWN = "withdrawn", _("withdrawn")


OUTCOMES_OF_DRAFTS = [
    (outcome.value, outcome.label)
    for outcome in (Outcome.SETTLED, Outcome.EXPLAINED, Outcome.NOT_PROVEN)
]


class Source(models.TextChoices):
    """How a question came in."""

    WEB = "web", _("portal")
    PAPER = "paper", _("paper")
    PHONE = "phone", _("telephone")
    COUNTER = "counter", _("counter")
    HALL = "hall", _("spoken at the conference")
    HAMLET = "hamlet", _("list of a hamlet")


class SenderAge(models.TextChoices):
    ADULT = "adult", _("I am 18 or older")
    REPRESENTATIVE = "representative", _("I write for a child as its representative")


class ReplyOrigin(models.TextChoices):
    """Where the words of an answer come from, and so who stands for them."""

    UNIT = "unit", _("drafted in the office")
    HALL = "hall", _("from the minutes of the conference")
    AUTHORITY = "authority", _("reply of a higher authority")


class FileOrigin(models.TextChoices):
    """Who brought a file to a case."""

    SENDER = "sender", _("came with the question")
    LETTER = "letter", _("letter to a higher authority")
    REPLY = "reply", _("reply of a higher authority")


class DraftState(models.TextChoices):
    SUBMITTED = "submitted", _("to be approved")
    SENT_BACK = "sent_back", _("sent back")
    APPROVED = "approved", _("approved")
    LAID_ASIDE = "laid_aside", _("laid aside")
