import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cite_wiki import Wiki, cite_wiki
from tests.registries.server import (
    ATOM,
    CSL,
    HTML,
    JSON,
    Handler,
    fail,
    redirect,
    send,
    send_file,
    serving,
)
from tests.working_copy import run

HOOKE = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n  doi = {10.5555/HOOKE.1678},\n}\n"
CLAUSIUS = """@article{clausius1865ueber,
  author        = {Clausius, Rudolf},
  title         = {Ueber verschiedene für die Anwendung bequeme Formen},
  year          = {1865},
  date          = {1865-04-24},
  journal       = {Annalen der Physik \\& Chemie},
  volume        = {201},
  number        = {7},
  pages         = {353--400},
  publisher     = {Example Press},
  doi           = {10.5555/Clausius.1865_a},
  keywords      = {peer-reviewed, kind-guessed},
}
""".replace("  publisher     = {Example Press},\n", "")


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wiki]:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with serving() as server:
        server.on("/10.5555/clausius.1865_a", send_file("doi.json", CSL))
        server.on("/works/10.5555/clausius.1865_a", send_file("crossref.json", JSON))
        server.on("/api/query?id_list=0801.0001&max_results=1", send_file("arxiv.xml", ATOM))
        server.on("/page", send_file("page-json-ld.html", HTML))
        yield cite_wiki(tmp_path, server, {"citations/hooke1678.bib": HOOKE})


def test_a_doi_becomes_a_file_and_a_record_in_the_lock(wiki: Wiki) -> None:
    ran = wiki.cite("add", "https://doi.org/10.5555/CLAUSIUS.1865_a")
    assert (ran.code, ran.error) == (0, "")
    assert ran.output == (
        "Added citations/clausius1865ueber.bib: Clausius 1865, "
        "Ueber verschiedene für die Anwendung bequeme Formen.\n"
        "  Its kind is a guess, peer-reviewed: take `kind-guessed` out of its keywords if it is right."
        "\n  Cite it as [@clausius1865ueber].\n1 added.\n"
    )
    assert wiki.text("citations/clausius1865ueber.bib") == CLAUSIUS
    assert wiki.text("citations/hooke1678.bib") == HOOKE
    lock = json.loads(wiki.text("citations.lock.json"))
    record = lock["sources"]["clausius1865ueber"]
    assert lock["version"] == 1
    assert [answer["service"] for answer in record["answers"]] == ["doi", "crossref"]
    assert len(record["answers"][0]["sha256"]) == 64
    assert record["fetched"].endswith("Z")
    assert record["metadata"]["authors"] == [{"family": "Clausius", "given": "Rudolf"}]
    asked = wiki.server.asked[0].headers["user-agent"]
    assert asked.startswith("innerwiki/")
    assert asked.endswith("(mailto:ada@wiki.example)")
    assert run(wiki.root, "check").code == 0


def test_twice_does_no_harm_and_asks_nobody(wiki: Wiki) -> None:
    wiki.cite("add", "10.5555/clausius.1865_a")
    before, asked = wiki.files(), len(wiki.server.asked)
    lock = wiki.text("citations.lock.json")
    ran = wiki.cite("add", "doi:10.5555/Clausius.1865_A")
    assert (ran.code, wiki.files(), len(wiki.server.asked)) == (0, before, asked)
    assert "there already as `clausius1865ueber`: it has doi:10.5555/clausius.1865_a." in ran.output
    assert wiki.text("citations.lock.json") == lock


def test_each_success_is_written_and_each_failure_told(wiki: Wiki) -> None:
    wiki.server.on("/busy", fail(429, Retry_After="900"))
    wiki.server.on("/inside", redirect("http://10.0.0.1/"))
    ids = ("10.5555/none", "0801.0001", "x y", wiki.server.url + "busy", wiki.server.url + "inside")
    ran = wiki.cite("add", *ids, "10.5555/hooke.1678", "http://192.168.0.1/", "0-306-40615-3")
    assert ran.code == 1
    assert ran.output.endswith("\n1 added, 1 known, 6 failed.\n")
    assert wiki.files() == ["citations.lock.json", "hooke1678.bib", "noether2008invariant.bib"]
    told = ran.error.splitlines()
    assert len(told) == 6
    assert "no registry knows the DOI 10.5555/none" in told[0]
    assert "`x y` is no DOI, arXiv number, ISBN or address" in told[1]
    assert "has been asked too often (429), and asks to come back in 900 seconds" in told[2]
    assert "redirects to where nobody is asked: 10.0.0.1 is no public address" in told[3]
    assert "192.168.0.1 is no public address, so it is not asked" in told[4]
    assert "its last digit would be 2" in told[5]


