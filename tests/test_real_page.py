"""Every field of a real digest page, read and normalised, against its truth made by hand."""

import pytest

from tests.real_page import ABSENT, ENTRIES, FIELDS, entries, is_there, truths

pytestmark = pytest.mark.skipif(not is_there(), reason=ABSENT)


def test_there_are_as_many_entries_as_in_truth() -> None:
    assert len(entries()) == len(truths()) == ENTRIES


@pytest.mark.parametrize("number", range(ENTRIES))
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_as_in_truth(number: int, field: str) -> None:
    assert entries()[number][field] == truths()[number][field]
