import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogue_pages.official.document import Document
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf

from ..choices import PaperFormat

# Raise with every change of the writers that shows on paper.
LAYOUT_VERSION = 3

_WRITERS = {PaperFormat.PDF: render_pdf, PaperFormat.DOCX: render_docx}


class RenderedPaper(models.Model):
    """A paper drawn once and kept; its key is made of all that decides how it looks.

    Kept in the database, never under a file address: who may see a paper is decided by
    the page that hands it out.
    """

    plan = models.ForeignKey(
        "dialogue_pages.DialoguePlanPage", on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=64)
    paper_format = models.CharField(max_length=10, choices=PaperFormat)
    content = models.BinaryField()
    rendered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("rendered paper")
        verbose_name_plural = _("rendered papers")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "paper_format", "key"], name="rendered_paper_once"
            )
        ]

    def __str__(self):
        return f"{self.key[:8]}.{self.paper_format}"


def rendered(plan, paper_format: PaperFormat) -> bytes:
    """The paper of a plan; drawn at most once for the same text and layout."""
    key = paper_key(plan.document)
    papers = RenderedPaper.objects.filter(plan=plan, paper_format=paper_format)
    content = papers.filter(key=key).values_list("content", flat=True).first()
    if content is not None:
        return bytes(content)
    content = drawn(plan, paper_format)
    papers.exclude(key=key).delete()
    paper = RenderedPaper(
        plan=plan, key=key, paper_format=paper_format, content=content
    )
    RenderedPaper.objects.bulk_create([paper], ignore_conflicts=True)
    return content


def drawn(plan, paper_format: PaperFormat) -> bytes:
    """The paper of a plan, drawn now and not kept: for previews."""
    return _WRITERS[paper_format](plan.document)


def paper_key(document: Document) -> str:
    """A digest of the text and of the version of the layout."""
    told = f"{LAYOUT_VERSION}\0{document!r}"
    return hashlib.sha256(told.encode()).hexdigest()
