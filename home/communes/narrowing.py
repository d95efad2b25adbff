"""What an only commune could leave open, closed before a second one moves in.

While there is one commune, its people need no membership and its editors may edit from
the root of the tree on. From the second commune on both would reach into the other.
"""

from django.contrib.auth import get_user_model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    WorkflowPage,
)

from dialogue_pages.models import CommuneMember


def narrow_to(site: Site) -> int:
    """Bind everything of the only commune to it; the number of people bound."""
    _narrow_pages(site.root_page)
    _narrow_files(site.root_page, site.site_name or site.hostname)
    unbound = get_user_model().objects.filter(
        is_active=True, is_superuser=False, communes=None
    )
    rows = [CommuneMember(site=site, user=user) for user in unbound]
    return len(CommuneMember.objects.bulk_create(rows))


def _narrow_pages(home: Page) -> None:
    """To the front page; a commune with groups of its own needs those of the root no more."""
    root = Page.get_first_root_node()
    for model in (GroupPagePermission, WorkflowPage):
        of_root = model.objects.filter(page=root)
        if model.objects.filter(page=home).exists():
            of_root.delete()
        else:
            of_root.update(page=home)


def _narrow_files(home: Page, name: str) -> None:
    root = Collection.get_first_root_node()
    own = _files_of(home) or root.add_child(instance=Collection(name=name))
    for model in (get_image_model(), get_document_model()):
        model.objects.filter(collection=root).update(collection=own)
    of_root = GroupCollectionPermission.objects.filter(collection=root)
    of_root.exclude(group__page_permissions__page=home).delete()
    of_root.update(collection=own)


def _files_of(home: Page) -> Collection | None:
    """The collection that editors of these pages alone may fill."""
    root = Collection.get_first_root_node()
    return (
        Collection.objects.filter(group_permissions__group__page_permissions__page=home)
        .exclude(pk=root.pk)
        .first()
    )
