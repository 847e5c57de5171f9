"""Whom a connection may reach: names are resolved here, and an address that is not public is never connected to.

The check is made on the very addresses that the connection will use, for the first request and for each redirect, so
that neither a name that points inside nor one that changes between check and use gets through.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, Final, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from twisted.internet.address import IPv4Address as Tcp4
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer, provider  # type: ignore[import-untyped]

from corpus.scrape.addresses import is_loopback_name

_NAT64: Final = IPv6Address("64:ff9b::")
_refused: set[str] = set()  # names whose addresses were all refused, to say so rather than "unknown host"


class ForbiddenHost(IgnoreRequest):
    """The address of a request is not one that may be asked."""


def is_allowed(address: str, *, allow_loopback: bool) -> bool:
    """Whether an IP address may be connected to: public ones, and loopback where that is opened for tests.

    >>> is_allowed("193.191.245.1", allow_loopback=False), is_allowed("::ffff:10.0.0.1", allow_loopback=True)
    (True, False)
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _embedded(ip)
    if inner is not None:
        return is_allowed(str(inner), allow_loopback=allow_loopback)
    if ip.is_loopback:
        return allow_loopback
    return ip.is_global and not ip.is_multicast


def was_refused(host: str) -> bool:
    """Whether all addresses of ``host`` were refused."""
    return host in _refused


@implementer(IHostnameResolver)
class GuardedResolver:
    """The reactor's resolver, which gives allowed addresses only; names under ``localhost`` are loopback (RFC 6761)."""

    def __init__(self, reactor: Any, allow_loopback: bool) -> None:
        self._reactor = reactor
        self._inner: Any = reactor.nameResolver
        self._allow_loopback = allow_loopback

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        """Make the resolver that the settings ask for."""
        return cls(reactor, crawler.settings.getbool("PST_ALLOW_PRIVATE_HOSTS"))

    def install_on_reactor(self) -> None:
        """Put it in the place of the reactor's own."""
        self._reactor.installNameResolver(self)

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """Resolve a name and pass on the allowed addresses."""
        receiver = _Filter(resolutionReceiver, hostName, self._allow_loopback)
        if is_loopback_name(hostName) and not hostName[:1].isdigit() and ":" not in hostName:
            resolution = _Done(hostName)
            receiver.resolutionBegan(resolution)
            receiver.addressResolved(Tcp4("TCP", "127.0.0.1", portNumber))
            receiver.resolutionComplete()
            return resolution
        return self._inner.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


class SchemeGuard:
    """Downloader middleware: nothing but http and https, without a name and password in the address."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        return cls()

    def process_request(self, request: Request) -> None:
        """Refuse other addresses, those of redirects included."""
        scheme, _, rest = request.url.partition("://")
        if scheme not in ("http", "https") or "@" in rest.partition("/")[0]:
            raise ForbiddenHost("adresse refusée (ni http ni https, ou avec un mot de passe)")


@provider(IResolutionReceiver)
class _Filter:
    def __init__(self, receiver: Any, name: str, allow_loopback: bool) -> None:
        self._receiver = receiver
        self._name = name
        self._allow_loopback = allow_loopback
        self._kept = 0
        self._dropped = 0

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if is_allowed(address.host, allow_loopback=self._allow_loopback):
            self._kept += 1
            self._receiver.addressResolved(address)
        else:
            self._dropped += 1

    def resolutionComplete(self) -> None:
        if self._dropped and not self._kept:
            _refused.add(self._name)
        self._receiver.resolutionComplete()


@implementer(IHostResolution)
class _Done:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Do nothing: it is done."""


def _embedded(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 one stands for: mapped, 6to4, NAT64."""
    if not isinstance(ip, IPv6Address):
        return None
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if int(ip) >> 32 == int(_NAT64) >> 32:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
