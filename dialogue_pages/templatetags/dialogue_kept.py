"""Parts of a page that are drawn once and kept until something is written."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Site

from ..kept.values import kept

register = template.Library()


@register.tag
def kept_part(parser, token):
    """`{% kept_part "body" %} … {% endkept_part %}`: what stands in a page for everybody.

    What only this part needs a page gives in a method of its own, `body_context(request)`
    for “body”; it is not asked where the part is kept. Nothing within may depend on the
    visitor or on the hour. Previews, and pages with a query in their address, are drawn
    each time.
    """
    try:
        _tag, name = token.split_contents()
    except ValueError as error:
        raise template.TemplateSyntaxError("kept_part takes a name") from error
    drawn = parser.parse(["endkept_part"])
    parser.delete_first_token()
    return KeptPart(parser.compile_filter(name), drawn)


class KeptPart(template.Node):
    def __init__(self, name, drawn):
        self.name = name
        self.nodelist = drawn

    def render(self, context):
        name = self.name.resolve(context)
        request, page = context.get("request"), context.get("page")
        key = _key(name, page, request, context.template)
        if key is None:
            return self._drawn(name, page, request, context)
        return kept(key, lambda: self._drawn(name, page, request, context))

    def _drawn(self, name, page, request, context) -> SafeString:
        told = getattr(page, f"{name}_context", None)
        with context.push(**(told(request) if told else {})):
            return SafeString(self.nodelist.render(context))


def _key(name, page, request, template):
    """None for what is not the page as it is published, or has no page."""
    if request is None or page is None or getattr(request, "is_preview", True):
        return None
    if not (page.pk and page.live) or request.META.get("QUERY_STRING"):
        return None
    site = Site.find_for_request(request)
    return (
        "part",
        name,
        template.name,
        request.path,
        site and site.pk,
        page.pk,
        page.live_revision_id,
        page.last_published_at,
        timezone.localdate(),
        get_language(),
    )
