"""News as Atom (RFC 4287) and RSS 2.0: the same items under the same names."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from wagtail.models import Site

from ..news.items import NewsItem

LANGUAGE = "vi"
_BEGINNING = datetime(2020, 3, 5, tzinfo=UTC)  # of a feed that tells nothing yet


class _SameBytes:
    """Names no moment but those of its items, so that it changes only with them."""

    def latest_post_date(self):
        dates = (item["updateddate"] for item in self.items)
        return max(dates, default=_BEGINNING)


class AtomNews(_SameBytes, Atom1Feed):
    pass


class RssNews(_SameBytes, Rss201rev2Feed):
    pass


FORMATS = {"atom": AtomNews, "rss": RssNews}


def feed_of(
    items: list[NewsItem],
    *,
    form: str,
    site: Site,
    name: str,
    title: str,
    author: str,
    link: str,
    address: str,
) -> bytes:
    """A feed in one of the formats; `name` tells it from others of the commune.

    Its name and those of its items stay when the host or an address changes.
    """
    feed = FORMATS[form](
        title=title,
        link=link,
        description=title,
        subtitle=None,
        language=LANGUAGE,
        author_name=author,
        author_link=f"{site.root_url}/",
        feed_url=address,
        feed_guid=_urn(uuid5(site.root_page.translation_key, name)),
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.address,
            description=escape(item.summary),
            pubdate=item.published_at,
            updateddate=item.updated_at,
            unique_id=_urn(item.key),
            unique_id_is_permalink=False,
            categories=[item.section.label],
        )
    return feed.writeString("utf-8").encode()


def _urn(key: UUID) -> str:
    return f"urn:uuid:{key}"
