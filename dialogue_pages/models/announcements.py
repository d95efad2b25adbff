from datetime import date

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from dialogue_pages.official.document import Document
from dialogue_pages.official.writing.poster import Poster

from ..blocks import AnnouncementBodyBlock
from ..choices import BEFORE_CONFERENCE, AnnouncementKind, PaperFormat
from ..papers.announcement import (
    announced_conference,
    announcement_document,
    symbol_of,
)
from ..papers.blanks import blanks_in
from ..papers.paper import lines_of, printed_conference
from ..papers.poster import announcement_poster
from . import announcement_panels
from .amendments import Amendment
from .announcement_doors import AnnouncementDoors
from .announcement_forms import AnnouncementForm
from .announcement_querysets import AnnouncementManager
from .official_papers import OfficialPaperPage
from .whole_pages import PublishedWhole

_LOUDSPEAKER_HELP = _("Write as you would on paper.")


class AnnouncementPage(PublishedWhole, AnnouncementDoors, OfficialPaperPage):
    """A notice, invitation, conclusion or result: page, paper, poster and broadcast."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=AnnouncementKind,
        default=AnnouncementKind.NOTICE,
    )
    is_official = models.BooleanField(
        _("official paper"),
        default=True,
        help_text=_("With number, signature, PDF and Word; else a notice on the page."),
    )
    document_type = models.CharField(
        _("type of document"),
        max_length=80,
        blank=True,
        help_text=_("Empty: THÔNG BÁO or GIẤY MỜI, by the kind above."),
    )
    symbol = models.CharField(
        _("symbol"),
        max_length=40,
        blank=True,
        help_text=_("Empty: TB-UBND or GM-UBND, by the kind above."),
    )
    plan = models.ForeignKey(
        "dialogue_pages.DialoguePlanPage",
        verbose_name=_("plan"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="announcements",
    )
    conference = models.ForeignKey(
        "dialogue_pages.Conference",
        verbose_name=_("conference"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="announcements",
    )
    issued_schedule = models.TextField(blank=True, editable=False)
    issued_venue = models.TextField(blank=True, editable=False)
    summary = models.TextField(
        _("in short"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences; they stand first, and on the loudspeaker."),
    )
    audience = models.CharField(
        _("for whom"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the residents of the hamlets of the conference."),
    )
    what_to_do = models.TextField(
        _("what residents can do"),
        blank=True,
        help_text=_("One line is one thing; short, for the poster."),
    )
    body = StreamField(
        AnnouncementBodyBlock(), verbose_name=_("text of the paper"), blank=True
    )
    expires_on = models.DateField(
        _("current until"),
        null=True,
        blank=True,
        help_text=_("Empty: until the day of the conference that it announces."),
    )
    loudspeaker_short = models.TextField(
        _("short, about half a minute"), blank=True, help_text=_LOUDSPEAKER_HELP
    )
    loudspeaker_medium = models.TextField(_("medium, about one minute"), blank=True)
    loudspeaker_long = models.TextField(_("long, two to three minutes"), blank=True)

    objects = AnnouncementManager()
    base_form_class = AnnouncementForm

    content_panels = announcement_panels.content_panels
    settings_panels = [*Page.settings_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("subject"),
        index.SearchField("body"),
    ]
    parent_page_types = ["dialogue_pages.AnnouncementIndexPage"]
    subpage_types = []
    preview_modes = [
        ("", _("Page")),
        (PaperFormat.PDF.value, _("PDF")),
        (PaperFormat.POSTER_A4.value, _("Poster")),
    ]
    exclude_fields_in_copy = [
        *OfficialPaperPage.exclude_fields_in_copy,
        "issued_schedule",
        "issued_venue",
    ]

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")

    @property
    def blanks(self) -> list[str]:
        return blanks_in(self)

    @property
    def is_issued(self) -> bool:
        return self.is_official and super().is_issued

    @property
    def reference(self) -> str:
        """Number and symbol as printed: `05/TB-UBND`; empty while not issued."""
        if not self.number:
            return ""
        return f"{self.number.zfill(2)}/{self.symbol or symbol_of(self.kind)}"

    @property
    def announces_conference(self) -> bool:
        return self.conference is not None and self.kind in BEFORE_CONFERENCE

    @property
    def actions(self) -> list[str]:
        return lines_of(self.what_to_do)

    @property
    def current_actions(self) -> list[str]:
        """None where it was taken back, or where it is too late."""
        is_over = self.recall or self.is_expired(timezone.localdate())
        return [] if is_over else self.actions

    @property
    def audience_words(self) -> str:
        """For whom it is: as typed, else the hamlets of the conference."""
        if self.audience or self.conference is None:
            return self.audience
        hamlets = ", ".join(map(str, self.conference.hamlets.all()))
        return f"Bà con {hamlets}" if hamlets else ""

    @property
    def current_until(self) -> date | None:
        """The last day on which it is current; None for one that stays so."""
        if self.expires_on or not self.announces_conference:
            return self.expires_on
        return self.conference.last_day

    def is_expired(self, today: date) -> bool:
        return self.current_until is not None and self.current_until < today

    @property
    def has_moved(self) -> bool:
        """Whether the conference is now at another time or place than was announced."""
        if self.conference is None or not self.issued_schedule:
            return False
        now, told = printed_conference(self.conference), announced_conference(self)
        return (now.schedule_text.plain, now.venue_text.plain) != (
            told.schedule_text.plain,
            told.venue_text.plain,
        )

    @cached_property
    def public_plan(self):
        """The plan, where anybody may read it."""
        plan = self.plan
        is_open = plan and plan.live and not plan.get_view_restrictions().exists()
        return plan if is_open else None

    @cached_property
    def document(self) -> Document:
        return announcement_document(self, self.letterhead)

    @property
    def poster(self) -> Poster:
        address = self.full_url or self.letterhead.site.root_url
        return announcement_poster(self, self.letterhead, address=address)

    def body_context(self, request):
        """What the text of the page shows, asked for where it is drawn."""
        self.fetch_at_once(request)
        return {
            "document": self.document,
            "today": timezone.localdate(),
        }

    def fetch_at_once(self, request):
        """Read what the page shows with a fixed number of queries."""
        self.take_letterhead_of(request)
        if self.conference:
            prefetch_related_objects([self.conference], "hamlets")
        if self.pk:
            amendments = AnnouncementAmendment.objects.select_related("replaced_by")
            prefetch_related_objects(
                [self], "files", Prefetch("amendments", amendments)
            )


class AnnouncementAmendment(Amendment):
    announcement = ParentalKey(
        AnnouncementPage, on_delete=models.CASCADE, related_name="amendments"
    )
