"""Reply templates on a case: which are offered, what fills them in, how they were used.

Nothing of the sender goes into a template, since an answer may be published.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from .canned.gaps import gaps_in
from .canned.variables import variables_in
from .canned.wear import changed_percent
from .clock_basis import ANSWER
from .exceptions import ActRefusedError
from .masked_words import without_people
from .models import CommuneSettings, Question, ReplyDraft, ReplyTemplate
from .question_choices import TemplatePlace
from .vietnamese.folding import nfc

_MOST_INSERTED = 20
_WRITTEN = ("short_answer", "text", "legal_basis", "answered_by", "document_number")


def offered(
    question: Question, place: TemplatePlace, kinds: Iterable[str] = ()
) -> list[ReplyTemplate]:
    """The templates of the commune that fit, those made for such a case first.

    Of `kinds`, the kinds of answer that are possible, the first is the usual one.
    """
    of_topic = Q(topic=None) | Q(topic=question.topic_id)
    of_kind = Q(kind="") | Q(kind__in=[*kinds])
    templates = ReplyTemplate.objects.filter(
        of_topic, of_kind, site=question.site_id, place=place
    )
    order = [*kinds, ""]
    return sorted(templates, key=lambda t: (t.topic_id is None, order.index(t.kind)))


def same_for_all(site: Site, place: TemplatePlace) -> list[ReplyTemplate]:
    """The templates of a commune that are for every question and name nothing of it."""
    templates = ReplyTemplate.objects.filter(site=site, place=place, topic=None)
    return [template for template in templates if not variables_in(template.text)]


def put_after(typed: str | None, text: str) -> str:
    """What was typed, with the text of a template as its last paragraphs."""
    return "\n\n".join(filter(None, [(typed or "").rstrip(), text]))


def named_in(keys: str | None, offered: dict[str, ReplyTemplate]):
    """The templates that a form names as put into its text: `3,8`."""
    named = (keys or "").split(",")[:_MOST_INSERTED]
    return [offered[key] for key in named if key in offered]


def with_named(keys: str | None, template: ReplyTemplate) -> str:
    return ",".join(filter(None, [keys, str(template.pk)]))


def values_of(question: Question) -> dict[str, str]:
    """What is known of a case by the names of variables, each on one line.

    A day for the answer that is past, or stands still, is not promised to anybody.
    """
    clock = question.clocks.filter(duty=ANSWER, met_on=None, ended_on=None).first()
    ahead = clock and not clock.is_stopped and clock.due_on >= timezone.localdate()
    due = clock.due_on if ahead else None
    values = {
        "số": question.number,
        "tiêu đề": _title(question),
        "ngày gửi": f"{_day_of(question):%d/%m/%Y}",
        "ngày hẹn": f"{due:%d/%m/%Y}" if due else "",
        "thôn": str(question.hamlet or ""),
        "lĩnh vực": str(question.topic or ""),
        "đơn vị": str(question.unit or ""),
        "xã": CommuneSettings.for_site(question.site).commune_name,
    }
    return {name: " ".join(value.split()) for name, value in values.items()}


def refuse_gaps(text: str) -> None:
    """A validator: what is still to be filled in is told beside the field."""
    if gaps := gaps_in(text):
        raise ValidationError(_told(gaps), code="gap")


def require_filled(reply: ReplyDraft) -> None:
    """Refuse an answer in which something is still to be filled in."""
    require_no_gaps(*(getattr(reply, name) for name in _WRITTEN))


def require_no_gaps(*texts: str) -> None:
    if gaps := [gap for text in texts for gap in gaps_in(text)]:
        raise ActRefusedError(_told(gaps))


def note_use(reply: ReplyDraft, template: ReplyTemplate | None) -> None:
    """Remember which template an answer began with, and how much of it was changed."""
    reply.template = template
    if template:
        reply.template_changed = changed_percent(template.text, reply.text)


def _told(gaps: list[str]) -> str:
    return _("Still to be filled in: %s.") % "; ".join(dict.fromkeys(gaps))


def _day_of(question: Question):
    return timezone.localdate(question.received_at)


def _title(question: Question) -> str:
    """The title as the public reads it, or the sender's if it names nobody."""
    if question.public_title.strip():
        return question.public_title
    masked = without_people(question, question.title)
    return masked if masked == nfc(question.title) else ""
