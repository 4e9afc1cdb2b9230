"""What a published site tells programs, read as they read it: by a parser, and file by file."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from innerwiki.bibliography import parse
from innerwiki.model import Source
from tests.command_line import INNERWIKI_TOML, MKDOCS_YML, innerwiki, make_wiki
from tests.repositories import commit, git

HOSTILE = "A </title><script>alert(1)</script> & <!-- \u201cwiki\u201d"
SITE = "https://wiki.example/repo/"
FILES = {
    "innerwiki.toml": (
        f'title = "Heat & Work"\nsite_url = "{SITE}"\nlicense = "CC BY 4.0"\n'
        'license_url = "https://licence.example/by"\n'
    ),
    "mkdocs.yml": MKDOCS_YML.replace("site_name: Test", 'site_name: "Heat & Work"'),
    "content/index.md": "---\ntitle: Home\ntype: meta\n---\nSee [[Springs]].\n",
    "content/springs.md": (
        "---\ntitle: Springs\nrevision: 2\n---\nForce grows [@hooke1678, p. 3; @noether1918].\n"
    ),
    "content/odd.md": (
        f"---\ntitle: {json.dumps(HOSTILE)}\ndescription: {json.dumps(HOSTILE)}\n---\n"
        "All is motion [@hooke1678].\n"
    ),
    "citations/all.bib": (
        "@string{pub = {Martyn}}\n"
        "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678},\n"
        "  publisher = pub}\n"
        "@inproceedings{noether1918, title = {Probleme}, crossref = {volume}}\n"
        "@proceedings{volume, title = {Band}, year = 1918}\n"
    ),
}


class Document(HTMLParser):
    """What programs look for in a document."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.coins: list[dict[str, list[str]]] = []
        self.data: list[Any] = []
        self.scripts: list[str] = []
        self._in: str | None = None
        self.feed(file.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and (name := found.get("name") or found.get("property")):
            self.metas.append((name, found.get("content") or ""))
        elif tag == "link":
            self.links.append(found)
        elif tag == "span" and found.get("class") == "Z3988":
            self.coins.append(parse_qs(found["title"] or ""))
        elif tag == "script":
            self._in = found.get("type") or "script"
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            if self._in == "application/ld+json":
                self.data.append(json.loads(self.scripts.pop()))
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in is not None:
            self.scripts[-1] += data

    def linked(self, rel: str) -> list[str | None]:
        """The addresses of links of a relation."""
        return [link.get("href") for link in self.links if rel in (link.get("rel") or "").split()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the wiki, which lies in no repository."""
    return built(tmp_path_factory.mktemp("programs") / "wiki")


def built(root: Path, files: dict[str, str] | None = None) -> Path:
    wiki = make_wiki(root, {**FILES, **(files or {})})
    done = innerwiki(wiki, "build")
    assert "Traceback" not in done.stderr
    assert (wiki / "site/index.html").is_file(), done.stdout + done.stderr
    return wiki / "site"


def test_an_article_tells_who_it_is_where_it_is_and_what_it_rests_on(site: Path) -> None:
    page = Document(site / "springs/index.html")
    address = f"{SITE}springs/"
    assert [pair for pair in page.metas if pair[0].startswith(("og:", "citation_"))] == [
        ("og:type", "article"),
        ("og:title", "Springs"),
        ("og:description", "Force grows."),
        ("og:url", address),
        ("og:site_name", "Heat & Work"),
        ("citation_title", "Springs"),
        ("citation_inbook_title", "Heat & Work"),
        ("citation_language", "en"),
        ("citation_public_url", address),
    ]
    assert page.linked("canonical") == [address]
    assert page.linked("license") == ["https://licence.example/by"]
    [told] = page.data
    assert told["url"] == address
    assert told["isPartOf"] == {"@type": "WebSite", "name": "Heat & Work", "url": SITE}
    assert [work["name"] for work in told["citation"]] == ["De Potentia", "Probleme"]
    assert [next(iter(one.get("rft_id", [""]))) for one in page.coins] == [address, "", ""]


def test_the_files_that_a_page_links_to_are_there(site: Path) -> None:
    page = Document(site / "springs/index.html")
    bibtex, csl = page.linked("alternate")
    assert bibtex is not None
    assert csl is not None
    library = parse([Source("a.bib", (site / "springs" / bibtex).read_text(encoding="utf-8"))])
    assert set(library.entries) == {"hooke1678", "noether1918", "volume"}
    assert library.problems == ()
    assert library.entries["hooke1678"].fields["publisher"] == "Martyn"
    items = json.loads((site / "springs" / csl).read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["hooke1678", "noether1918"]


def test_without_folders_the_links_arrive_too(tmp_path: Path) -> None:
    mkdocs = FILES["mkdocs.yml"] + "use_directory_urls: false\n"
    site = built(tmp_path / "wiki", {"mkdocs.yml": mkdocs})
    page = Document(site / "springs.html")
    for link in page.linked("alternate"):
        assert (site / str(link)).is_file()
    assert page.data[0]["url"] == f"{SITE}springs.html"
    assert page.linked("canonical") == [f"{SITE}springs.html"]


def test_an_authors_own_file_is_linked_in_the_place_of_an_export(tmp_path: Path) -> None:
    own = "@misc{own, title = {Own}}\n"
    site = built(tmp_path / "wiki", {"content/springs/references.bib": own})
    bibtex, _ = Document(site / "springs/index.html").linked("alternate")
    assert (site / "springs" / str(bibtex)).read_text(encoding="utf-8") == own


def test_a_hostile_title_is_text_everywhere(site: Path) -> None:
    page = Document(site / "odd/index.html")
    plain = Document(site / "springs/index.html")
    assert len(page.scripts) == len(plain.scripts)
    metas = dict(page.metas)
    for name in ("og:title", "og:description", "citation_title", "description"):
        assert metas[name] == HOSTILE
    [told] = page.data
    assert told["name"] == told["description"] == HOSTILE
    assert page.coins[0]["rft.title"] == [HOSTILE]


def test_the_page_of_a_source_tells_of_the_work(site: Path) -> None:
    page = Document(site / "sources/hooke1678/index.html")
    assert [one["rft.btitle"] for one in page.coins] == [["De Potentia"]]
    assert [told["@type"] for told in page.data] == ["Book"]
    assert dict(page.metas)["og:type"] == "website"


def test_the_site_map_lists_pages_and_no_files(site: Path) -> None:
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{SITE}springs/</loc>" in listed
    assert ".bib" not in listed
    assert ".json" not in listed


def test_without_a_published_address_none_is_made_up(tmp_path: Path) -> None:
    site = built(tmp_path / "wiki", {"innerwiki.toml": INNERWIKI_TOML, "mkdocs.yml": MKDOCS_YML})
    page = Document(site / "springs/index.html")
    assert not {"og:url", "citation_public_url"} & dict(page.metas).keys()
    [told] = page.data
    assert "url" not in told
    assert "license" not in told
    assert page.linked("canonical") == []
    assert all(not urlsplit(str(link)).scheme for link in page.linked("alternate"))


def test_of_a_committed_article_the_day_of_its_last_change_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    wiki = make_wiki(tmp_path / "wiki", FILES)
    git(wiki, "init", "--quiet")
    day = git(wiki, "show", "--no-patch", "--format=%cd", "--date=format-local:%F", commit(wiki))
    assert innerwiki(wiki, "build").returncode in (0, 1)
    page = Document(wiki / "site/springs/index.html")
    assert page.data[0]["dateModified"] == day
    assert dict(page.metas)["citation_publication_date"] == day.replace("-", "/")
    assert page.coins[0]["rft.date"] == [day]
