"""The site of a request without a query."""

from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from .values import standing


def give_site(request) -> None:
    """Put the site where `Site.find_for_request` looks for it first."""
    request._wagtail_site = site_at(*_address(request))


def site_at(hostname: str, port: str) -> Site | None:
    """The site that Wagtail finds for an address; made-up names all share one answer."""
    names, ports = standing("addresses of sites", _addresses)
    name = hostname if hostname in names else ""
    number = int(port) if port in ports else 0
    return standing(("site", name, number), lambda: _site(name, number))


def _address(request) -> tuple[str, str]:
    # As in Wagtail: which names are allowed is checked elsewhere.
    return split_domain_port(request._get_raw_host())[0], str(request.get_port())


def _addresses() -> tuple[set[str], set[str]]:
    rows = list(Site.objects.values_list("hostname", "port"))
    return {name for name, _ in rows}, {str(port) for _, port in rows}


def _site(hostname: str, port: int) -> Site | None:
    try:
        return get_site_for_hostname(hostname, port)
    except Site.DoesNotExist:
        return None
