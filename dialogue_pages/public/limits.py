"""How often one address or one person may do a thing; counted in the shared cache.

Own code and no package: one counter per window is all that is needed. Phones of a whole
commune may share one address of their provider, so the limits per address are wide.
"""

import ipaddress
from dataclasses import dataclass
from functools import cache as cache_in_process

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times within so many seconds from the first.

    Nobody is held to account for an address that is not known.
    """

    name: str
    times: int
    seconds: int

    def is_reached(self, who: str) -> bool:
        return bool(who) and cache.get(self._key(who), 0) >= self.times

    def count(self, who: str) -> None:
        key = self._key(who)
        if not cache.add(key, 1, self.seconds):
            try:
                cache.incr(key)
            except ValueError:  # it ran out between the two
                cache.add(key, 1, self.seconds)

    def forget(self, who: str) -> None:
        cache.delete(self._key(who))

    def _key(self, who: str) -> str:
        # Neither addresses nor telephone numbers stand in the cache.
        hidden = _keyed(settings.SECRET_KEY).copy()
        hidden.update(who.encode())
        return f"limit:{self.name}:{hidden.hexdigest()}"


@cache_in_process
def _keyed(secret: str):
    """The beginning of every keyed digest, which is dear to make."""
    return salted_hmac("dialogue-limit", "", secret=secret)


def address_of(request) -> str:
    """The visitor's network address; a whole /64 for IPv6, as one customer has it.

    Behind a proxy `DIALOGUE_PAGES_ADDRESS_HEADER` names the entry of `request.META`
    that the proxy fills; the last of several addresses is the one it saw itself.
    """
    header = getattr(settings, "DIALOGUE_PAGES_ADDRESS_HEADER", "REMOTE_ADDR")
    written = request.META.get(header, "").rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return ""
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