def test_a_dry_run_shows_the_entry_and_writes_nothing(wiki: Wiki) -> None:
    ran = wiki.cite("add", "--dry-run", "10.5555/clausius.1865_a", "10.5555/clausius.1865_a")
    assert ran.code == 0
    assert ran.output == CLAUSIUS + "\n"
    assert "1 would be added." in ran.error
    assert wiki.files() == ["hooke1678.bib"]


def test_a_preprint_of_what_is_there_is_known(wiki: Wiki) -> None:
    entry = "@article{n, title={I}, doi={10.5555/noether.1918}}"
    (wiki.root / "citations/n.bib").write_text(entry, encoding="utf-8")
    ran = wiki.cite("add", "0801.0001")
    assert "there already as `n`: that is its published version." in ran.output
    ran = wiki.cite("add", "--another-version", "0801.0001")
    assert "Added citations/noether2008invariant.bib" in ran.output


def test_the_published_version_of_a_preprint_that_is_there_is_known(wiki: Wiki) -> None:
    wiki.cite("add", "0801.0001")
    ran = wiki.cite("add", "10.5555/noether.1918")
    assert "there already as `noether2008invariant`: that is its preprint." in ran.output


def test_the_version_of_a_preprint_that_was_asked_for_is_kept(wiki: Wiki) -> None:
    wiki.server.on("/api/query?id_list=0801.0001v2&max_results=1", send_file("arxiv.xml", ATOM))
    wiki.cite("add", "https://arxiv.org/abs/0801.0001v2")
    text = wiki.text("citations/noether2008invariant.bib")
    assert "eprint        = {0801.0001v2}" in text
    assert "there already as" in wiki.cite("add", "0801.0001").output


def test_what_only_looks_the_same_is_added_and_told(wiki: Wiki) -> None:
    entry = (
        "@misc{other, title={Invariant Variational {P}roblems}, author={Noether, E.}, year=1918}"
    )
    (wiki.root / "citations/other.bib").write_text(entry, encoding="utf-8")
    ran = wiki.cite("add", "0801.0001")
    assert "Added" in ran.output
    assert "It looks like `other`: if they are versions of one work" in ran.output


def test_keys_and_files_that_are_taken_give_way(wiki: Wiki) -> None:
    (wiki.root / "citations/Noether2008Invariant.bib").write_text("% mine", encoding="utf-8")
    assert "noether2008variational.bib" in wiki.cite("add", "0801.0001").output
    assert wiki.text("citations/Noether2008Invariant.bib") == "% mine"


def test_the_pattern_of_keys_is_the_wikis_own(wiki: Wiki) -> None:
    file = wiki.root / "innerwiki.toml"
    file.write_text(file.read_text() + 'citation_key = "{family}:{year}"\n', encoding="utf-8")
    ran = wiki.cite("add", "0801.0001")
    assert "Added citations/noether-2008.bib" in ran.output
    assert wiki.text("citations/noether-2008.bib").startswith("@misc{noether:2008,\n")
    assert (
        "Added citations/emmy.bib"
        in wiki.cite("add", "--key", "emmy", wiki.server.url + "page").output
    )
    ran = wiki.cite("add", "--key", "emmy", "10.5555/clausius.1865_a")
    assert (ran.code, "the key `emmy` is taken already" in ran.error) == (1, True)


PASTED = b"""\xef\xbb\xbf@string{ap = "Annalen"}\r
@article{Foo:Bar, author="Clausius, R.", title="{\\"U}ber W{\\"a}rme", journal = ap # " B", year = 1850}
@incollection{part, crossref = {whole}, author={Hooke, Robert}, title={A part}}
@book{whole, editor={Noether, Emmy}, title={The whole}, year={1918}}
@misc{same, title={Anything}, doi={10.5555/hooke.1678}}
@article{broken, title = {No end, year = 1900}
"""


