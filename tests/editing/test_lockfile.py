import json
from pathlib import Path

import pytest

from innerwiki.editing.lockfile import NAME, read_lock
from innerwiki.errors import InnerwikiError
from innerwiki.registries.metadata import Metadata


def test_what_is_in_the_lock_and_not_understood_stays(tmp_path: Path) -> None:
    text = (
        '{"version": 1, "tool": {"by": "another"}, "sources": {"noether1918": "?",'
        ' "hooke1678": {"metadata": [], "note": "half a pair: \\ud800"}}}'
    )
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    lock = read_lock(tmp_path)
    lock.put("clausius1865", Metadata(title="Formen"), [], "2026-01-15T00:00:00Z")
    lock.save()
    before, after = json.loads(text), json.loads((tmp_path / NAME).read_bytes())
    assert after["sources"].pop("clausius1865")["metadata"]["title"] == "Formen"
    assert after == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ":1:1: not JSON: Expecting value; if two branches were merged"),
        (b'{"version": 1,\n<<<<<<< ours\n', ":2:1: not JSON"),
        (b"\xff\xfe{}", ":1:1: not JSON in UTF-8; restore it"),
        (b"[" * 100_000, ":1:1: not JSON in UTF-8"),
        (b"[]", ":1:1: not a lock of version 1"),
        (b'{"version": 2, "sources": {}}', ":1:1: not a lock of version 1"),
        (b'{"version": 1, "sources": []}', ":1:1: not a lock of version 1"),
        (
            b'{"version": 1, "sources": {"a": {"x": 1}, "b": {}, "a": {}}}',
            ": `a` stands there twice; delete the older one",
        ),
        (
            b'{"version": 1, "sources": {"a": {"metadata": {"title": 3}}}}',
            ": the `title` of `a` is damaged; restore it from the history",
        ),
        (
            b'{"version": 1, "sources": {"a": {"metadata": {"authors": [{"family": 3}]}}}}',
            ": the `authors` of `a` is damaged; restore it",
        ),
        (
            b'{"version": 1, "sources": {"a": {"metadata": {"editors": "Hooke"}}}}',
            ": the `editors` of `a` is damaged; restore it",
        ),
    ],
)
def test_a_damaged_lock_is_told_in_a_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(InnerwikiError) as caught:
        read_lock(tmp_path)
    assert str(caught.value).startswith(NAME + said)
    assert (tmp_path / NAME).read_bytes() == content
