from pathlib import Path

import pytest

from crawler.fetch.fetched import Failure
from tests.fetch.certificates import write_certificate
from tests.fetch.crawling import crawl
from tests.servers import Answer, serving

NAMES = {"library.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}


@pytest.mark.parametrize(
    ("host", "is_trusted", "failure"),
    [
        pytest.param("library.example", True, None, id="a certificate of a known authority"),
        pytest.param("library.example", False, Failure.CERTIFICATE, id="one of nobody"),
        pytest.param("other.example", True, Failure.CERTIFICATE, id="one for another name"),
    ],
)
def test_a_certificate_is_verified(
    tmp_path: Path, host: str, is_trusted: bool, failure: Failure | None
) -> None:
    authority, tls = write_certificate(tmp_path, "library.example")
    with serving({"/": Answer(body=b"page")}, tls=tls) as server:
        result = crawl(
            f"https://{host}:{server.port}/",
            names=NAMES,
            environment={"SSL_CERT_FILE": str(authority)} if is_trusted else {},
        )
    assert result.failures == [failure]
    assert server.paths == ([] if failure else ["/"])
    assert len(result.connected) == 1  # what does not go away is not tried again
