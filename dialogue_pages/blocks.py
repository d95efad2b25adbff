"""The body of an official document as an editor types it.

Text stands as on paper: one line a paragraph, a list line begins with "- " or "+ ",
`**bold**` and `*italic*` mark emphasis.
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

_TEXT_HELP = _(
    "One line is one paragraph. Begin a list line with “- ”, a line below it with “+ ”. "
    "Write **bold** and *italic* where the paper has them."
)


class PrintedTextBlock(blocks.TextBlock):
    """Paragraphs and list lines as printed."""

    def __init__(self, **kwargs):
        super().__init__(**{"help_text": _TEXT_HELP, "rows": 4} | kwargs)

    @cached_property
    def field(self):
        """Wagtail shows the label of a block in a stream, but ties it to no field."""
        field = super().field
        field.widget.attrs["aria-label"] = self.label
        return field

    class Meta:
        icon = "pilcrow"
        label = _("Paragraphs and lists")


class ConferenceFactBlock(blocks.StructBlock):
    """One line that prints a fact of a conference entered above."""

    marker = blocks.CharBlock(label=_("number or dash"), default="-", max_length=10)
    caption = blocks.CharBlock(label=_("caption"), default="Thời gian", max_length=80)
    fact = blocks.ChoiceBlock(
        label=_("prints"),
        choices=[("time", _("time")), ("venue", _("venue"))],
        default="time",
    )
    conference = blocks.IntegerBlock(label=_("conference no."), default=1, min_value=1)

    class Meta:
        label_format = "{marker} {caption}"


class ConferencesBlock(blocks.StructBlock):
    """Time and venue, printed from the conferences of the plan."""

    facts = blocks.ListBlock(
        ConferenceFactBlock(),
        label=_("Lines"),
        default=[
            {"marker": "-", "caption": "Thời gian", "fact": "time", "conference": 1},
            {"marker": "-", "caption": "Địa điểm", "fact": "venue", "conference": 1},
        ],
    )

    class Meta:
        icon = "calendar-alt"
        label = _("Time and venue")


class BannerBlock(blocks.StructBlock):
    """Words on the banner over the stage."""

    lines = blocks.TextBlock(label=_("Lines"), rows=4)

    class Meta:
        icon = "title"
        label = _("Banner")


class TableBlock(blocks.StructBlock):
    """A table: a line a row, cells separated by a bar or a tab."""

    rows = blocks.TextBlock(
        label=_("Rows"),
        help_text=_(
            "One line is one row; separate the cells with “|”. The first row is the "
            "head, or all rows above a line “---”. Write “&lt;br&gt;” where a new line "
            "begins in a cell."
        ),
    )

    class Meta:
        icon = "table"
        label = _("Table")


def _leaves():
    return [
        ("text", PrintedTextBlock()),
        ("conferences", ConferencesBlock()),
        ("banner", BannerBlock()),
        ("table", TableBlock()),
    ]


class NumberedBlock(blocks.StructBlock):
    """What every numbered item has: number, heading, text in the same line."""

    label = blocks.CharBlock(
        label=_("printed number"),
        required=False,
        max_length=20,
        help_text=_("As printed: 1."),
    )
    heading = blocks.TextBlock(label=_("heading"), required=False, rows=1)
    lead = blocks.TextBlock(label=_("text in the same line"), required=False, rows=1)


class SubItemBlock(NumberedBlock):
    """An item within an item, numbered 1.1."""

    content = blocks.StreamBlock(_leaves(), label=_("Content"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Sub-item")
        label_format = "{label} {heading}"


class ItemBlock(NumberedBlock):
    """A numbered item of a part."""

    content = blocks.StreamBlock(
        [*_leaves(), ("item", SubItemBlock())], label=_("Content"), required=False
    )

    class Meta:
        icon = "list-ol"
        label = _("Item")
        label_format = "{label} {heading}"


class AttendeesBlock(ItemBlock):
    class Meta:
        icon = "group"
        label = _("Attendees")


class AgendaBlock(ItemBlock):
    class Meta:
        icon = "tasks"
        label = _("Agenda")


class AssignmentBlock(NumberedBlock):
    """What one unit has to do, and until when."""

    unit = blocks.CharBlock(
        label=_("unit in charge"),
        required=False,
        help_text=_("Only where the heading is not the name of the unit."),
    )
    due_on = blocks.DateBlock(
        label=_("due on"),
        required=False,
        help_text=_("Only where the text does not say it."),
    )
    content = blocks.StreamBlock(
        [*_leaves(), ("item", SubItemBlock())],
        label=_("Tasks of the unit"),
        required=False,
    )

    class Meta:
        icon = "user"
        label = _("Unit")
        label_format = "{label} {heading}"


class AssignmentsBlock(blocks.StructBlock):
    """Who does what: one row a unit."""

    rows = blocks.ListBlock(AssignmentBlock(), label=_("Units"))

    class Meta:
        icon = "clipboard-list"
        label = _("Assignments")


class SectionBlock(blocks.StructBlock):
    """A part with a Roman number."""

    label = blocks.CharBlock(
        label=_("printed number"),
        required=False,
        max_length=20,
        help_text=_("As printed: I."),
    )
    heading = blocks.TextBlock(label=_("heading"), rows=1)
    content = blocks.StreamBlock(
        [
            ("item", ItemBlock()),
            ("attendees", AttendeesBlock()),
            ("agenda", AgendaBlock()),
            ("assignments", AssignmentsBlock()),
            *_leaves(),
        ],
        label=_("Content"),
        required=False,
    )

    class Meta:
        icon = "doc-full"
        label = _("Part")
        label_format = "{label} {heading}"


class AnnouncementBodyBlock(blocks.StreamBlock):
    """A short paper: paragraphs at once, numbered items or parts where it is long."""

    text = PrintedTextBlock()
    conferences = ConferencesBlock()
    item = ItemBlock()
    table = TableBlock()
    section = SectionBlock()


class RecipientBlock(blocks.StructBlock):
    """One line of “Nơi nhận”."""

    text = blocks.CharBlock(label=_("recipient"))
    for_report = blocks.BooleanBlock(label=_("for report (b/c)"), required=False)

    class Meta:
        icon = "mail"
        label = _("Recipient")
        label_format = "{text}"
