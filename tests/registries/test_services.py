"""Each service's answers, in the shape that its documentation tells; see answers/README.md."""

import pytest

from innerwiki.config import Registries
from innerwiki.model import Name, SourceKind
from innerwiki.registries.client import Client
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.lookup import Record, look_up
from innerwiki.registries.metadata import Metadata, Standing, from_json, to_json
from tests.registries.clocks import Clock
from tests.registries.server import (
    ATOM,
    CSL,
    HTML,
    JSON,
    Server,
    fail,
    send,
    send_file,
    send_json,
)

DOI = "/10.5555/clausius.1865_a"
CROSSREF = "/works/10.5555/clausius.1865_a"
ARXIV = "/api/query?id_list=0801.0001&max_results=1"
BOOK = "/api/books?bibkeys=ISBN:9780306406157&jscmd=data&format=json"
CLAUSIUS = (Name("Clausius", "Rudolf"),)


def record_of(server: Server, identifier: str) -> Record:
    base = server.url
    services = Registries(doi=base, crossref=base, arxiv=base, openlibrary=base)
    return look_up(Client("test", server.allowed, Clock(), 1.0), services, identifier)


def known(server: Server, identifier: str) -> Metadata:
    return record_of(server, identifier).metadata


def failure(server: Server, identifier: str) -> tuple[Failure, str]:
    with pytest.raises(RegistryError) as caught:
        record_of(server, identifier)
    return caught.value.failure, str(caught.value)


# --- DOI ----------------------------------------------------------------------------------------


def test_a_doi_is_asked_where_it_is_resolved_and_at_crossref(server: Server) -> None:
    server.on(DOI, send_file("doi.json", CSL))
    server.on(CROSSREF, send_file("crossref.json", JSON))
    record = record_of(server, "doi:10.5555/clausius.1865_a")
    assert record.metadata == Metadata(
        title="Ueber verschiedene für die Anwendung bequeme Formen",
        type="article",
        kind=SourceKind.PEER_REVIEWED,
        authors=CLAUSIUS,
        date="1865-04-24",
        venue="Annalen der Physik & Chemie",
        volume="201",
        number="7",
        pages="353-400",
        publisher="Example Press",
        doi="10.5555/Clausius.1865_a",
    )
    assert [source.service for source in record.sources] == ["doi", "crossref"]
    assert record.unknown == ()


def test_a_retraction_is_known_from_crossref(server: Server) -> None:
    server.on(DOI, send_file("doi.json", CSL))
    server.on(CROSSREF, send_file("crossref-retracted.json", JSON))
    found = known(server, "doi:10.5555/clausius.1865_a")
    assert (found.standing, found.notice) == (Standing.RETRACTED, "10.5555/notice")


def test_a_doi_that_crossref_does_not_have_is_fine(server: Server) -> None:
    server.on(DOI, send_file("doi.json", CSL))
    record = record_of(server, "doi:10.5555/clausius.1865_a")
    assert [source.service for source in record.sources] == ["doi"]
    assert record.unknown == ()


def test_where_crossref_is_busy_it_is_told_that_nothing_is_known(server: Server) -> None:
    server.on(DOI, send_file("doi.json", CSL))
    server.on(CROSSREF, fail(503))
    [unknown] = record_of(server, "doi:10.5555/clausius.1865_a").unknown
    assert unknown.startswith("whether it was retracted: 127.0.0.1")


def test_crossref_stands_in_where_the_resolver_fails(server: Server) -> None:
    server.on(DOI, fail(500))
    server.on(CROSSREF, send_file("crossref.json", JSON))
    assert known(server, "doi:10.5555/clausius.1865_a").authors == CLAUSIUS


def test_html_instead_of_json_is_told(server: Server) -> None:
    server.on(DOI, send("<h1>Welcome</h1>", HTML))
    assert failure(server, "doi:10.5555/clausius.1865_a")[0] is Failure.UNUSABLE
    server.on(DOI, send("<h1>Welcome</h1>", CSL))
    assert "what is no JSON in UTF-8" in failure(server, "doi:10.5555/clausius.1865_a")[1]


