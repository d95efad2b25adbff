"""Everybody who looks: accounts of two communes, and browsers with a cookie or a link."""

from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Site

from dialogue_pages import unit_links
from dialogue_pages.hamlet_lists import links as hamlet_links
from dialogue_pages.hamlet_lists.sheets import Sheet
from dialogue_pages.public import access
from tests.dialogue_pages.admin.desk import office
from tests.dialogue_pages.questions.cases import moderator
from tests.factories import UserFactory

from ..kinds import (
    ANONYMOUS,
    EDITOR,
    HAMLET_LINK,
    HEAD,
    MODERATOR,
    NEIGHBOUR,
    STRANGER,
    SUPERUSER,
    SUPERVISOR,
    UNIT,
    UNIT_LINK,
)

_PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def make_people(here: Site, there: Site) -> dict:
    """Accounts by the names of the viewers; pages are edited in the own commune only."""
    groups = {
        MODERATOR: [office.MODERATOR],
        SUPERVISOR: [office.SUPERVISOR],
        UNIT: [office.UNIT],
        HEAD: [office.HAMLET_HEAD],
        EDITOR: [],
    }
    people = {
        viewer: office.officer(*named, site=here, username=f"viewer-{number}")
        for number, (viewer, named) in enumerate(groups.items())
    }
    people[EDITOR].groups.add(editors_of(here))
    # An administrator besides: as many rights as a person of another office can hold.
    people[NEIGHBOUR] = office.officer(*office.GROUPS, site=there, username="neighbour")
    people[NEIGHBOUR].groups.add(editors_of(there))
    people[SUPERUSER] = UserFactory(
        username="superuser", is_superuser=True, is_staff=True
    )
    return people


def editors_of(site: Site) -> Group:
    """People who edit and publish the pages of one commune."""
    group = Group.objects.create(name=f"editors of {site.hostname}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in _PAGE_RIGHTS:
        permission = Permission.objects.get(
            codename=right, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(
            group=group, page=site.root_page, permission=permission
        )
    return group


def browsers(world) -> dict[str, Client]:
    """One browser for each viewer; a page that breaks answers 500, as on a server."""
    clients = {ANONYMOUS: _browser()}
    for viewer, user in world.people.items():
        clients[viewer] = _browser()
        clients[viewer].force_login(user)
    clients[STRANGER] = _sender_of(world, world.strangers_question)
    clients[UNIT_LINK] = _opened(
        "unit_link_enter", unit_links.issue(world.question_for_link, by=moderator())
    )
    sheet = Sheet(world.conference, world.hamlet_with_link)
    token = hamlet_links.issue(sheet, by=world.people[MODERATOR])
    clients[HAMLET_LINK] = _opened("hamlet_link_enter", token)
    return clients


def _browser() -> Client:
    return Client(raise_request_exception=False)


def _sender_of(world, question) -> Client:
    client = _browser()
    request = client.get(world.form.url).wsgi_request
    access.open_to(
        response := client.get(world.form.url), question, request, world.form
    )
    client.cookies.update(response.cookies)
    return client


def _opened(name: str, token: str) -> Client:
    client = _browser()
    client.get(reverse(f"dialogue_pages:{name}", args=[token]))
    return client
