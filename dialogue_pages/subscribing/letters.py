"""The words of a mail to a subscriber; what is new is read when it is sent."""

from itertools import groupby
from operator import attrgetter

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.vietnamese.visible_text import clean_line

from .. import mailing
from ..choices import SearchKind
from ..models import CommuneSettings, SubscriptionMail
from ..models.subscriptions import SubscriptionMailKind
from ..news.finding import published_between
from ..news.items import NewsItem
from . import proofs
from .choices import Choices

MOST_TOLD = 30


def news_of(mail: SubscriptionMail) -> list[NewsItem]:
    """What is public now of the stretch of time, and chosen; nothing before a proof."""
    subscription = mail.subscription
    if subscription.confirmed_at is None:
        return []
    choices = Choices.kept(subscription.chosen)
    found = published_between(subscription.site, mail.since, mail.until)
    return [item for item in found if choices.fits(item)]


def composed(news: list[NewsItem], mail: SubscriptionMail) -> EmailMessage:
    site = mail.subscription.site
    is_news = mail.kind == SubscriptionMailKind.NEWS
    subject, parts, headers = _news(mail, news) if is_news else _to_confirm(mail)
    return EmailMessage(
        subject=clean_line(subject),
        body="\n\n".join(filter(None, [*parts, mailing.signed(site)])),
        to=[mail.address],
        headers={
            "Message-ID": f"<{mail.name}@{mailing.host_of(site)}>",
            "Auto-Submitted": "auto-generated",
            **headers,
        },
    )


def _to_confirm(mail: SubscriptionMail):
    subscription = mail.subscription
    site = subscription.site
    path = reverse(
        "dialogue_pages:subscription_confirm", args=[proofs.confirming(subscription)]
    )
    choices = Choices.kept(subscription.asked or subscription.chosen)
    told = {
        "portal": _portal(site),
        "link": site.root_url + path,
        "days": proofs.CONFIRM_DAYS,
        "chosen": "\n".join(f"- {name}" for name in choices.names()),
    }
    parts = [
        _(
            "Somebody, probably you, asked %(portal)s to send news to this address:\n"
            "%(chosen)s"
        )
        % told,
        _(
            "If it was you, open this link within %(days)s days and press the button "
            "there:\n%(link)s"
        )
        % told,
        _(
            "If it was not you, do nothing: no news will come, and the address is "
            "deleted after %(days)s days."
        )
        % told,
    ]
    return _("Confirm: news from %(portal)s") % told, parts, {}


def _news(mail: SubscriptionMail, items: list[NewsItem]):
    site = mail.subscription.site
    path = reverse(
        "dialogue_pages:subscription_end", args=[proofs.ending(mail.subscription)]
    )
    end = site.root_url + path
    told = {"portal": _portal(site), "count": len(items), "link": end}
    parts = [*_listed(items[:MOST_TOLD]), _more(items, site)]
    parts.append(_("To get no more such mails, open this link:\n%(link)s") % told)
    headers = {
        "List-Unsubscribe": f"<{end}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<news.{mailing.host_of(site)}>",
    }
    return _("News from %(portal)s (%(count)s)") % told, parts, headers


def _listed(items: list[NewsItem]):
    """One part for each section, in the order of the site."""
    order = list(SearchKind)
    section = attrgetter("section")
    ordered = sorted(items, key=lambda item: order.index(item.section))
    for kind, of_kind in groupby(ordered, key=section):
        yield f"{kind.label.upper()}"
        for item in of_kind:
            yield "\n".join(filter(None, [item.title, item.summary, item.address]))


def _more(items: list[NewsItem], site: Site) -> str:
    left = len(items) - MOST_TOLD
    if left <= 0:
        return ""
    told = {"count": left, "link": f"{site.root_url}/"}
    return _("%(count)s more are on the portal:\n%(link)s") % told


def _portal(site: Site) -> str:
    commune = CommuneSettings.for_site(site).commune_name
    if commune:
        return _("the dialogue portal of %(commune)s") % {"commune": commune}
    return site.site_name or _("the dialogue portal")