def test_an_unknown_doi_is_told_with_where_to_look(server: Server) -> None:
    server.on(CROSSREF, send_file("crossref.json", JSON))
    assert failure(server, "doi:10.5555/clausius.1865_a") == (
        Failure.NOT_FOUND,
        (
            "no registry knows the DOI 10.5555/clausius.1865_a; "
            "look at https://doi.org/10.5555/clausius.1865_a"
        ),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe{}",
        b'{"title": "\xe4"}',
        b"[" * 100_000,
        b'{"title": ' + b"9" * 5000 + b"}",
        b"",
        b"null",
        b"[]",
        b'{"title": []}',
        b'{"title": {"a": 1}}',
    ],
)
def test_what_holds_no_title_is_of_no_use(server: Server, body: bytes) -> None:
    server.on(DOI, send(body, CSL))
    assert failure(server, "doi:10.5555/clausius.1865_a")[0] is Failure.UNUSABLE


def test_bodies_particles_and_suffixes_stay_what_they_are(server: Server) -> None:
    server.on("/10.5555/hooke.1678", send_file("doi-report.json", CSL))
    found = known(server, "doi:10.5555/hooke.1678")
    assert found.authors == (
        Name(literal="Royal Society & Sons"),
        Name("Waals", "Johannes", "van der"),
        Name("Hooke", "Robert", "", "Jr."),
    )
    assert (found.type, found.date) == ("techreport", "1678")


def test_what_is_missing_is_empty(server: Server) -> None:
    server.on(DOI, send_json({"title": "Bare", "author": [{}, None, 3, {"given": "Plato"}]}))
    found = known(server, "doi:10.5555/clausius.1865_a")
    doi = "10.5555/clausius.1865_a"  # the one that was asked for
    assert found == Metadata(title="Bare", authors=(Name(literal="Plato"),), doi=doi)


@pytest.mark.parametrize(
    ("said", "title", "standing"),
    [
        ("RETRACTED: Springs", "Springs", Standing.RETRACTED),
        ("Withdrawn Article: Springs", "Springs", Standing.WITHDRAWN),
        ("Retracted muscles", "Retracted muscles", Standing.GOOD),
    ],
)
def test_a_title_may_say_that_a_work_was_retracted(
    server: Server, said: str, title: str, standing: Standing
) -> None:
    server.on(DOI, send_json({"title": said}))
    found = known(server, "doi:10.5555/clausius.1865_a")
    assert (found.title, found.standing) == (title, standing)


def test_a_preprint_tells_where_it_was_published(server: Server) -> None:
    server.on("/10.5555/preprint", fail(500))
    server.on("/works/10.5555/preprint", send_file("crossref-preprint.json", JSON))
    found = known(server, "doi:10.5555/preprint")
    assert (found.kind, found.published) == (SourceKind.PREPRINT, "10.5555/hooke.1678")


# --- arXiv --------------------------------------------------------------------------------------


def test_an_arxiv_paper(server: Server) -> None:
    server.on(ARXIV, send_file("arxiv.xml", ATOM))
    assert known(server, "arxiv:0801.0001") == Metadata(
        title="Invariant variational problems",
        kind=SourceKind.PREPRINT,
        authors=(Name("Noether", "Emmy"), Name("Waals", "Johannes", "van der")),
        date="2008-01-01",
        arxiv="0801.0001",
        primary_class="physics.hist-ph",
        url="https://arxiv.org/abs/0801.0001",
        published="10.5555/noether.1918",
    )


def test_a_withdrawn_arxiv_paper(server: Server) -> None:
    server.on(ARXIV, send_file("arxiv-withdrawn.xml", ATOM))
    found = known(server, "arxiv:0801.0001")
    assert found.standing is Standing.WITHDRAWN
    assert found.notice.startswith("This paper has been withdrawn by the author")


@pytest.mark.parametrize("name", ["arxiv-none.xml", "arxiv-error.xml"])
def test_an_arxiv_paper_that_is_not_there(server: Server, name: str) -> None:
    server.on(ARXIV, send_file(name, ATOM))
    kind, message = failure(server, "arxiv:0801.0001")
    assert kind is Failure.NOT_FOUND
    assert message.startswith("arXiv knows no paper 0801.0001")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<feed>",
        b"\xff\xfe<",
        b"Rate exceeded.",
        b'<!DOCTYPE a [<!ENTITY b "c">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>',
    ],
)
def test_what_is_no_feed_is_of_no_use(server: Server, body: bytes) -> None:
    server.on(ARXIV, send(body, ATOM))
    assert failure(server, "arxiv:0801.0001")[0] is Failure.UNUSABLE


