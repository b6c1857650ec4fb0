"""The exceptions of the network, as Scrapy and Twisted raise them, read as a failure in words."""

from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web.client import ResponseFailed

from crawler.fetch.fetched import Failure
from crawler.fetch.mask import mask_text
from crawler.fetch.refused import Refused

MAX_DETAIL_CHARS = 300

# In this order: the first kind that an exception is of.
_KINDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Failure, str], ...] = (
    (CannotResolveHostError, Failure.DNS, "the host is not known"),
    (DownloadTimeoutError, Failure.TIMEOUT, "no whole answer in time"),
    (ResponseDataLossError, Failure.TRUNCATED, "the answer ends before its announced end"),
    # Raised for nothing but a body above the limit: a timeout is told apart before.
    (DownloadCancelledError, Failure.TOO_LARGE, "the answer is larger than the limit"),
    ((UnsupportedURLSchemeError, NotSupported), Failure.UNSAFE_URL, "only http and https are asked for"),
    (DownloadConnectionRefusedError, Failure.CONNECTION, "the connection was refused"),
    (DownloadFailedError, Failure.CONNECTION, "the connection broke"),
    ((ConnectError, ConnectionClosed, TunnelError), Failure.CONNECTION, "no connection"),
    ((SSL.Error, VerificationError), Failure.CONNECTION, "no secure connection"),
)
WORTH_A_RETRY = frozenset({Failure.DNS, Failure.TIMEOUT, Failure.TRUNCATED, Failure.CONNECTION})


def read_failure(error: Exception) -> tuple[Failure, str] | None:
    """Return what an exception of a request says; None where it is no matter of the network."""
    if isinstance(error, Refused):
        return error.failure, error.detail
    if isinstance(error, IgnoreRequest):
        return None  # one of a middleware that is not ours, and would have to be looked at
    for kind, failure, words in _KINDS:
        if isinstance(error, kind):
            reasons = _reasons(error)
            if any(map(_is_of_certificate, reasons)):
                failure, words = Failure.CERTIFICATE, "the certificate is not to be trusted"
            said = "; ".join(text for text in map(_say, reasons) if text)
            return failure, mask_text(f"{words}: {said}" if said else words)[:MAX_DETAIL_CHARS]
    return None


def _reasons(error: Exception) -> list[BaseException]:
    """Return the exceptions behind one, the outermost where none is."""
    cause = error.__cause__
    if isinstance(cause, ResponseFailed):
        return [reason.value for reason in cause.reasons]
    return [error]


def _is_of_certificate(error: BaseException) -> bool:
    return isinstance(error, VerificationError) or (
        isinstance(error, SSL.Error) and "certificate" in str(error).lower()
    )


def _say(error: BaseException) -> str:
    return " ".join(str(error).split())
