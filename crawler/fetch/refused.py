"""What a downloader middleware raises where a request is not to be made, or its answer not to be read."""

from scrapy.exceptions import IgnoreRequest

from crawler.fetch.fetched import Failure


class Refused(IgnoreRequest):
    """A request that ends without an answer, and why; Scrapy logs its kind at most at debug level."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(f"{failure}: {detail}")
        self.failure = failure
        self.detail = detail  # in words, without credentials
