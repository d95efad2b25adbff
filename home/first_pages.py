"""The first pages of a site: what takes the place of Wagtail's welcome."""

from typing import TypeVar

from wagtail.models import Page

_P = TypeVar("_P", bound=Page)


def publish_below(parent: Page, page: _P) -> _P:
    """Add a page that has no parent yet, with its first revision, for everybody to see."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def is_welcome(page: Page) -> bool:
    """Whether it is still the page that Wagtail itself makes, with nothing beneath."""
    return page.specific_class is Page and not page.get_children().exists()
