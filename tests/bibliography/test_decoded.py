"""The fields of an entry, each decoded when it is first asked for."""

import pickle
from unittest.mock import patch

import pytest

from innerwiki.bibliography import decoded, parse
from innerwiki.bibliography.decoded import Decoded
from innerwiki.model import Source

RAW = {"title": r"{Erd\H{o}s} \& friends", "url": r"\url{https://a.org/b%20c_d}", "note": "a"}
READ = {"title": "Erdős & friends", "url": "https://a.org/b%20c_d", "note": "a"}


def test_they_are_a_mapping_like_any_other() -> None:
    fields = Decoded(RAW)
    assert fields == READ
    assert dict(fields) == READ
    assert len(fields) == len(READ)
    assert "title" in fields
    assert "year" not in fields
    assert repr(fields) == f"Decoded({READ!r})"


def test_what_is_not_there_is_said_as_a_mapping_says_it() -> None:
    fields = Decoded(RAW)
    assert fields.get("year") is None
    assert fields.get("year", "") == ""
    assert fields.get("title") == fields.get("title") == READ["title"]
    with pytest.raises(KeyError, match="year"):
        fields["year"]


def test_they_can_be_sent_to_another_process() -> None:
    fields = Decoded(RAW)
    assert fields["title"] == READ["title"]
    assert pickle.loads(pickle.dumps(fields)) == READ  # noqa: S301 - it was pickled here


def test_a_field_that_nobody_asks_for_is_not_decoded_and_one_that_somebody_does_is_once() -> None:
    text = (
        r"@misc{k, title = {T\'i}, abstract = {\'A}, keywords = {forum, x}, url = {https://a.org}}"
    )
    asked: list[str] = []

    def note(value: str) -> str:
        asked.append(value)
        return value

    with patch.object(decoded, "decode", note):
        entry = parse([Source("a.bib", text)]).entries["k"]
        assert r"T\'i" not in asked
        assert entry.title == entry.title == r"T\'i"
    assert asked.count(r"T\'i") == 1
    assert r"\'A" not in asked
