"""What the front page is arranged from; each block fetches what it shows by itself."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.models import Site

from dialogue_pages.kept.values import standing
from dialogue_pages.models import (
    AnnouncementPage,
    AnswerPage,
    DialoguePlanPage,
    Question,
)
from dialogue_pages.models.visibility import is_restricted

SHOWN_PLANS = 3
MANY = 2_000  # questions of a year that are not counted for every visit
ONCE = ["next_conference", "announcements", "answers", "tracking", "steps", "numbers"]
RICH_TEXT = ["h3", "bold", "italic", "link", "ol", "ul", "document-link"]


class PortalBlock(blocks.StructBlock):
    """A part of the front page with a heading of its own."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        site = Site.find_for_request(context.get("request"))
        return context | self.shown(value, site)

    def shown(self, value, site: Site | None) -> dict:
        """What the template needs beyond the typed words."""
        return {}


def below(model, site):
    """What anybody may read of a page type on one site."""
    if site is None:
        return model.objects.none()
    pages = model.objects.descendant_of(site.root_page).live()
    return pages.filter(~is_restricted("path"))


class NextConferenceBlock(PortalBlock):
    """The next conference and what one can do until then; then those after it."""

    def shown(self, value, site):
        coming = below(DialoguePlanPage, site).with_conferences().coming()
        return {"plans": coming[:SHOWN_PLANS], "today": timezone.localdate()}

    class Meta:
        icon = "date"
        label = _("Next conference")
        template = "home/blocks/next_conference.html"


class LatestAnnouncementsBlock(PortalBlock):
    """What holds today, the newest first; then what is over."""

    count = blocks.IntegerBlock(
        label=_("How many"), default=4, min_value=1, max_value=12
    )

    def shown(self, value, site):
        today = timezone.localdate()
        announcements = below(AnnouncementPage, site).standing().current_first(today)
        announcements = announcements.select_related("conference")
        return {"announcements": announcements[: value["count"]], "today": today}

    class Meta:
        icon = "clipboard-list"
        label = _("Latest announcements")
        template = "home/blocks/latest_announcements.html"


class LatestAnswersBlock(PortalBlock):
    count = blocks.IntegerBlock(
        label=_("How many"), default=3, min_value=1, max_value=12
    )

    def shown(self, value, site):
        answers = below(AnswerPage, site).newest_first().for_cards()
        return {"answers": answers[: value["count"]]}

    class Meta:
        icon = "openquote"
        label = _("Latest answers")
        template = "home/blocks/latest_answers.html"


class TrackingBlock(PortalBlock):
    text = blocks.TextBlock(label=_("Text"), rows=3, required=False)

    class Meta:
        icon = "search"
        label = _("Track my question")
        template = "home/blocks/tracking.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), rows=2)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(PortalBlock):
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=5)

    class Meta:
        icon = "list-ol"
        label = _("How it works")
        template = "home/blocks/steps.html"


class NumbersBlock(PortalBlock):
    """What came in this year and what became of it.

    Where much came in it is counted once a minute, or a rush of messages would have all
    of it counted again for each of them.
    """

    def shown(self, value, site):
        year = timezone.localdate().year
        questions = Question.objects.filter(site=site, year=year)
        minute = timezone.now().replace(second=0, microsecond=0)
        key = ("numbers of the year", site and site.pk, year, minute)
        numbers = standing(key, questions.in_numbers)
        if numbers.received < MANY:
            numbers = questions.in_numbers()
        return {"year": year, "numbers": numbers}

    class Meta:
        icon = "order"
        label = _("Numbers of the year")
        template = "home/blocks/numbers.html"


class WordsBlock(PortalBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "home/blocks/words.html"


class ToldImageBlock(ImageBlock):
    """Wagtail's block, of which one label has no Vietnamese."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.child_blocks["image"].label = _("Picture")


class PictureBlock(blocks.StructBlock):
    """A picture that is told in words, or said to be there for the eye alone."""

    picture = ToldImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/picture.html"


class ContactBlock(PortalBlock):
    """Address, telephone and e-mail, as the settings of the commune have them."""

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "home/blocks/contact.html"


class ReceptionRowBlock(blocks.StructBlock):
    who = blocks.CharBlock(label=_("Who receives"), max_length=120)
    when = blocks.CharBlock(label=_("Days and hours"), max_length=160)
    where = blocks.CharBlock(label=_("Place"), max_length=160)

    class Meta:
        icon = "date"
        label = _("Reception")


class ReceptionBlock(PortalBlock):
    rows = blocks.ListBlock(ReceptionRowBlock(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Reception schedule")
        template = "home/blocks/reception.html"


class InformationBlock(blocks.StreamBlock):
    """The body of an information page."""

    text = WordsBlock()
    contact = ContactBlock()
    reception = ReceptionBlock()
    picture = PictureBlock()


class FrontBlock(blocks.StreamBlock):
    """The front page from top to bottom."""

    next_conference = NextConferenceBlock()
    announcements = LatestAnnouncementsBlock()
    answers = LatestAnswersBlock()
    tracking = TrackingBlock()
    steps = StepsBlock()
    numbers = NumbersBlock()
    text = WordsBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ONCE}
