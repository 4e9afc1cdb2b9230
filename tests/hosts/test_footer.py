"""The foot of every page in a site that MkDocs built, and the page for addresses without one."""

import re
from pathlib import Path

import pytest

from innerwiki import __version__
from tests.command_line import INNERWIKI_TOML, MKDOCS_YML, innerwiki, make_wiki, run, tree
from tests.repositories import commit, git

FILES = {
    "content/index.md": "---\ntitle: Home\ntype: meta\n---\nBegin with [[Heat]].\n",
    "content/heat.md": "---\ntitle: Heat\n---\nIt flows [@clausius1865].\n",
    "citations/all.bib": "@book{clausius1865, author={Clausius, R.}, title={Formen}, year={1865}}\n",
}
TOLD = (
    INNERWIKI_TOML
    + 'description = "A wiki on heat"\nlicense = "CC BY 4.0"\nlicense_url = "https://l.example/?a&b"\n'
)
NO_GENERATOR = MKDOCS_YML + "extra: {generator: false}\n"


def built(root: Path, **changed: str) -> Path:
    """The site of the wiki, some files changed."""
    names = {"toml": "innerwiki.toml", "yml": "mkdocs.yml", "about": "content/about.md"}
    wiki = make_wiki(root / "wiki", {**FILES, **{names[k]: text for k, text in changed.items()}})
    done = innerwiki(wiki, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return wiki / "site"


def foot(page: Path) -> str:
    """The foot of a page, white space folded."""
    [found] = re.findall(r"<footer.*?</footer>", page.read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(found.split())


def test_it_says_what_the_wiki_is_and_its_licence_on_every_page(tmp_path: Path) -> None:
    site = built(tmp_path, toml=TOLD)
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in html:
            said = foot(path)
            assert "<strong>Test</strong>: A wiki on heat.</p>" in said
            assert '<a rel="license" href="https://l.example/?a&amp;b">CC BY 4.0</a>' in said
            assert f"<li>Made with innerwiki {__version__}</li>" in said


def test_what_the_wiki_does_not_say_is_not_made_up(tmp_path: Path) -> None:
    said = foot(built(tmp_path) / "index.html")
    assert "<strong>Test</strong></p>" in said
    assert "Texts" not in said
    assert "revision" not in said
    assert "About" not in said


def test_its_links_arrive_from_any_depth(tmp_path: Path) -> None:
    about = "---\ntitle: Of us\nid: about\ntype: meta\n---\nSee [[Heat]].\n"
    site = built(tmp_path, about=about)
    for page, up in {
        "index.html": "",
        "heat/index.html": "../",
        "rules/cit001/index.html": "../../",
    }.items():
        said = foot(site / page)
        assert f'<a href="{up}articles/">All articles</a>' in said
        assert f'<a href="{up}articles.json">Articles as JSON</a>' in said
        assert f'<a href="{up}about/">About</a>' in said


def test_the_authors_own_lines_and_materials_stay(tmp_path: Path) -> None:
    said = foot(built(tmp_path / "a", yml=MKDOCS_YML + 'copyright: "<b>Ours</b>"\n') / "index.html")
    assert "<b>Ours</b>" in said
    assert "Material for MkDocs" in said
    assert said.index("Made with innerwiki") < said.index("<b>Ours</b>")
    assert "Material" not in foot(built(tmp_path / "b", yml=NO_GENERATOR) / "index.html")


def test_it_names_the_revision_in_both_builds_alike(tmp_path: Path) -> None:
    wiki = make_wiki(tmp_path / "wiki", {**FILES, ".gitignore": "site/\n.cache/\n"})
    git(wiki, "init", "--quiet")
    name = commit(wiki)
    assert innerwiki(wiki, "build").returncode == 0
    assert f"<li>Built from revision {name[:10]}</li>" in foot(wiki / "site/index.html")
    ours = tree(wiki / "site")
    assert run(wiki, "mkdocs", "build").returncode == 0
    assert tree(wiki / "site") == ours


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_has_its_own_foot_and_our_page_for_no_page(
    tmp_path: Path, theme: str
) -> None:
    site = built(tmp_path, yml=MKDOCS_YML.replace("{name: material, font: false}", theme))
    assert "iw-footer" not in (site / "index.html").read_text(encoding="utf-8")
    html = (site / "404.html").read_text(encoding="utf-8")
    assert "<h1>No such page</h1>" in html
    assert 'id="iw-seek"' not in html


# --- 404 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "top"),
    [("", "/"), ("https://w.example", "/"), ("https://w.example/repo", "/repo/")],
)
def test_the_page_for_no_page_writes_every_address_from_the_top_of_the_host(
    tmp_path: Path, address: str, top: str
) -> None:
    site = built(tmp_path, toml=f'{INNERWIKI_TOML}site_url = "{address}"\n')
    html = (site / "404.html").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src|action|data-iw-pattern)="([^"]*)"', html)
    outside = [one for one in addresses if not one.startswith(("http", "#", top))]
    assert outside == []
    assert f'<a href="{top}">Home</a>' in html
    assert f'<a href="{top}articles/">All articles</a>' in html
    assert f'action="{top}"' in html
    assert f'data-iw-pattern="{top}*/"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert ("iwRoot" in html) is (address == "")


def test_it_does_not_grow_with_the_wiki(tmp_path: Path) -> None:
    sizes = []
    for number in (1, 30):
        more = {
            f"content/a{n}.md": f"---\ntitle: A {n}\n---\nIt flows [@clausius1865].\n"
            for n in range(number)
        }
        wiki = make_wiki(tmp_path / str(number), {**FILES, **more})
        assert innerwiki(wiki, "build").returncode == 0
        sizes.append((wiki / "site/404.html").stat().st_size)
    assert sizes[0] == sizes[1]


def test_without_the_search_it_has_links_alone(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("[search, innerwiki]", "[innerwiki]")
    html = (built(tmp_path, yml=yml) / "404.html").read_text(encoding="utf-8")
    assert "<form" not in html
    assert ">All articles</a>" in html
