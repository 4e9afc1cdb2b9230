import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cite_wiki import Wiki, cite_wiki
from tests.registries.server import ATOM, CSL, JSON, fail, send_file, serving

PAGE = """---
title: Entropy
---
Entropy grows [@clausius1865]. So do springs [@hooke; @clausius1865].

Nothing else [@gone].
"""
BIB = (
    '@article{clausius1865,\r\n  author = "Clausius, Rudolph",\r\n'
    '  title = {Ueber verschiedene f{\\"u}r die Anwendung bequeme {Formulae}}, % odd\r\n'
    '  journal = "Ann. Phys. " # "Chem.", year=1866,\r\n'
    "  doi = {10.5555/clausius.1865_a}\r\n}\r\n\r\n"
    "@misc{hooke, title={A spring that never tires}, author={Hooke, R.}, year=2008,"
    " eprint={0801.0002}, archiveprefix={arXiv}}\r\n"
    "@misc{noether, title={INVARIANT {V}ariational Problems.}, author={Noether, E. and others},"
    " year={2008}, eprint={0801.0001v3}, archiveprefix={arXiv}}\r\n"
    "@misc{gone, title={X}, doi={10.5555/none}}\r\n"
    "@misc{plain, title={Y}, howpublished={z}}"
)
CORRECTED = (
    BIB.replace('"Clausius, Rudolph"', "{Clausius, Rudolf}")
    .replace('f{\\"u}r', "für")
    .replace("{Formulae}", "Formen")
    .replace("year=1866", "year={1865}")
    .replace("@article{clausius1865,", "@article{clausius1865,\r\n  pubstate      = {retracted},")
    .replace("@misc{hooke,", "@misc{hooke,\r\n  pubstate      = {withdrawn},")
)


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wiki]:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with serving() as server:
        server.on("/10.5555/clausius.1865_a", send_file("doi.json", CSL))
        server.on("/works/10.5555/clausius.1865_a", send_file("crossref-retracted.json", JSON))
        for number in ("0801.0001v3", "0801.0001"):
            path = f"/api/query?id_list={number}&max_results=1"
            server.on(path, send_file("arxiv.xml", ATOM))
        server.on(
            "/api/query?id_list=0801.0002&max_results=1", send_file("arxiv-withdrawn.xml", ATOM)
        )
        found = cite_wiki(tmp_path, server, {"content/entropy.md": PAGE})
        (tmp_path / "citations/all.bib").write_bytes(BIB.encode())
        yield found


def test_without_online_nobody_is_asked(wiki: Wiki) -> None:
    ran = wiki.cite("verify")
    assert (ran.code, ran.error) == (0, "")
    assert ran.output == (
        "5 sources: 5 unchecked. What the lock does not know, `--online` asks for.\n"
    )
    assert not wiki.server.asked


def test_differences_are_shown_field_by_field_and_nothing_changes(wiki: Wiki) -> None:
    ran = wiki.cite("verify", "--online", "clausius1865", "noether")
    assert ran.code == 1
    assert ran.output == (
        "citations/all.bib:1: clausius1865: retracted (10.5555/notice)\n"
        "  title: Ueber verschiedene für die Anwendung bequeme Formulae\n"
        "       > Ueber verschiedene für die Anwendung bequeme Formen\n"
        "  author: Rudolph Clausius\n"
        "        > Rudolf Clausius\n"
        "  year: 1866\n"
        "      > 1865\n"
        "  pubstate: (nothing)\n"
        "          > retracted (10.5555/notice)\n"
        "  on it rest:\n"
        "    content/entropy.md:4: Entropy grows. (it has no other source)\n"
        "    content/entropy.md:4: So do springs.\n"
        "citations/all.bib:9: noether: differs\n"
        "  published: (nothing)\n"
        "           > 10.5555/noether.1918\n"
        "2 sources: 2 differs, 1 retracted or withdrawn.\n"
    )
    assert wiki.text("citations/all.bib") == BIB
    assert wiki.files() == ["all.bib"]


