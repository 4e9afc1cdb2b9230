import json
from collections.abc import Sequence
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.lint import Diagnostic
from innerwiki.reports import Summary, report_in
from innerwiki.reports.indented import indented
from tests.findings import checks, hostile


class Word(StrEnum):
    ONE = "é"


LEAVES = st.one_of(
    *(hostile(3), st.integers(), st.booleans(), st.none(), st.floats(), st.sampled_from(Word))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        *(st.lists(inner), st.lists(inner).map(tuple), st.dictionaries(hostile(2), inner))
    ),
    max_leaves=12,
)


@given(value=VALUES)
def test_what_is_written_is_what_the_standard_library_writes(value: object) -> None:
    assert indented(value) == json.dumps(value, indent=2) + "\n"


@pytest.mark.parametrize("name", ["gitlab", "json", "rdjson", "sarif"])
@settings(max_examples=20)
@given(check=checks())
def test_the_formats_are_written_so(name: str, check: tuple[Sequence[Diagnostic], Summary]) -> None:
    written = report_in(name)(*check)
    assert written == json.dumps(json.loads(written), indent=2) + "\n"
