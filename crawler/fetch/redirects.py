"""Redirects, followed a few times."""

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fetch.fetched import Failure
from crawler.fetch.mask import mask_url
from crawler.fetch.refused import Refused


class Redirects(RedirectMiddleware):
    """Scrapy's, which says why it stops, stops at a loop, and leaves the slot of the first host."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """Send no Referer on: a site need not know which address led to it."""
        request.headers.pop("Referer", None)

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the request for where a response points to, or the response."""
        try:
            answer = super().process_response(request, response)
        except IgnoreRequest as error:  # raised for one reason only
            times = request.meta.get("redirect_times", 0)
            shown = mask_url(request.url)
            raise Refused(Failure.REDIRECTS, f"{times} redirects, the last to {shown}") from error
        except ValueError as error:  # no address at all: http://[broken
            raise Refused(Failure.UNSAFE_URL, f"{mask_url(request.url)} leads to no address") from error
        if not isinstance(answer, Request):
            return answer
        if answer.url in answer.meta["redirect_urls"]:
            raise Refused(Failure.REDIRECTS, f"a loop: {mask_url(answer.url)} leads to itself")
        answer.meta.pop("download_slot", None)  # Scrapy keeps it, and the new host would go unthrottled
        return answer

    def _engine_started(self) -> None:
        """Look for no Referer middleware: there is none, and Scrapy would warn of it."""