def test_a_preprint_beside_its_published_version_is_no_difference(wiki: Wiki) -> None:
    paper = "@article{paper, title={Invariant}, doi={10.5555/Noether.1918}}"
    (wiki.root / "citations/paper.bib").write_text(paper, encoding="utf-8")
    assert wiki.cite("verify", "--online", "noether").code == 1
    works = '[[work]]\nkeys = ["noether", "paper"]\n'
    (wiki.root / "citations/works.toml").write_text(works, encoding="utf-8")
    ran = wiki.cite("verify", "--online", "noether")
    assert (ran.code, ran.output) == (
        0,
        "citations/all.bib:9: noether: same\n1 source: 1 same.\n",
    )


def test_write_changes_the_fields_that_differ_and_no_other_byte(wiki: Wiki) -> None:
    ran = wiki.cite("verify", "--online", "--write")
    assert ran.code == 1  # sentences still rest on what went bad
    assert "noether: `published` is left to you\n" in ran.error
    assert ran.error.endswith("Corrected 5 fields in 1 file.\n")
    assert wiki.text("citations/all.bib") == CORRECTED
    lock = json.loads(wiki.text("citations.lock.json"))["sources"]
    assert list(lock) == ["clausius1865", "hooke", "noether"]
    assert lock["clausius1865"]["metadata"]["standing"] == "retracted"


def test_afterwards_the_lock_tells_without_the_registries(wiki: Wiki) -> None:
    wiki.cite("verify", "--online", "--write")
    asked = len(wiki.server.asked)
    assert wiki.cite("verify", "hooke").output == (
        "citations/all.bib:9: hooke: withdrawn (This paper has been withdrawn by the author due to "
        "a sign error in equation 1)\n"
        "  on it rest:\n"
        "    content/entropy.md:4: So do springs.\n"
        "1 source: 1 same, 1 retracted or withdrawn.\n"
    )
    ran = wiki.cite("verify", "--online", "--write", "clausius1865", "hooke")
    assert "Corrected 0 fields in 0 files.\n" in ran.error
    assert wiki.text("citations/all.bib") == CORRECTED
    assert len(wiki.server.asked) > asked


@pytest.mark.parametrize("status", [403, 429, 500])
def test_a_registry_that_gives_no_answer_says_nothing_of_a_source(wiki: Wiki, status: int) -> None:
    wiki.server.on("/10.5555/none", fail(status))
    ran = wiki.cite("verify", "--online", "gone")
    assert ran.code == 2
    assert "citations/all.bib:10: gone: unknown\n  not known: 127.0.0.1" in ran.output
    assert "Nothing else" not in ran.output
    assert wiki.cite("verify", "--online", "gone", "noether").code == 1


def test_what_a_registry_does_not_know_is_gone_and_what_rests_on_it_is_listed(wiki: Wiki) -> None:
    ran = wiki.cite("verify", "--online", "gone")
    assert ran.code == 1
    assert ran.output.startswith("citations/all.bib:10: gone: gone\n  no registry knows the DOI")
    assert "    content/entropy.md:6: Nothing else. (it has no other source)\n" in ran.output


def test_json_holds_the_same(wiki: Wiki) -> None:
    ran = wiki.cite("verify", "--online", "--format", "json", "hooke", "plain")
    report = json.loads(ran.output)
    assert report["version"] == 1
    hooke, plain = report["sources"]
    assert (hooke["key"], hooke["path"], hooke["line"]) == ("hooke", "citations/all.bib", 8)
    assert (hooke["state"], hooke["standing"]) == ("differs", "withdrawn")
    assert [difference["field"] for difference in hooke["differences"]] == ["pubstate"]
    assert hooke["resting"] == [
        {"path": "content/entropy.md", "line": 4, "text": "So do springs.", "only_source": False}
    ]
    assert (plain["state"], plain["standing"], plain["differences"]) == ("unchecked", "good", [])


def test_a_key_that_is_not_there(wiki: Wiki) -> None:
    ran = wiki.cite("verify", "nohter")
    assert (ran.code, ran.output) == (2, "")
    assert ran.error == "innerwiki: there is no source `nohter`; did you mean `noether`?\n"
