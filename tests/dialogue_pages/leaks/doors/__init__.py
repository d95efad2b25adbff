"""Every address of the site and how it is tried. A new address is listed here."""

from dataclasses import replace

from ..kinds import ANONYMOUS, HERE, NEIGHBOUR, SIGNED_IN, SUPERUSER, THERE
from .door import Door
from .office import OFFICE_DOORS
from .public import PUBLIC_DOORS, ROUTES
from .wagtail import ALIKE, EVERY_REVISION
from .wagtail_single import NOT_TRIED, SINGLE

# No cookie but that of an account means anything in the admin.
_IN_ADMIN = (*SIGNED_IN, ANONYMOUS)


def _in_admin(doors: list[Door], communes, viewers=_IN_ADMIN) -> list[Door]:
    return [replace(door, communes=communes, viewers=viewers) for door in doors]


ADMIN_DOORS = [
    *_in_admin(OFFICE_DOORS, (HERE,)),
    *_in_admin(OFFICE_DOORS, (THERE,), (NEIGHBOUR,)),
    *_in_admin([*ALIKE, *SINGLE], (HERE,)),
    replace(EVERY_REVISION, communes=(HERE,), viewers=(SUPERUSER,)),
]
DOORS = [*PUBLIC_DOORS, *ADMIN_DOORS]

__all__ = ["ADMIN_DOORS", "DOORS", "NOT_TRIED", "PUBLIC_DOORS", "ROUTES"]
