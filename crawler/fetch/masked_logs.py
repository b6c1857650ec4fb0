"""Log lines without credentials: Scrapy writes whole addresses into its own."""

import logging
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from crawler.fetch.mask import mask_text

_PLAIN = logging.Formatter()


class MaskedLogFormatter(LogFormatter):
    """Scrapy's lines on single requests, masked; for a handler that is not ours to put a filter on."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> LogFormatterResult:
        """Say that a page came."""
        return _mask(super().crawled(request, response, spider))

    def download_error(
        self, failure: Failure, request: Request, spider: Spider, errmsg: str | None = None
    ) -> LogFormatterResult:
        """Say that none came."""
        return _mask(super().download_error(failure, request, spider, errmsg))


class MaskCredentials(logging.Filter):
    """A filter for a handler: every line and traceback that passes is masked."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let all records pass."""
        record.msg, record.args = mask_text(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _PLAIN.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = mask_text(record.exc_text)
        return True


class MaskedLogs:
    """Extension: before the first request, all handlers of the root logger get the filter."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "MaskedLogs":
        """Make one; at that time Scrapy has not set up its own handler yet."""
        extension = cls()
        crawler.signals.connect(extension.mask, signal=signals.spider_opened)
        return extension

    def mask(self) -> None:
        """Put the filter on every handler."""
        mask_handlers()


def mask_handlers() -> None:
    """Put the filter on all handlers of the root logger, once."""
    for handler in logging.getLogger().handlers:
        if not any(isinstance(one, MaskCredentials) for one in handler.filters):
            handler.addFilter(MaskCredentials())


def _mask(line: LogFormatterResult) -> LogFormatterResult:
    args: Any = line["args"]
    return {"level": line["level"], "msg": mask_text(line["msg"] % args).replace("%", "%%"), "args": {}}
