"""Pages outside the office's admin that a secret link opens.

The secret stands in an address once, when the link is opened; from then on a signed
cookie of this one link proves it, and no address gives anything away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from ..models.token_links import TokenLink
from . import access
from .limits import Limit, address_of

WRONG_FROM_ADDRESS = Limit("unit-link-wrong", times=30, seconds=900)
SECONDS = 12 * 3600

View = Callable[[HttpRequest, TokenLink], HttpResponse]
GivenBack = Callable[[HttpRequest], HttpResponse | None]


class LinkRoom(Protocol):
    """What a kind of link brings along: how one is found and that it was opened."""

    def found(self, token: str, site: Site) -> TokenLink | None: ...

    def proved(self, pk: int, digest: str, site: Site) -> TokenLink | None: ...

    def opened(self, link: TokenLink) -> None: ...


@dataclass(frozen=True)
class LinkDoor:
    """The way in by one kind of link; `name` is that of its addresses and cookies."""

    name: str
    heading: Promise
    room: LinkRoom
    closed_words: Promise = gettext_lazy(
        "Open the link that the office has sent you once more."
    )

    def entered(self, request, token: str):
        """Let a browser in, or say that there is no such link."""
        who, site = address_of(request), Site.find_for_request(request)
        if WRONG_FROM_ADDRESS.is_reached(who):
            words = _("Too many tries. Please wait for 15 minutes.")
            return self.turned_away(request, words, 429)
        link = self.room.found(token, site) if site else None
        if link is None:
            WRONG_FROM_ADDRESS.count(who)
            words = _("There is no such link. Ask the office for one.")
            return self.turned_away(request, words)
        self.room.opened(link)
        response = redirect(self.address(link))
        response.set_cookie(
            self._cookie(link.pk),
            signing.dumps([link.pk, link.digest], salt=self._salt),
            max_age=SECONDS,
            path=self.address(link),
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
        access.is_for_nobody_else(response)
        return response

    def proved(self, request, pk: int) -> TokenLink | None:
        """The link this browser has opened, of the commune of this address."""
        try:
            proof = request.COOKIES.get(self._cookie(pk), "")
            proved, digest = signing.loads(proof, salt=self._salt, max_age=SECONDS)
        except (signing.BadSignature, ValueError):
            return None
        site = Site.find_for_request(request)
        return self.room.proved(pk, digest, site) if proved == pk else None

    def guarded(
        self, request, pk: int, posted: View, shown: View, typed_again: GivenBack
    ):
        """Answer a request for the page of a link, for nobody but who opened it.

        Anybody else gets back what they typed, if `typed_again` finds something.
        """
        link = self.proved(request, pk)
        if link is None:
            given_back = typed_again(request) if request.method == "POST" else None
            return given_back or self.turned_away(request, self.closed_words)
        view = posted if request.method == "POST" else shown
        response = view(request, link)
        access.is_for_nobody_else(response)
        return response

    def address(self, link: TokenLink) -> str:
        return reverse(f"dialogue_pages:{self.name}_link", args=[link.pk])

    def turned_away(self, request, words, status=200):
        template = "dialogue_pages/unit/turned_away.html"
        return self.rendered(request, template, {"words": words}, status)

    def rendered(self, request, template: str, context: dict, status=200):
        """A page under the heading of these links, which shows nothing of any."""
        context |= {"heading": self.heading}
        response = TemplateResponse(request, template, context, status=status)
        access.is_for_nobody_else(response)
        return response

    def _cookie(self, pk: int) -> str:
        return f"dialogue_{self.name}_{pk}"

    @property
    def _salt(self) -> str:
        return f"dialogue_pages.{self.name}_link"


def number_in(request, name: str) -> int:
    """A number that was sent; -1, which is none, for anything else."""
    written = request.POST.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 9 else -1
