from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page


class PlainPage(Page):
    """A page as Wagtail's own tutorial makes one: blocks of text, nothing of ours."""

    body = StreamField(
        [("heading", blocks.CharBlock()), ("paragraph", blocks.RichTextBlock())],
        blank=True,
    )

    content_panels = [*Page.content_panels, "body"]

    class Meta:
        app_label = "yardstick"
