"""The headers of every public page, which a web server sends with baked ones as well."""

from django.conf import settings
from django.utils.module_loading import import_string

from .entries import Entry

# What the web server makes of the file itself, and what it adds because it ends https.
_ITS_OWN = {"cache-control", "content-type", "strict-transport-security", "vary"}
_HTML = "text/html; charset=utf-8"


def may_be_baked() -> bool:
    """Whether the installation tells which headers its web server sends."""
    return bool(getattr(settings, "DIALOGUE_PAGES_USUAL_HEADERS", None))


def has_only_usual_headers(entry: Entry) -> bool:
    """Whether a page has exactly the headers that the web server gives to all.

    One with a header or a policy of its own is left to the portal.
    """
    found = {name.lower(): value for name, value in entry.headers}
    if found.get("content-type", "").lower() != _HTML:
        return False
    own = {name: value for name, value in found.items() if name not in _ITS_OWN}
    return own == import_string(settings.DIALOGUE_PAGES_USUAL_HEADERS)()
