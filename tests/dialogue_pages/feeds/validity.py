"""What a feed reader insists on (RFC 4287, RSS 2.0), checked by hand."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


def root_of(content: bytes):
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


def assert_atom(case, content: bytes) -> list:
    """Check the whole feed; returns its entries."""
    feed = root_of(content)
    case.assertEqual(feed.tag, f"{ATOM}feed")
    case.assertEqual(feed.get("{http://www.w3.org/XML/1998/namespace}lang"), "vi")
    case.assertTrue(feed.findtext(f"{ATOM}author/{ATOM}name"))
    relations = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
    case.assertEqual(sorted(relations), ["alternate", "self"])
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            found = part.findall(f"{ATOM}{name}")
            case.assertEqual(len(found), 1, name)
            case.assertTrue(found[0].text)
        case.assertTrue(part.findtext(f"{ATOM}id").startswith("urn:uuid:"))
        moment = datetime.fromisoformat(part.findtext(f"{ATOM}updated"))
        case.assertIsNotNone(moment.tzinfo)
        for link in part.findall(f"{ATOM}link"):
            case.assertTrue(urlsplit(link.get("href")).netloc)
    ids = [part.findtext(f"{ATOM}id") for part in (feed, *entries)]
    case.assertEqual(len(ids), len(set(ids)))
    return entries


def assert_rss(case, content: bytes) -> list:
    """Check the whole channel; returns its items."""
    root = root_of(content)
    case.assertEqual((root.tag, root.get("version")), ("rss", "2.0"))
    channel = root.find("channel")
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        case.assertTrue(channel.findtext(name), name)
    case.assertEqual(channel.find(f"{ATOM}link").get("rel"), "self")
    items = channel.findall("item")
    for item in items:
        case.assertTrue(item.findtext("title"))
        case.assertTrue(urlsplit(item.findtext("link")).netloc)
        case.assertEqual(item.find("guid").get("isPermaLink"), "false")
        case.assertIsNotNone(parsedate_to_datetime(item.findtext("pubDate")).tzinfo)
    return items
