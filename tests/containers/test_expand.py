"""What our own code fails on costs the file it fails on, never the run."""

import io

import pytest

from crawler.containers import expand as expanding
from crawler.containers.expand import expand
from crawler.containers.given import Input, Unreadable
from pipelines.items import DropReason
from tests.build import NOON


def test_a_fault_of_ours_in_telling_a_container_is_set_aside_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_head: bytes, _name: str) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(expanding, "find_container", fail)
    given = Input(stream=io.BytesIO(b"anything"), address="a.zip", source="local", fetched_at=NOON)
    (found,) = expand(given)
    assert isinstance(found, Unreadable)
    assert found.reason is DropReason.QUARANTINED
    assert "ZeroDivisionError: ours" in found.detail
