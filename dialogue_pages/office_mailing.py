"""The words of a mail to a person of the office: numbers and days, never a sender."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.vietnamese.visible_text import clean_line

from . import mailing
from .models import OfficeMail
from .models.mails import MailFault
from .models.office_mails import OfficeMailKind

# The parts of a digest in their order; a question stands in the first that fits.
PARTS = {
    "late": gettext_lazy("Past their time limit"),
    "due_today": gettext_lazy("Due today"),
    "supervised": gettext_lazy("Supervision recommendations due or late"),
    "approve": gettext_lazy("Waiting for your approval"),
    "sent_back": gettext_lazy("Sent back to be changed"),
    "new": gettext_lazy("New"),
}


def post(mail: OfficeMail) -> MailFault | None:
    """Hand a mail to the mail server; what went wrong, or None."""
    return mailing.hand_over(mail, composed)


def composed(mail: OfficeMail) -> EmailMessage:
    subject, parts = _WORDS[OfficeMailKind(mail.kind)](mail)
    parts = [*parts, _instead(mail), _wish(mail), mailing.signed(mail.site)]
    return EmailMessage(
        subject=clean_line(subject),
        body="\n\n".join(filter(None, parts)),
        to=[mail.address],
        headers={
            "Message-ID": f"<{mail.name}@{mailing.host_of(mail.site)}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _instead(mail: OfficeMail) -> str:
    """Why somebody is told of the work of others, where that is so."""
    if not mail.facts.get("instead_of"):
        return ""
    words = _("You are told of the work of %(instead_of)s as well: you stand in.")
    return words % mail.facts


def _wish(mail: OfficeMail) -> str:
    """Where these mails are switched off; a reminder ends when the list has come."""
    if mail.kind == OfficeMailKind.REMINDER:
        return ""
    account = mail.site.root_url + reverse("wagtailadmin_account")
    wish = _("Which mails you get is chosen in your account:\n%(link)s")
    return wish % {"link": account}


def _digest(mail: OfficeMail):
    told = mail.facts
    parts = [
        _line(label, told["parts"][key])
        for key, label in PARTS.items()
        if key in told["parts"]
    ]
    subject = _("Your work on %(day)s") % {"day": told["day"]}
    others = [_recommendations(mail)] if "supervised" in told["parts"] else []
    return subject, ["\n".join(parts), _desk(mail), *others]


def _line(label, part: dict) -> str:
    numbers = ", ".join(part["numbers"])
    told = {
        "label": label,
        "count": part["count"],
        "numbers": numbers,
        "more": part["count"] - len(part["numbers"]),
    }
    if told["more"]:
        return _("%(label)s (%(count)d): %(numbers)s and %(more)d more") % told
    return _("%(label)s (%(count)d): %(numbers)s") % told


def _assigned(mail: OfficeMail):
    told = mail.facts
    subject = _("Question no. %(number)s has been assigned to your unit") % told
    due = _("To be answered by %(due)s.") % told if told.get("due") else ""
    return subject, [f"{subject}.", due, _case(mail)]


def _unassigned(mail: OfficeMail):
    told = mail.facts
    subject = _("Question no. %(number)s is no longer assigned to your unit") % told
    why = _("The assignment was undone; there is nothing to be done for it.")
    return subject, [f"{subject}.", why, _desk(mail)]


def _sent_back(mail: OfficeMail):
    told = mail.facts
    subject = _("The answer to no. %(number)s was sent back") % told
    why = _("The leaders have written there what is to be changed.")
    return subject, [f"{subject}.", why, _case(mail)]


def _reminder(mail: OfficeMail):
    told = mail.facts | {"hamlets": ", ".join(mail.facts["hamlets"])}
    subject = _("List of questions still missing: %(hamlets)s") % told
    missing = _(
        "The commune has no list of questions yet from %(hamlets)s for: %(conference)s "
        "(%(when)s)."
    )
    last = _("The last day for questions is %(last_day)s.") if told["last_day"] else ""
    path = reverse("dialogue_pages_hamlet_list", args=[told["conference_pk"]])
    told["link"] = mail.site.root_url + path
    where = _("Print the sheet, or fill it in and send it, at:\n%(link)s")
    none = _("Where nobody asks anything, say there that the hamlet has no opinions.")
    return subject, [missing % told, last % told if last else "", where % told, none]


def _supervised(mail: OfficeMail):
    told = mail.facts
    subject = _("Supervision recommendation no. %(number)s has come") % told
    due = _("To be answered by %(due)s.") % told
    path = reverse("dialogue_pages_recommendation", args=[told["recommendation_pk"]])
    link = _("Open the recommendation:\n%(link)s")
    return subject, [f"{subject}.", due, link % {"link": mail.site.root_url + path}]


def _desk(mail: OfficeMail) -> str:
    link = mail.site.root_url + reverse("dialogue_pages_questions")
    return _("Open the desk:\n%(link)s") % {"link": link}


def _recommendations(mail: OfficeMail) -> str:
    link = mail.site.root_url + reverse("dialogue_pages_supervision")
    return _("Open the recommendations:\n%(link)s") % {"link": link}


def _case(mail: OfficeMail) -> str:
    path = reverse("dialogue_pages_question", args=[mail.facts["question_pk"]])
    return _("Open the question:\n%(link)s") % {"link": mail.site.root_url + path}


_WORDS = {
    OfficeMailKind.DIGEST: _digest,
    OfficeMailKind.DUE_TODAY: _digest,
    OfficeMailKind.ASSIGNED: _assigned,
    OfficeMailKind.UNASSIGNED: _unassigned,
    OfficeMailKind.SENT_BACK: _sent_back,
    OfficeMailKind.REMINDER: _reminder,
    OfficeMailKind.SUPERVISED: _supervised,
}
