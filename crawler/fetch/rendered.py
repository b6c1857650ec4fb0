"""Which answers are given to a browser: HTML pages of sources that say so."""

from scrapy import Request
from scrapy.http import Response

from crawler.archive.records import RENDERED_TYPE
from crawler.fetch.request_meta import IS_RENDERED

HTML_TYPES = frozenset({b"text/html", b"application/xhtml+xml"})
# Not those of the answer: its ETag is the same while the data changes that its scripts ask for.
RENDERED_HEADERS = {"Content-Type": RENDERED_TYPE}


def is_rendered(request: Request, response: Response) -> bool:
    """Tell whether an answer is given to a browser; if so, what it is read as is the browser's page."""
    media_type = (response.headers.get("Content-Type") or b"").partition(b";")[0].strip().lower()
    return IS_RENDERED in request.meta and response.status == 200 and media_type in HTML_TYPES
