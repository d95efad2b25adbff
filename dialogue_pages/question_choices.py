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


class TemplatePlace(models.TextChoices):
    """Where a reply template is offered."""

    ANSWER = "answer", _("answers, in writing or from the minutes")
    REQUEST = "request", _("asking the sender for more")
    EXTENSION = "extension", _("why an answer needs longer")


class FileOrigin(models.TextChoices):
    """Who brought a file to a case."""

    SENDER = "sender", _("came with the question")
    LETTER = "letter", _("letter to a higher authority")
    REPLY = "reply", _("reply of a higher authority")


class BulkKind(models.TextChoices):
    """What can be done with many questions in one go."""

    ASSIGN = "assign", _("Assign to a unit")
    SET_TOPIC = "set_topic", _("Set the topic")
    ACCEPT = "accept", _("Put on the list of a conference")
    LINK_ANSWER = "link_answer", _("Answer by a published answer")
    ASK_MORE = "ask_more", _("Ask the senders the same")
    MERGE = "merge", _("Merge into one")
    SPAM = "spam", _("Mark as spam")
    UNSPAM = "unspam", _("No spam")
    EXPORT = "export", _("Export as a spreadsheet")
    SLIPS = "slips", _("Print receipt slips")
    UNDO = "undo", _("Undo")


class BulkState(models.TextChoices):
    """What becomes of one question when many are handled in one go."""

    PLANNED = "planned", _("will change")
    LEFT = "left", _("stays as it is")
    DONE = "done", _("done")
    STALE = "stale", _("changed meanwhile, left")
    REFUSED = "refused", _("was not possible")
    FAILED = "failed", _("failed, try again")


class DraftState(models.TextChoices):
    SUBMITTED = "submitted", _("to be approved")
    SENT_BACK = "sent_back", _("sent back")
    APPROVED = "approved", _("approved")
    LAID_ASIDE = "laid_aside", _("laid aside")
