"""The command allocates as the system does, so that what full texts took is given back."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("chosen", "expected"), [({}, "system"), ({"ARROW_DEFAULT_MEMORY_POOL": "mimalloc"}, "mimalloc")]
)
def test_arrow_keeps_no_pool_of_its_own_unless_the_user_wants_it(
    chosen: dict[str, str], expected: str
) -> None:
    program = "import crawler.cli, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    told = subprocess.run(
        [sys.executable, "-c", program], env=chosen, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == expected