def test_pasted_entries_become_files_as_they_were_written(wiki: Wiki) -> None:
    ran = wiki.cite("add", "-", pasted=PASTED)
    assert ran.code == 1
    assert ran.output.endswith("3 added, 1 known, 1 failed.\n")
    assert ran.error.startswith("standard input:6:")
    assert wiki.files() == [
        "clausius1850uber.bib", "hooke1678.bib", "hooke1918part.bib", "whole.bib",
    ]  # fmt: skip
    assert wiki.text("citations/clausius1850uber.bib") == (
        '@string{ap = "Annalen"}\n\n@article{clausius1850uber, author="Clausius, R.", '
        'title="{\\"U}ber W{\\"a}rme", journal = ap # " B", year = 1850}\n'
    )
    again = wiki.cite("add", "-", pasted=PASTED)
    assert again.output.endswith("4 known, 1 failed.\n")
    assert not wiki.server.asked


def test_a_part_never_inherits_from_another_work_of_the_same_key(wiki: Wiki) -> None:
    part = "@incollection{{part, crossref = {{{0}}}, author={{Hooke, Robert}}, title={{A part}}}}\n"
    whole = "@book{{{0}, editor={{Noether, Emmy}}, title={{The whole}}, year={{1918}}}}\n"
    pasted = (part + whole).format("hooke1678").encode()
    ran = wiki.cite("add", "-", pasted=pasted)
    assert (ran.code, wiki.files()) == (1, ["hooke1678.bib"])
    assert ran.error == (
        "hooke1678: the key `hooke1678` is taken already; choose another one\n"
        "part: its `crossref` is `hooke1678`, which was not added; mend that entry first, or give "
        "it another key, there and in `crossref`\n"
    )
    wiki.cite("add", "-", pasted=whole.format("whole").encode())
    again = (part + whole).format("other").encode()
    ran = wiki.cite("add", "-", pasted=again)
    assert ran.error == (
        "part: its `crossref` is `other`, which is `noether1918whole` here; write "
        "`crossref = {noether1918whole}`\n"
    )


@pytest.mark.parametrize("pasted", [b"", b"nothing", b"\xff", b"\0", b"@article{x"])
def test_what_is_no_bibtex_is_told(wiki: Wiki, pasted: bytes) -> None:
    ran = wiki.cite("add", "-", pasted=pasted)
    assert (ran.code, ran.output) == (1, "1 failed.\n")
    assert ran.error.startswith("standard input")


@pytest.mark.parametrize(
    ("lock", "told"),
    [
        ("{", "citations.lock.json:1:2: not JSON"),
        ("[]", "not a lock of version 1"),
        ('{"version": 2, "sources": {}}', "not a lock of version 1"),
        ("\0", "citations.lock.json:1:1: not JSON"),
    ],
)
def test_a_broken_lock_stops_everything(wiki: Wiki, lock: str, told: str) -> None:
    (wiki.root / "citations.lock.json").write_text(lock, encoding="utf-8")
    ran = wiki.cite("add", "0801.0001")
    assert ran.code == 2
    assert told in ran.error
    assert wiki.files() == ["citations.lock.json", "hooke1678.bib"]


def test_a_lock_that_cannot_be_written_is_told(wiki: Wiki) -> None:
    (wiki.root / "citations.lock.json").write_text('{"version": 1, "sources": {}}', "utf-8")
    (wiki.root / "citations.lock.json").chmod(0o444)
    ran = wiki.cite("add", "0801.0001")
    assert ran.code == 1
    assert "noether2008invariant.bib is made, but not locked: citations.lock.json is read-only" in (
        ran.error
    )


def test_what_others_have_written_into_the_lock_stays(wiki: Wiki) -> None:
    strange = {"version": 1, "sources": {"zz": {"more": [1]}, "aa": "text"}}
    (wiki.root / "citations.lock.json").write_text(json.dumps(strange), encoding="utf-8")
    wiki.cite("add", "0801.0001")
    sources = json.loads(wiki.text("citations.lock.json"))["sources"]
    assert list(sources) == ["aa", "noether2008invariant", "zz"]
    assert (sources["aa"], sources["zz"]) == ("text", {"more": [1]})


def test_a_page_gets_the_kind_and_the_site_of_other_pages_of_its_host(wiki: Wiki) -> None:
    page = f"@online{{a, title={{A}}, url={{{wiki.server.url}a}}, organization={{Forum}}, keywords={{forum}}}}"
    (wiki.root / "citations/a.bib").write_text(page, encoding="utf-8")
    wiki.server.on("/b", send("<title>Bare</title>", HTML))
    wiki.cite("add", wiki.server.url + "b#top")
    [name] = [name for name in wiki.files() if name.startswith("bare")]
    text = wiki.text(f"citations/{name}")
    assert "organization  = {Forum}" in text
    assert "keywords      = {forum, kind-guessed}" in text
    assert "urldate       = {2026-01-15}" in text


