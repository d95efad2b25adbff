"""The rows of the reception book, without a template for each cell."""

from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from dialogue_pages.models import Question
from dialogue_pages.stages import Stage

_NOT_SHOWN = ("content", "public_text", "consent_text", "masks")
_NOTHING = "-"
_HTML = """<tr class="{parity}" data-object-pk="{pk}">
<td class="field-book_number title">
<div class="title-wrapper"><a href="{url}" title="{hint}">{number}</a></div>
<ul class="actions"><li><a href="{url}" class="button button-secondary button-small"
 title="{hint}">{open}</a></li></ul>
</td>
<td class="field-received title">{received}</td>
<td class="field-sender_name title">{sender}</td>
<td class="field-title title">{title}</td>
<td class="field-unit title nowrap">{unit}</td>
<td class="field-stage title">{stage}</td>
</tr>
"""


def with_what_is_shown(questions):
    return questions.select_related(None).select_related("unit").defer(*_NOT_SHOWN)


def drawn_rows(questions: list[Question], button: dict) -> Iterator[SafeString]:
    """`button` is what opens question 0: its url, label and title."""
    words = {"hint": escape(button["title"]), "open": escape(button["label"])}
    for place, question in enumerate(questions):
        html = _HTML.format(
            parity="even" if place % 2 else "odd",
            pk=question.pk,
            url=button["url"].replace("/0/", f"/{question.pk}/"),
            number=question.number,
            received=moment(question.received_at),
            sender=escape(question.sender_name) or "&nbsp;",
            title=escape(question.title) or "&nbsp;",
            unit=escape(question.unit or _NOTHING),
            stage=escape(Stage(question.stage).label),
            **words,
        )
        yield mark_safe(html)  # noqa: S308 (what people typed is escaped)


def moment(at) -> str:
    return f"{localtime(at):%d/%m/%Y %H:%M}" if at else ""
