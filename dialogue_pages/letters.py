"""The letter of an approved answer, drawn whenever it is asked for and kept nowhere."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from dialogue_pages.official.document import Document
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf

from .choices import PaperFormat
from .models import CommuneSettings, Question, ReplyDraft
from .papers.answer_letter import answer_letter
from .question_choices import DraftState
from .stages import Stage

ANSWERED = (Stage.ANSWERED, Stage.IN_PROGRESS, Stage.DONE)
_WRITERS = {PaperFormat.PDF: render_pdf, PaperFormat.DOCX: render_docx}
_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
}


def approved_reply(question: Question) -> ReplyDraft | None:
    """What a letter would say; None before the answer, and once people are forgotten."""
    if question.stage not in ANSWERED or question.anonymised_at:
        return None
    approved = question.drafts.filter(
        state=DraftState.APPROVED, decided_at__isnull=False
    )
    return approved.order_by("-decided_at", "-pk").first()


def letter_of(question: Question, reply: ReplyDraft) -> Document:
    return answer_letter(
        question,
        reply,
        CommuneSettings.for_site(question.site),
        asked_on=timezone.localdate(question.received_at),
        approved_on=timezone.localdate(reply.decided_at),
    )


def handed_out(question: Question, paper_format: PaperFormat) -> HttpResponse | None:
    """The letter for who may read the case, kept by no cache; None where there is none.

    An approved letter bears no draft mark; its number is given when it is signed.
    """
    reply = approved_reply(question)
    if reply is None:
        return None
    content = _WRITERS[paper_format](letter_of(question, reply), draft=False)
    name = f"tra-loi-{question.serial:04}-{question.year}.{paper_format}"
    return HttpResponse(
        content,
        content_type=_TYPES[paper_format],
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=paper_format != PaperFormat.PDF, filename=name
            ),
            "Cache-Control": "private, no-store",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
        },
    )
