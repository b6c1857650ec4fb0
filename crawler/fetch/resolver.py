"""Names to addresses, looked up once a run: what was checked is what is connected to.

A second look-up could give another address (DNS rebinding), so there is none: the first answer for a
name stays for the run. The `SafeAddresses` middleware checks it for every request, with what the
request's source allows; here it is checked again for what never passed that middleware.
"""

import asyncio
import logging
import socket
from typing import Any

import idna
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.misc import build_from_crawler, load_object
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer

from crawler.fetch.fetched import Failure
from crawler.fetch.public_address import is_public
from crawler.fetch.refused import Refused

logger = logging.getLogger(__name__)

# Others may go away, as when the network is down. EAI_NODATA is not on every system.
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Do nothing: Twisted never cancels one, and the look-up has its own time limit."""


@implementer(IHostnameResolver)
class SafeResolver:
    """The resolver of the reactor: gives out addresses that are public or explicitly allowed, else none."""

    def __init__(self, reactor: Any, *, timeout_seconds: float) -> None:
        self._reactor = reactor
        self._timeout_seconds = timeout_seconds
        self._known: dict[str, tuple[str, ...]] = {}
        self._allowed: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> "SafeResolver":
        """Make one as Scrapy does; for some runners `crawler` is the process, with settings alone."""
        return cls(reactor, timeout_seconds=crawler.settings.getfloat("DNS_TIMEOUT"))

    def install_on_reactor(self) -> None:
        """Become what the reactor asks before it connects to a name or a literal address."""
        self._reactor.installNameResolver(self)

    async def find_addresses(self, host: str) -> tuple[str, ...]:
        """Return all addresses of a name, or of a literal in any notation.

        Raises CannotResolveHostError, or Refused where there is no such name and never was.
        """
        name = _spell(host)
        if name not in self._known:
            addresses = await self._look_up(name)
            self._known.setdefault(name, addresses)  # of two look-ups at a time, the first answer counts
        return self._known[name]

    def allow(self, host: str) -> None:
        """Let connections to a name through, whatever its addresses."""
        self._allowed.add(_spell(host))

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Tell Twisted the addresses of a name that may be connected to.

        Twisted's own types, as of `zope.interface`, are not ones that mypy can read.
        """
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        deferred_from_coro(self._answer(resolutionReceiver, hostName, portNumber))
        return resolution

    async def _answer(self, receiver: Any, host: str, port: int) -> None:
        try:
            addresses = await self._find_permitted(host)
        except (CannotResolveHostError, Refused) as error:
            logger.debug("%s", error)
            addresses = ()
        for address in addresses:
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()  # without an address this is a failed look-up to Twisted

    async def _find_permitted(self, host: str) -> tuple[str, ...]:
        addresses = await self.find_addresses(host)
        if _spell(host) in self._allowed or all(map(is_public, addresses)):
            return addresses
        logger.warning("%s: no connection, the address is not public: %s", host, ", ".join(addresses))
        return ()

    async def _look_up(self, name: str) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(self._timeout_seconds):
                found = await self._ask(name)
        except TimeoutError as error:
            raise CannotResolveHostError(f"{name}: no answer in {self._timeout_seconds:g} s") from error
        except (OSError, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_NAME:
                raise Refused(Failure.DNS, f"the host is not known: {name}") from error
            raise CannotResolveHostError(f"{name}: {error}") from error
        if not found:
            raise CannotResolveHostError(f"{name}: no address")
        return tuple(dict.fromkeys(found))

    async def _ask(self, name: str) -> list[str]:
        """Ask the system; it reads literals in all notations that it would connect to, as 127.1."""
        found = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
        return [str(address[0]) for *_, address in found]


def installed_resolver(crawler: Crawler) -> SafeResolver:
    """Return the reactor's resolver; installs the one of the settings where the runner has not.

    Scrapy's AsyncCrawlerProcess installs it, its AsyncCrawlerRunner leaves that to others.
    """
    from twisted.internet import reactor  # importing it at the top would install the wrong kind

    resolver = reactor.nameResolver
    if isinstance(resolver, SafeResolver):
        return resolver
    wanted = load_object(crawler.settings["TWISTED_DNS_RESOLVER"])
    made = build_from_crawler(wanted, crawler, reactor=reactor)
    if not isinstance(made, SafeResolver):
        raise TypeError(f"TWISTED_DNS_RESOLVER = {wanted!r}: a SafeResolver is expected")
    made.install_on_reactor()
    return made


def _spell(host: str) -> str:
    """Return one spelling of a name: Twisted asks for xn-- names in Unicode."""
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:  # emoji and the like, which the older rules of Python know
        return host.encode("idna").decode("ascii")
