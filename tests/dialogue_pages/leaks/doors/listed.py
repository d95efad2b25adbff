"""Every address of the site, read from its own table of addresses."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver
from wagtail.contrib.routable_page.models import RoutablePageMixin

from ..planting.pages import own_page_types


def url_patterns() -> Iterator[str]:
    """The name of each pattern with its namespaces; the bare route where it has none."""
    yield from _walk(get_resolver(), "", ())


def _walk(resolver, before: str, spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, route, inner)
        elif pattern.name:
            yield ":".join([*spaces, pattern.name])
        else:
            yield route


def page_routes() -> Iterator[str]:
    """`AnswerPage file`: the ways that page types open below their own address."""
    for page_type in own_page_types():
        yield page_type.__name__
        if issubclass(page_type, RoutablePageMixin):
            for route in page_type.get_subpage_urls():
                if route.name != "index_route":
                    yield f"{page_type.__name__} {route.name}"