def test_arxiv_is_given_three_seconds_between_questions(server: Server) -> None:
    server.on(ARXIV, send_file("arxiv.xml", ATOM))
    clock = Clock()
    client = Client("test", server.allowed, clock, 1.0)
    for _ in range(2):
        look_up(client, Registries(arxiv=server.url), "arxiv:0801.0001")
    assert clock.slept == [3.0]


# --- Open Library -------------------------------------------------------------------------------


def test_a_book(server: Server) -> None:
    server.on(BOOK, send_file("openlibrary.json", JSON))
    assert known(server, "isbn:9780306406157") == Metadata(
        title="Lectures: of springs",
        type="book",
        kind=SourceKind.BOOK,
        authors=(Name("Hooke", "Robert"),),
        date="1678",
        publisher="Example Press",
        isbn="9780306406157",
    )


def test_a_book_that_nobody_knows(server: Server) -> None:
    server.on(BOOK, send("{}", JSON))
    kind, message = failure(server, "isbn:9780306406157")
    assert kind is Failure.NOT_FOUND
    assert "Open Library does not know the ISBN 9780306406157" in message


# --- pages --------------------------------------------------------------------------------------


def test_a_page_with_citation_tags(server: Server) -> None:
    server.on("/page", send_file("page-citation.html", HTML))
    assert known(server, server.url + "page") == Metadata(
        title="A Mathematical Theory of Communication & More",
        type="article",
        kind=SourceKind.PEER_REVIEWED,
        authors=(Name("Shannon", "Claude E."), Name(literal="Example Group")),
        date="1948-07-01",
        venue="Example Journal",
        volume="27",
        number="3",
        pages="379-423",
        doi="10.5555/shannon.1948",
        url=server.url + "page",
    )


def test_a_page_with_json_ld(server: Server) -> None:
    server.on("/page", send_file("page-json-ld.html", HTML))
    found = known(server, server.url + "page")
    assert (found.type, found.kind, found.venue) == ("online", SourceKind.BLOG, "Example Blog")
    assert (found.title, found.date) == ("Springs, again", "1948-07-02")
    assert found.authors == (Name("Hooke", "Robert"), Name(literal="Gresham College"))


def test_a_page_with_open_graph(server: Server) -> None:
    server.on("/page", send_file("page-open-graph.html", HTML))
    found = known(server, server.url + "page")
    assert (found.title, found.date) == ("A spring breaks", "1948-07-03")
    assert (found.venue, found.authors) == ("Example News", (Name("Hooke", "Robert"),))


def test_a_page_in_another_encoding(server: Server) -> None:
    page = '<meta charset="windows-1252"><title>Über</title>'.encode("cp1252")
    server.on("/page", send(page, "text/html"))
    assert known(server, server.url + "page").title == "Über"
    server.on("/page", send("<title>Über</title>".encode(), "text/html; charset=no-such"))
    assert known(server, server.url + "page").title == "Über"


@pytest.mark.parametrize("body", ["", "<title> </title>", "<![foo[ <title>x", "<p>text</p>"])
def test_a_page_without_a_title(server: Server, body: str) -> None:
    server.on("/page", send(body, HTML))
    kind, message = failure(server, server.url + "page")
    assert kind is Failure.UNUSABLE
    assert "does not say what it is called" in message


def test_a_page_that_is_not_there(server: Server) -> None:
    kind, message = failure(server, server.url + "page")
    assert kind is Failure.NOT_FOUND
    assert "there is no page at" in message


# --- the lock's form ----------------------------------------------------------------------------


def test_metadata_survive_the_lock(server: Server) -> None:
    server.on("/10.5555/hooke.1678", send_file("doi-report.json", CSL))
    found = known(server, "doi:10.5555/hooke.1678")
    assert from_json(to_json(found)) == found
    assert from_json({"kind": "x", "authors": 5, "title": ["a"], "standing": {}}).title == "a"
