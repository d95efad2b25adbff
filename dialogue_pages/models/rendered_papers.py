import hashlib
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.official.writing.poster import A3, A4, render_poster

from ..choices import PaperFormat

# Raise with every change of the writers that shows on paper.
LAYOUT_VERSION = 5

_POSTERS = (PaperFormat.POSTER_A4, PaperFormat.POSTER_A3)
_WRITERS = {
    PaperFormat.PDF: lambda told, day: render_pdf(told, revised_on=day),
    PaperFormat.DOCX: lambda told, day: render_docx(told, revised_on=day),
    PaperFormat.POSTER_A4: lambda poster, _day: render_poster(poster, A4),
    PaperFormat.POSTER_A3: lambda poster, _day: render_poster(poster, A3),
}


class RenderedPaper(models.Model):
    """A paper drawn once and kept; its key is made of all that decides how it looks.

    Kept in the database, never under a file address: who may see a paper is decided by
    the page that hands it out.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+"
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
                fields=["page", "paper_format", "key"], name="rendered_paper_once"
            )
        ]

    def __str__(self):
        return f"{self.key[:8]}.{self.paper_format}"


def rendered(page, paper_format: PaperFormat) -> bytes:
    """The paper of a page; drawn at most once for the same text and layout."""
    key = paper_key(_told(page, paper_format), _revised_on(page))
    papers = RenderedPaper.objects.filter(page=page, paper_format=paper_format)
    content = papers.filter(key=key).values_list("content", flat=True).first()
    if content is not None:
        return bytes(content)
    content = drawn(page, paper_format)
    papers.exclude(key=key).delete()
    paper = RenderedPaper(
        page_id=page.pk, key=key, paper_format=paper_format, content=content
    )
    RenderedPaper.objects.bulk_create([paper], ignore_conflicts=True)
    return content


def drawn(page, paper_format: PaperFormat) -> bytes:
    """The paper of a page, drawn now and not kept: for previews."""
    return _WRITERS[paper_format](_told(page, paper_format), _revised_on(page))


def paper_key(told, revised_on: date | None) -> str:
    """A digest of the text, of its day and of the version of the layout."""
    text = f"{LAYOUT_VERSION}\0{revised_on}\0{told!r}"
    return hashlib.sha256(text.encode()).hexdigest()


def _told(page, paper_format):
    """What the paper says: the `Document`, or the `Poster` made of the same facts."""
    return page.poster if paper_format in _POSTERS else page.document


def _revised_on(page) -> date | None:
    """The day on which a paper that is not issued was last published or saved."""
    moment = page.last_published_at or page.latest_revision_created_at
    return moment and timezone.localdate(moment)
