"""The site of a request without a query."""

from django.db.models import Q
from django.http.request import split_domain_port
from wagtail.models import Site

from .values import standing


def give_site(request) -> None:
    """Put the site where `Site.find_for_request` looks for it first."""
    request._wagtail_site = site_at(*_address(request))


def site_at(hostname: str, port: str) -> Site | None:
    """The site for an address, by Wagtail's own rule (`get_site_for_hostname`).

    The name with its port; the name of the default site; a name that one site only
    has; the default site.
    """
    found, default = standing(("sites", hostname), lambda: _sites(hostname))
    exact = [site for site in found if str(site.port) == port]
    if exact or default in found:
        return exact[0] if exact else default
    if len(found) == 1 or default is None:
        return found[0] if len(found) == 1 else None
    return default


def _address(request) -> tuple[str, str]:
    # As in Wagtail: which names are allowed is checked elsewhere.
    return split_domain_port(request._get_raw_host())[0], str(request.get_port())


def _sites(hostname: str) -> tuple[list[Site], Site | None]:
    """Those of this name, and the default one: there may be a hundred others."""
    asked = Q(hostname=hostname) | Q(is_default_site=True)
    sites = list(Site.objects.filter(asked).select_related("root_page"))
    default = next((site for site in sites if site.is_default_site), None)
    return [site for site in sites if site.hostname == hostname], default
