"""The words of a mail to a sender, and handing it to the mail server.

Logs and rows hold ids and kinds of faults: a server's own words name the address.
"""

import logging
import smtplib
from collections.abc import Callable
from contextlib import suppress

from django.core import signing
from django.core.mail import EmailMessage, get_connection
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Site

from .models import CommuneSettings, Message, Question, QuestionFormPage
from .models.mails import Mail, MailFault, MessageState
from .models.messages import MessageKind
from .stages import Act
from .told_steps import HAPPENED

logger = logging.getLogger(__name__)

CONFIRM_DAYS = 14
_SALT = "dialogue_pages.confirm_address"


class ClaimLostError(Exception):
    """Another worker has taken the mail meanwhile."""


def post(message: Message) -> MailFault | None:
    """Hand a message to the mail server; what went wrong, or None."""
    return hand_over(message, _mail)


def hand_over(mail: Mail, composed: Callable[[Mail], EmailMessage]) -> MailFault | None:
    """Compose a mail and hand it to the mail server; what went wrong, or None.

    A mail goes out once: before the words go over, the row says that it is unclear
    whether they went; the server's “accepted” or its “no” ends that. A worker that dies
    in between, or a line that breaks there, leaves the row as it is, for a person.
    """
    connection = get_connection()
    try:
        message = composed(mail)
        message.connection = connection
        connection.open()
        _note_before_words_go(connection, mail)
        message.send()
    except ClaimLostError:
        return None
    except Exception as error:  # noqa: BLE001 (a mail backend may raise anything)
        fault = fault_of(error)
        logger.warning(
            "Mail %s not sent: %s (%s)", mail.pk, fault.value, type(error).__name__
        )
        if mail.state == MessageState.UNCLEAR and not _is_a_no(error):
            mail.is_left_unclear()
            return None
        return fault
    else:
        mail.has_gone()
        return None
    finally:
        with suppress(Exception):
            connection.close()


def _note_before_words_go(connection, mail: Mail) -> None:
    """With SMTP that is the step DATA, after address and recipient were accepted."""
    smtp = getattr(connection, "connection", None)
    is_smtp = isinstance(smtp, smtplib.SMTP)
    place, step = (smtp, "data") if is_smtp else (connection, "send_messages")
    go = getattr(place, step)

    def noted(words):
        if not mail.goes_now():
            raise ClaimLostError
        return go(words)

    setattr(place, step, noted)


def _is_a_no(error: Exception) -> bool:
    """Whether the mail server itself said that it does not take the mail."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code > 0
    return isinstance(error, smtplib.SMTPRecipientsRefused | ConnectionRefusedError)


def fault_of(error: Exception) -> MailFault:
    match error:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _words in error.recipients.values()]
            is_final = bool(codes) and all(code >= 500 for code in codes)
            return MailFault.ADDRESS_REFUSED if is_final else MailFault.REFUSED
        case smtplib.SMTPServerDisconnected() | smtplib.SMTPConnectError():
            return MailFault.UNREACHABLE
        case smtplib.SMTPException():
            return MailFault.REFUSED
        case OSError():
            return MailFault.UNREACHABLE
    return MailFault.OTHER


def confirmation(question: Question) -> str:
    """A proof for the address of a question, carried by a link that does not name it."""
    return signing.dumps([question.pk, _digest(question.sender_email)], salt=_SALT)


def confirmed_by(proof: str, site: Site) -> Question | None:
    """The question whose address a link proves; None for an old or foreign link."""
    try:
        pk, digest = signing.loads(proof, salt=_SALT, max_age=CONFIRM_DAYS * 86_400)
    except signing.BadSignature:
        return None
    questions = Question.objects.of_site(site).exclude(sender_email="")
    question = questions.filter(pk=pk).first()
    is_same = question and constant_time_compare(digest, _digest(question.sender_email))
    return question if is_same else None


def _digest(address: str) -> str:
    return salted_hmac(_SALT, address).hexdigest()[:32]


def _mail(message: Message) -> EmailMessage:
    question = message.question
    words = _to_confirm if message.kind == MessageKind.CONFIRM else _of_step
    parts = [words(message, _form_of(question.site)), signed(question.site)]
    return EmailMessage(
        subject=_("Your message no. %(number)s") % {"number": question.number},
        body="\n\n".join(filter(None, parts)),
        to=[message.address],
        headers={
            "Message-ID": f"<{message.name}@{host_of(question.site)}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def host_of(site: Site) -> str:
    return site.hostname or "localhost"


def _form_of(site: Site) -> QuestionFormPage | None:
    return QuestionFormPage.objects.in_site(site).live().first()


def _to_confirm(message: Message, form: QuestionFormPage | None) -> str:
    question = message.question
    told = {
        "number": question.number,
        "link": form and form.confirming_url(confirmation(question)),
        "days": CONFIRM_DAYS,
    }
    arrived = _("Your message has arrived; its number is %(number)s.") % told
    if form is None:
        return arrived
    asked = _(
        "To be told by mail what happens to it, open this link within %(days)s days and "
        "press the button there:\n%(link)s"
    )
    stranger = _(
        "If you have not sent a message to the commune, do nothing: this address then "
        "gets no further mail."
    )
    return "\n\n".join([arrived, asked % told, stranger])


def _of_step(message: Message, form: QuestionFormPage | None) -> str:
    """Without the code: a mistyped address may belong to somebody else."""
    question = message.question
    told = {
        "number": question.number,
        "about": HAPPENED[Act(message.event.act)],
        "link": form and form.tracking_url,
    }
    parts = [_("Your message no. %(number)s: %(about)s.") % told]
    if form:
        parts.append(_("Read more with the code of your receipt at:\n%(link)s") % told)
    else:
        parts.append(_("You can follow it with the code of your receipt."))
    return "\n\n".join(parts)


def signed(site: Site) -> str:
    office = CommuneSettings.for_site(site)
    if not office.commune_name:
        return ""
    name = _("People's Committee of %(commune)s") % {"commune": office.commune_name}
    return "\n".join(filter(None, [name, office.phone]))
