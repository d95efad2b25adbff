"""Communes listed in a CSV file: host, name, province and, where it differs, port."""

import csv
from pathlib import Path

from django.utils.translation import gettext as _

from .naming import KINDS, NewCommune

HEAD = ("host", "name", "province", "port")
MOST_ROWS = 1_000


class CommuneError(Exception):
    """What is wrong with a commune to be made, in one sentence."""


def read(path: str) -> list[NewCommune]:
    """The communes of a file in UTF-8 with a head line; all rows are sound, or none is."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommuneError(
            _("The file cannot be read as text (UTF-8): %(file)s") % {"file": path}
        ) from error
    rows = csv.DictReader(text.splitlines())
    if not {"host", "name"} <= set(rows.fieldnames or ()):
        told = _("The first line must name the columns: %(columns)s")
        raise CommuneError(told % {"columns": ",".join(HEAD)})
    communes = []
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            told = _("The file has more than %(most)s rows.")
            raise CommuneError(told % {"most": MOST_ROWS})
        try:
            communes.append(_commune(row))
        except CommuneError as error:
            told = _("Line %(line)s: %(reason)s")
            raise CommuneError(told % {"line": number, "reason": error}) from error
    return communes


def checked(commune: NewCommune) -> NewCommune:
    """The same commune; raises `CommuneError` with what is wrong with it."""
    if not commune.has_a_host:
        told = _("“%(host)s” is no host name; it is written like songtrang.example.")
        raise CommuneError(told % {"host": commune.host})
    if commune.kind is None or not commune.place.strip() or len(commune.name) > 80:
        told = _("The name must begin with one of: %(kinds)s; got “%(name)s”.")
        raise CommuneError(told % {"kinds": ", ".join(KINDS), "name": commune.name})
    if len(commune.province) > 80 or not 0 < commune.port < 65_536:
        raise CommuneError(_("The province or the port cannot be right."))
    return commune


def _commune(row: dict) -> NewCommune:
    def said(column):
        return " ".join((row.get(column) or "").split())

    port = said("port") or "443"
    if not port.isdecimal():
        raise CommuneError(_("The province or the port cannot be right."))
    return checked(
        NewCommune(said("host").lower(), said("name"), said("province"), int(port[:9]))
    )
