from django.forms import TextInput
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel

from dialogue_pages.vietnamese.folding import fold

_SLUG_LENGTH = 80
_TO_PUBLISH = ("action-publish", "action-submit", "action-restart-workflow")

# The browser's own slugs drop most Vietnamese letters ("đối thoại" becomes "dji-thoi"),
# so the title fills no other field and the form below makes the slug.
title_panel = FieldPanel(
    "title",
    classname="title",
    widget=TextInput(attrs={"placeholder": _("Title of the page*")}),
)


class SlugFromTitleForm(WagtailAdminPageForm):
    """A page form that makes a slug from the title where none is typed."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data and with_line_feeds(data), *args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self):
        slug = self.cleaned_data.get("slug")
        title = self.cleaned_data.get("title")
        if slug or not title:
            return slug
        return free_slug(title, self.parent_page, besides=self.instance.pk)


def leads_to_publication(sent) -> bool:
    """Whether what the editor sent is to publish the page, not only to keep it."""
    approves = sent.get("workflow-action-name") == "approve"
    return approves or any(action in sent for action in _TO_PUBLISH)


def with_line_feeds(data: QueryDict) -> QueryDict:
    """What a browser sent, with the line ends that are stored: `\\n`, not `\\r\\n`."""
    mended = data.copy()
    for name in mended:
        values = [value.replace("\r\n", "\n") for value in mended.getlist(name)]
        mended.setlist(name, values)
    return mended


def free_slug(title: str, parent, *, besides=None) -> str:
    """A slug in plain letters, cut between words, that no other child has."""
    base = _cut(slugify(fold(title))) or "trang"
    siblings = parent.get_children().exclude(pk=besides) if parent else []
    taken = {page.slug for page in siblings}
    candidates = (f"{base}-{n}" if n > 1 else base for n in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


def _cut(slug: str) -> str:
    if len(slug) <= _SLUG_LENGTH:
        return slug.strip("-")
    return slug[: _SLUG_LENGTH + 1].rsplit("-", 1)[0]
