"""Generated pages and exports in a site that MkDocs built: addresses, navigation, precedence."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.command_line import INNERWIKI_TOML, MKDOCS_YML, innerwiki, make_wiki

FILES = {
    "content/index.md": "---\ntitle: Home\ntype: meta\n---\nBegin with [[Springs]].\n",
    "content/a guide.md": "---\ntitle: A guide\nid: guide\ntype: meta\n---\nDo it.\n",
    "content/deep/springs.md": (
        "---\ntitle: Springs\nimportance: top\ncitations: [clausius1865]\n"
        "aliases: [A spring & more]\nformer_ids: [coil]\ntags: [Force, C++, C]\n"
        "see_also: [Motion, Levers]\n"
        'infobox:\n  - {label: By, value: "Hooke [@hooke1678]"}\n---\n'
        "Force grows [@hooke1678, p. 3]. So it is. It is so. Quite so.{.needs-citation}\n\n"
        "See [[Heat]] [@a:b].[^1]\n\n## Heading [@hooke1678]\n\n[^1]: A note [@clausius1865].\n"
    ),
    "content/motion.md": (
        "---\ntitle: Motion\ntags: [force]\n---\nAll is motion, says @hooke1678 [p. 1].\n"
        "See [[Vis viva]] and [it](vis-viva.md).\n"
    ),
    "content/vis-viva.md": (
        "---\ntitle: Vis viva\nstatus: retired\nredirect: Motion\naliases: [Living force]\n---\n"
        "It is conserved [@clausius1865]. See [[Nowhere]].\n"
    ),
    "citations/all.bib": (
        "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}\n"
        "@article{clausius1865, author = {Clausius, R.}, title = {Formen}, year = {1865}}\n"
        "@misc{a:b, title = {Of a colon}, year = {2001}, url = {https://b.example}}\n"
    ),
}
NO_FOLDERS = MKDOCS_YML + "use_directory_urls: false\n"
PREFIXED = INNERWIKI_TOML + 'site_url = "https://wiki.example/repo/"\n'


@dataclass
class Page(HTMLParser):
    """The ids, the links and the links of the navigation of one page."""

    html: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    nav: list[str] = field(default_factory=list)
    canonical: str | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.ids.add(attributes.get("id", ""))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
            if "md-nav__link" in attributes.get("class", "") and "#" not in attributes["href"]:
                self.nav.append(attributes["href"])
        if attributes.get("http-equiv") == "refresh":
            self.links.append(attributes["content"].removeprefix("0; url="))
        if attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]


def built(root: Path, files: dict[str, str] | None = None) -> Path:
    """The site of a wiki."""
    wiki = make_wiki(root / "wiki", {**FILES, **(files or {})})
    done = innerwiki(wiki, "build")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return wiki / "site"


def pages_of(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def dead_links(site: Path) -> list[str]:
    """Links of all pages that lead to no page, or to no place on it."""
    pages = pages_of(site)
    dead = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if target.is_file() and target.suffix != ".html":
                continue
            if target not in pages or unquote(parts.fragment) not in pages[target].ids | {""}:
                dead.append(f"{path.relative_to(site)}: {link}")
    return dead


@pytest.mark.parametrize(
    ("files", "source"),
    [
        ({}, "sources/hooke1678/index.html"),
        ({"mkdocs.yml": NO_FOLDERS}, "sources/hooke1678.html"),
        ({"innerwiki.toml": PREFIXED}, "sources/hooke1678/index.html"),
    ],
)
def test_every_link_arrives(tmp_path: Path, files: dict[str, str], source: str) -> None:
    site = built(tmp_path, files)
    assert dead_links(site) == []
    links = {link for page in pages_of(site).values() for link in page.links}
    assert any("#cite-" in link and "springs" in link for link in links)
    assert any("#gap-1" in link and "springs" in link for link in links)
    assert (site / source).is_file()


def test_under_a_prefix_a_page_knows_its_address(tmp_path: Path) -> None:
    site = built(tmp_path, {"innerwiki.toml": PREFIXED})
    page = pages_of(site)[site / "sources/a_3a_b/index.html"]
    assert page.canonical == "https://wiki.example/repo/sources/a_3a_b/"
    assert not [link for link in page.links if link.startswith("/")]


def test_the_navigation_holds_the_few_pages_in_order_and_no_source(tmp_path: Path) -> None:
    site = built(tmp_path)
    home = pages_of(site)[site / "index.html"]
    assert list(dict.fromkeys(home.nav)) == [
        ".",
        "articles/",
        "categories/",
        "needs-citations/",
        "bibliography/",
        "guide/",
    ]
    assert "<title>De Potentia - Test</title>" in (site / "sources/hooke1678/index.html").read_text(
        encoding="utf-8"
    )


def test_a_navigation_in_mkdocs_yml_names_pages_by_their_id(tmp_path: Path) -> None:
    nav = MKDOCS_YML + "nav: [bibliography.md, Queue: needs-citations.md, index.md]\n"
    site = built(tmp_path, {"mkdocs.yml": nav})
    home = pages_of(site)[site / "index.html"]
    assert list(dict.fromkeys(home.nav)) == ["bibliography/", "needs-citations/", "."]


def test_an_authors_page_or_file_takes_the_place_of_a_generated_one(tmp_path: Path) -> None:
    ours = "---\ntitle: Ours\nid: bibliography\ntype: meta\n---\nOur own list.\n"
    site = built(tmp_path, {"content/list.md": ours, "content/articles.json": "{}"})
    html = (site / "bibliography/index.html").read_text(encoding="utf-8")
    assert "Our own list." in html
    assert "De Potentia" not in html
    assert (site / "articles.json").read_text(encoding="utf-8") == "{}"


def test_a_file_that_has_a_generated_pages_name_keeps_its_address(tmp_path: Path) -> None:
    text = "---\ntitle: Else\nid: else\n---\nForce grows [@hooke1678].\n"
    names = ("wanted", "1-articles", "sources/hooke1678")
    files = {f"content/{name}.md": text.replace("lse", f"lse-{n}") for n, name in enumerate(names)}
    site = built(tmp_path, files)
    for address in ("else-0", "else-1", "else-2", "wanted", "articles", "sources/hooke1678"):
        assert (site / address / "index.html").is_file()
    assert dead_links(site) == []


def test_exports_are_files_of_the_site(tmp_path: Path) -> None:
    site = built(tmp_path)
    articles = json.loads((site / "articles.json").read_text(encoding="utf-8"))
    assert [article["id"] for article in articles] == ["motion", "springs"]
    queue = json.loads((site / "needs-citations.json").read_text(encoding="utf-8"))
    assert queue["generated_for"] == "2026-01-15"
    [springs] = queue["articles"]
    assert springs["id"] == "springs"
