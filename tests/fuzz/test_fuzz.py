"""A minute of fuzzing for all formats together; `python -m tests.fuzz` is for longer."""

import pytest

from tests.fuzz.reading import fuzz
from tests.fuzz.targets import Target, find_targets

SECONDS = 60.0


@pytest.mark.parametrize("target", find_targets(), ids=lambda target: target.name)
def test_disturbed_files_give_records_and_nothing_else(target: Target) -> None:
    tally = fuzz(target, seconds=SECONDS / len(find_targets()))
    assert tally.files
    assert tally.entries or tally.drops