def test_a_page_that_names_its_site_is_believed(wiki: Wiki) -> None:
    pages = "".join(
        f"@online{{{name}, title={{{name}}}, url={{{wiki.server.url}{name}}},"
        f" organization={{{site}}}, keywords={{{kind}}}}}\n"
        for name, site, kind in (("a", "Ada", "forum"), ("c", "Ada", "forum"), ("d", "Bob", "blog"))
    )
    (wiki.root / "citations/a.bib").write_text(pages, encoding="utf-8")
    for site in ("Bob", "Carol"):
        head = f'<title>By {site}</title><meta property="og:site_name" content="{site}">'
        wiki.server.on(f"/{site}", send(head, HTML))
        wiki.cite("add", "--key", f"by{site}", f"{wiki.server.url}{site}")
    said = {site: wiki.text(f"citations/by{site}.bib") for site in ("Bob", "Carol")}
    assert "organization  = {Bob}" in said["Bob"]
    assert "keywords      = {blog, kind-guessed}" in said["Bob"]
    assert "organization  = {Carol}" in said["Carol"]
    assert "forum" not in said["Carol"]


def test_without_an_allowance_this_machine_is_not_asked(wiki: Wiki) -> None:
    file = wiki.root / "innerwiki.toml"
    lines = [line for line in file.read_text().splitlines() if "allow_private" not in line]
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = wiki.cite("add", "0801.0001")
    assert ran.code == 1
    assert "127.0.0.1 is no public address, so it is not asked" in ran.error
    assert not wiki.server.asked


@pytest.mark.parametrize("key", ["", "a b", "a,b", "{x}", "../x", "a\n"])
def test_what_is_no_key_is_refused(wiki: Wiki, key: str) -> None:
    ran = wiki.cite("add", "--key", key, "0801.0001")
    assert (ran.code, ran.output) == (2, "")
    assert "can be no key" in ran.error


def test_a_key_is_for_one_source(wiki: Wiki) -> None:
    assert "--key is for one source" in wiki.cite("add", "--key", "x", "1", "2").error


def test_nothing_to_add_and_a_mistyped_command(wiki: Wiki) -> None:
    assert wiki.cite("add").code == 2
    assert "did you mean `verify`?" in wiki.cite("verfy").error


@pytest.mark.parametrize(
    "asked",
    [
        "10.5555/HOOKE.1678.",
        "(10.5555/hooke.1678)",
        "10.5555/hooke.1678,",
        "<https://doi.org/10.5555/hooke.1678>",
        "“doi:10.5555/hooke.1678”).",
    ],
)
def test_marks_of_the_sentence_that_it_was_copied_from_do_not_count(wiki: Wiki, asked: str) -> None:
    ran = wiki.cite("add", asked)
    assert (ran.code, ran.error) == (0, "")
    assert "there already as `hooke1678`: it has doi:10.5555/hooke.1678." in ran.output
    assert wiki.server.asked == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (fail(404), "; look for a slip in it, or paste its BibTeX: `inn"),
        (fail(403), "does not let us in (403); nothing is known; or paste its BibTeX: `innerwiki"),
        (
            send(b"%PDF-1.4", "application/pdf"),
            "instead of application/xhtml+xml or text/html; paste its BibTeX: `innerwiki cite add",
        ),
    ],
)
def test_a_registry_that_does_not_tell_leaves_a_way_to_mend_it(
    wiki: Wiki, answer: Handler, said: str
) -> None:
    wiki.server.on("/there", answer)
    ran = wiki.cite("add", f"{wiki.server.url}/there")
    assert ran.code == 1
    assert said in ran.error


def test_a_pasted_part_shows_the_year_of_the_whole_that_the_library_has(wiki: Wiki) -> None:
    part = b"@inbook{g, author = {Gibbs, J. W.}, title = {Springs}, crossref = {hooke1678}}"
    ran = wiki.cite("add", "-", pasted=part)
    assert "Added citations/gibbs1678springs.bib: Gibbs 1678, Springs." in ran.output
    assert "year" not in wiki.text("citations/gibbs1678springs.bib")


def test_a_pasted_entry_with_an_empty_title_is_refused(wiki: Wiki) -> None:
    ran = wiki.cite("add", "-", pasted=b"@misc{k, title = { {} }, year = 1865}")
    assert ran.code == 1
    assert "k: its title is empty; write it into the braces" in ran.error
