"""Where no process can be started, a message says what to do, and nothing stays open."""

import gc
import sys

import pytest

from crawler.workers.fork_server import ForkServer, WorkersError


def test_a_server_that_cannot_be_started_is_told_and_leaves_nothing_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkersError, match="--workers 0"):
        ForkServer()
    gc.collect()  # a socket that was left open would be a warning, and so a failure
