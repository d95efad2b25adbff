"""Open a commune in this installation: site, pages, settings, registries, groups."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.models import Collection, Page, Site

from dialogue_pages.models import CommuneMember, CommuneSettings
from dialogue_pages.seeding import (
    seed_rule_packs,
    seed_special_days,
    seed_synonyms,
    seed_topics,
)
from home.first_pages import is_welcome

from .groups import EDITORS, LEADERS, give_groups, give_workflow, name_of
from .naming import NewCommune
from .pages import add_pages

ADMINISTRATORS = "Quản trị xã"


def only_commune() -> Site | None:
    """The one commune there is, as long as nothing keeps it apart from others."""
    sites = list(Site.objects.select_related("root_page")[:2])
    return sites[0] if len(sites) == 1 and not is_welcome(sites[0].root_page) else None


@transaction.atomic
def open_commune(commune: NewCommune) -> Site:
    """Make everything that an office needs on its first day; nothing is left half made.

    Raises `IntegrityError` where the host is taken.
    """
    home = add_pages(commune)
    site = _site(commune, home)
    settings = CommuneSettings.for_site(site)
    for name, value in commune.settings.items():
        setattr(settings, name, value)
    settings.save()
    for seed in (seed_rule_packs, seed_special_days, seed_topics, seed_synonyms):
        seed(site)
    files = Collection.get_first_root_node().add_child(
        instance=Collection(name=f"{commune.title} ({commune.host})"[:255])
    )
    groups = give_groups(commune.host, home, files)
    give_workflow(commune.host, home, groups[LEADERS])
    return site


def give_administrator(site: Site, login: str, mail: str):
    """The first person of an office; the password is chosen through the mail address."""
    person = get_user_model().objects.create_user(
        username=login, email=mail, password=get_random_string(40)
    )
    names = [ADMINISTRATORS, name_of(EDITORS, site.hostname)]
    person.groups.set(Group.objects.filter(name__in=names))
    CommuneMember.objects.create(site=site, user=person)
    return person


def _site(commune: NewCommune, home: Page) -> Site:
    """A site of its own; the first commune takes the one that Wagtail begins with."""
    unused = Site.objects.filter(is_default_site=True).first()
    site = unused if unused and is_welcome(unused.root_page) else Site()
    welcome = site.root_page if site.pk else None
    site.hostname, site.port = commune.host, commune.port
    site.site_name = f"Cổng đối thoại {commune.name}"
    site.root_page = home
    site.save()
    if welcome is not None:
        Page.objects.get(pk=welcome.pk).delete()
    return site
