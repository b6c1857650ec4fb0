"""No request leaves for an address that is not public, unless its source says so."""

from ipaddress import IPv4Address, IPv6Address

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.fetch.fetched import Failure
from crawler.fetch.public_address import is_public
from crawler.fetch.refused import Refused
from crawler.fetch.refused_settings import check_settings
from crawler.fetch.request_meta import ALLOW_PRIVATE
from crawler.fetch.resolver import SafeResolver, installed_resolver
from crawler.fetch.safe_url import safe_url


class SafeAddresses:
    """Downloader middleware, the first: sees each hop, as redirects and robots.txt pass it again."""

    def __init__(self, resolver: SafeResolver) -> None:
        self._resolver = resolver

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "SafeAddresses":
        """Make one over the reactor's resolver; raises ConfigError for settings that undo its work."""
        check_settings(crawler.settings)
        return cls(installed_resolver(crawler))

    async def process_request(self, request: Request) -> Request | None:
        """Refuse what is not to be asked for; returns the request without user and password."""
        url = safe_url(request.url)
        if url != request.url:
            return request.replace(url=url)
        host = urlparse_cached(request).hostname or ""
        addresses = await self._resolver.find_addresses(host)
        if request.meta.get(ALLOW_PRIVATE, False):
            self._resolver.allow(host)
            return None
        # One that is not public is enough: the connection could go to any of them.
        for address in addresses:
            _check(host, address)
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer from elsewhere: a download handler may have a resolver of its own."""
        peer: IPv4Address | IPv6Address | None = response.ip_address
        if peer is not None and not request.meta.get(ALLOW_PRIVATE, False):
            _check(urlparse_cached(request).hostname or "", str(peer))
        return response


def _check(host: str, address: str) -> None:
    if not is_public(address):
        shown = host if host == address else f"{host} is {address}, which"
        raise Refused(Failure.PRIVATE_ADDRESS, f"{shown} is not a public address")
