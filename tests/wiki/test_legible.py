"""One odd byte in a BibTeX file costs the entry that it stands in, and no other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.config import load
from innerwiki.editing.writing import original
from innerwiki.errors import InnerwikiError
from innerwiki.model import Source
from innerwiki.wiki import read, relate
from innerwiki.wiki.legible import legible
from tests.command_line import innerwiki, make_wiki, tree
from tests.support import TODAY

ODD = "@misc{odd,\n  title = {Café},\n}\n"
GOOD = "@misc{good,\n  title = {Motion of heat},\n  note = {naïve},\n}\n"
MIXED = ODD.encode("latin-1") + b"\n" + GOOD.encode()
PAGE = "---\ntitle: Heat\n---\nHeat is motion [@good], and so on [@odd].\n"


def wiki(root: Path, content: bytes = MIXED) -> Path:
    make_wiki(root, {"content/heat.md": PAGE})
    (root / "citations/library.bib").write_bytes(content)
    return root


def test_the_other_entries_of_the_file_are_kept_at_their_places(tmp_path: Path) -> None:
    config = load(wiki(tmp_path))
    found = relate(read(config), TODAY, config.policy)
    assert list(found.library.entries) == ["good"]
    entry = found.library.entries["good"]
    assert (entry.fields["note"], entry.span.path) == ("naïve", "citations/library.bib")
    assert found.sources[entry.span.path].text[entry.span.start : entry.span.end] == "good"
    assert found.library.problems == ()


def test_the_check_tells_the_byte_and_where_the_lost_entry_stands(tmp_path: Path) -> None:
    done = innerwiki(wiki(tmp_path), "check", "--format", "concise")
    assert done.returncode == 1
    assert "citations/library.bib:2:15 error SRC001 not UTF-8" in done.stdout
    assert done.stdout.count("CIT001") == 1
    help_text = innerwiki(tmp_path, "check").stdout
    assert "its entry stands in citations/library.bib and cannot be read" in help_text


def test_nothing_is_written_into_such_a_file(tmp_path: Path) -> None:
    root = wiki(
        tmp_path, MIXED.replace(b"title = {Motion", b"doi = {doi:10.1000/1}, title={Motion")
    )
    before = tree(root)
    assert innerwiki(root, "check", "--fix", "--unsafe-fixes").returncode == 1
    assert tree(root) == before
    source = read(load(root)).undecoded[0]
    with pytest.raises(InnerwikiError, match="left as it is: not UTF-8"):
        original(root, source)


def test_a_migration_knows_the_entries_that_are_kept(tmp_path: Path) -> None:
    done = innerwiki(wiki(tmp_path), "migrate", "content")
    assert "`odd`" in done.stdout
    assert "`good`" not in done.stdout


def test_what_a_broken_comment_seems_to_hold_is_not_read_either() -> None:
    text = '@comment{\n@preamble{"\ufffd"}%}@misc{a, title = {x\ufffd}}@preamble{"\ufffd"}'
    assert not parse([legible(Source("a.bib", text))]).entries


@given(
    st.lists(st.sampled_from(["@misc{a, x={\ufffd}}", "@misc{b}", "@string{c = {\ufffd}}", "x\n"]))
)
def test_no_block_shows_an_unknown_character_and_no_place_moves(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = legible(Source("a.bib", text)).text
    assert "\ufffd" not in found
    assert len(found) == len(text)
    assert found.count("@misc{b}") == text.count("@misc{b}")
    assert [at for at, sign in enumerate(found) if sign == "\n"] == [
        at for at, sign in enumerate(text) if sign == "\n"
    ]
