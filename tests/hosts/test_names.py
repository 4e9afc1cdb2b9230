"""Names with signs that HTML gives a meaning are seen as they were written, wherever they stand."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command_line import MKDOCS_YML, innerwiki, make_wiki, run, tree
from tests.new_wikis import new_article, new_wiki

WIKI = """Heat & <x-evil> "Work's" &amp; {{ config }} ${1} $&"""
PAGE = """Cold & <x-evil> "Work's" &lt; {{ page }} $&"""
AUTHOR = "A & <x-evil>"
DOUBLE = ("&lt;x", "&amp;amp", "&quot;", "&#3", " &amp; <x")


class Seen(HTMLParser):
    """What a browser makes of a page: its elements, and all its texts and values of attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.titles: list[str] = []
        self.open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open = tag
        self.texts += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open != "script":
            self.texts.append(data)
        if self.open == "title":
            self.titles.append(data)


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new_wiki(tmp_path_factory.mktemp("names") / "wiki", "--title", WIKI)
    file = new_article(root, PAGE)
    file.write_text(file.read_text(encoding="utf-8") + "\nIt is cold.\n", encoding="utf-8")
    for name, lines in {
        "innerwiki.toml": f"description = '''About {WIKI}'''\nlicense = '''Free & <x-evil>'''\n",
        "mkdocs.yml": f'site_author: "{AUTHOR}"\n',
    }.items():
        old = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(lines + old, encoding="utf-8")
    features = (root / "mkdocs.yml").read_text(encoding="utf-8")
    features = features.replace("features:\n", "features:\n    - navigation.footer\n")
    (root / "mkdocs.yml").write_text(features, encoding="utf-8")
    done = innerwiki(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def pages(wiki: Path) -> dict[str, Seen]:
    """The pages of the site, by path."""
    site = wiki / "site"
    return {
        path.relative_to(site).as_posix(): Seen(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def named(page: Seen, name: str) -> Iterator[str]:
    """The texts that a name stands in, or what became of it."""
    return (text for text in page.texts if name.partition(" ")[0] in text)


def test_a_name_never_becomes_an_element_and_is_never_escaped_twice(
    pages: dict[str, Seen],
) -> None:
    assert len(pages) > 20
    for path, page in pages.items():
        assert "x-evil" not in page.tags, path
        for text in page.texts:
            assert not any(sign in text for sign in DOUBLE), (path, text)


def test_the_name_of_the_wiki_stands_in_title_header_navigation_and_foot(
    pages: dict[str, Seen],
) -> None:
    for path, page in pages.items():
        whole = [text.strip() for text in named(page, WIKI)]
        assert whole.count(WIKI) >= 7, path  # logo twice: label and tip; header, drawer, foot
    assert pages["index.html"].titles == [WIKI]
    assert pages["404.html"].titles == [f"No such page - {WIKI}"]


def test_the_title_of_an_article_stands_in_its_title_and_header(pages: dict[str, Seen]) -> None:
    [page] = [page for page in pages.values() if page.titles == [f"{PAGE} - {WIKI}"]]
    whole = [text.strip() for text in named(page, PAGE)]
    assert whole.count(PAGE) >= 2  # header and heading


def test_descriptions_and_authors_are_told_to_search_engines(pages: dict[str, Seen]) -> None:
    assert f"About {WIKI}" in pages["404.html"].texts
    assert AUTHOR in pages["index.html"].texts
    foot = [text for text in pages["index.html"].texts if text.startswith(": About")]
    assert [text.strip() for text in foot] == [f": About {WIKI}"]


def test_the_search_has_titles_as_the_html_that_it_shows(wiki: Path) -> None:
    index = json.loads((wiki / "site/search/search_index.json").read_text(encoding="utf-8"))
    titles = {entry["title"] for entry in index["docs"]}
    escaped = PAGE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert {title.replace("&#34;", '"').replace("&#39;", "'") for title in titles} >= {escaped}
    assert not any("<x" in title for title in titles)


def test_both_builds_name_the_wiki_alike(wiki: Path) -> None:
    ours = tree(wiki / "site")
    assert run(wiki, "mkdocs", "build").returncode == 0
    assert tree(wiki / "site") == ours


# --- the home page in the navigation ----------------------------------------------------------

NO_FOLDERS = "use_directory_urls: false\n"
HOME_SECOND = "nav: [Everything: articles.md, start.md]\n"
RENAMED = "nav:\n  - Here: [Begin & <x-evil>: start.md]\n"


@pytest.mark.parametrize(
    ("title", "more", "shown"),
    [
        ("Test", "", "Home"),
        ("Test", NO_FOLDERS, "Home"),
        ("Test", HOME_SECOND, "Home"),
        ("Test", RENAMED, "Begin &amp; &lt;x-evil&gt;"),
        ("Welcome & well", "", "Welcome &amp; well"),
    ],
)
def test_the_navigation_says_the_name_of_the_wiki_once(
    tmp_path: Path, title: str, more: str, shown: str
) -> None:
    home = f"---\ntitle: {title}\nid: index\ntype: meta\n---\nHere.\n"
    files = {"content/start.md": home, "mkdocs.yml": MKDOCS_YML + more}
    root = make_wiki(tmp_path / "wiki", files)
    done = innerwiki(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (root / "site/index.html").read_text(encoding="utf-8")
    assert Seen(html).titles == ["Test"]
    links = re.findall(r'<a href="([^"#]+)" class="md-nav__link[^"]*">(.*?)</a>', html, re.DOTALL)
    names = {where: " ".join(re.sub("<[^>]+>", "", said).split()) for where, said in links}
    assert names["index.html" if more == NO_FOLDERS else "."] == shown
    assert names.get("articles/", "Everything") == (
        "Everything" if more in (HOME_SECOND, RENAMED, NO_FOLDERS) else "All articles"
    )
