"""Every address of the site and how it is tried. A new address is listed here."""

from dataclasses import replace

from ..kinds import (
    ANONYMOUS,
    EDITOR,
    HERE,
    NEIGHBOUR,
    OFFICE,
    SUPERUSER,
    SUPERVISOR,
    THERE,
)
from .door import Door
from .office import EVERY_REQUEST, OFFICE_DOORS
from .public import PUBLIC_DOORS, ROUTES
from .wagtail import ALIKE, EVERY_REVISION
from .wagtail_single import NOT_TRIED, SINGLE

# No cookie but that of an account means anything in the admin.
_IN_ADMIN = (*OFFICE, NEIGHBOUR, ANONYMOUS)
# Of pages and files none of the desk's groups has more rights than another.
_IN_WAGTAIL = (EDITOR, SUPERVISOR, NEIGHBOUR, ANONYMOUS)
# Where the superuser reads, to prove that there is something to hide.
_READING_ROOMS = {
    "dialogue_pages_question",
    "dialogue_pages_question_file",
    "dialogue_pages_plan_review",
    "dialogue_pages_replytemplate_modeladmin_edit",
    "dialogue_pages_refusalreason_modeladmin_edit",
    "dialogue_pages_searchsynonym_modeladmin_edit",
    "wagtailadmin_pages:edit",
    "wagtaildocs:edit",
    "wagtailimages:edit",
    "wagtailusers_users:edit",
    "wagtailredirects:edit",
}


def _in_admin(doors: list[Door], communes, viewers=_IN_ADMIN) -> list[Door]:
    return [replace(door, communes=communes, viewers=viewers) for door in doors]


def _read(doors: list[Door], communes) -> list[Door]:
    rooms = [door for door in doors if door.name in _READING_ROOMS]
    return _in_admin(rooms, communes, (SUPERUSER,))


ADMIN_DOORS = [
    *_read(OFFICE_DOORS, (HERE, THERE)),
    *_read([*ALIKE, *SINGLE], (HERE,)),
    *_in_admin([EVERY_REVISION], (HERE,), (SUPERUSER,)),
    *_in_admin([EVERY_REQUEST], (HERE, THERE), (SUPERUSER,)),
    *_in_admin(OFFICE_DOORS, (HERE,)),
    *_in_admin(OFFICE_DOORS, (THERE,), (NEIGHBOUR,)),
    *_in_admin([*ALIKE, *SINGLE], (HERE,), _IN_WAGTAIL),
]
DOORS = [*PUBLIC_DOORS, *ADMIN_DOORS]

__all__ = ["ADMIN_DOORS", "DOORS", "NOT_TRIED", "PUBLIC_DOORS", "ROUTES"]
