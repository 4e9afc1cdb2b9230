"""The adapter, with MkDocs for real: the two builds are one, and no build harms the old site."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import MKDOCS_YML, environment, innerwiki, make_wiki, run, tree

ARTICLE = """---
title: Entropy
aliases: [thermodynamic entropy]
infobox:
  - {label: Named by, value: "Clausius [@clausius1865]"}
---
Entropy never decreases [@clausius1865, p. 400]. See [[Energy]] and [[Heat death]].
"""
ENERGY = """---
title: Energy & <work>
id: energy
---
Energy is conserved [@clausius1865]. See [entropy](deep/entropy.md#none) ![a](deep/dot.png).
"""
HOME = "---\ntitle: Home\ntype: meta\n---\nBegin with [[Entropy]].\n"
BIB = "@article{clausius1865,\n  author = {Clausius, Rudolf},\n  title = {Formen},\n  year = {1865},\n}\n"
FILES = {
    "content/index.md": HOME,
    "content/deep/entropy.md": ARTICLE,
    "content/energy.md": ENERGY.replace("#none", ""),
    "content/deep/dot.png": "no picture",
    "citations/clausius1865.bib": BIB,
}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(tmp_path / "wiki", FILES)


def page(wiki: Path, name: str) -> str:
    return (wiki / "site" / name / "index.html").read_text(encoding="utf-8")


def test_innerwiki_and_mkdocs_build_the_same_site(wiki: Path) -> None:
    assert innerwiki(wiki, "build").returncode == 0
    ours = tree(wiki / "site")
    built = run(wiki, "mkdocs", "build")
    assert built.returncode == 0, built.stderr
    assert tree(wiki / "site") == ours
    assert "entropy/index.html" in ours


def test_an_article_is_at_its_id_and_its_links_arrive(wiki: Path) -> None:
    innerwiki(wiki, "build")
    entropy, energy = page(wiki, "entropy"), page(wiki, "energy")
    assert 'href="../energy/">Energy</a>' in entropy
    assert 'href="../wanted/#iw-wanted-heat-death"' in entropy
    assert 'id="iw-wanted-heat-death"' in page(wiki, "wanted")
    assert 'href="../entropy/">entropy</a>' in energy
    assert 'src="../deep/dot.png"' in energy
    assert "<title>Energy &amp; &lt;work&gt; - Test</title>" in energy


def test_the_host_never_takes_its_keys_from_an_article(wiki: Path) -> None:
    evil = ARTICLE.replace("title: Entropy", "title: Entropy\ntemplate: 404.html")
    (wiki / "content/deep/entropy.md").write_text(evil, encoding="utf-8")
    assert innerwiki(wiki, "build").returncode == 1
    assert "Entropy never decreases" in page(wiki, "entropy")


def test_findings_are_the_hosts_warnings(wiki: Path) -> None:
    built = run(wiki, "mkdocs", "build")
    assert "WARNING" in built.stderr
    assert "content/deep/entropy.md:7:69: LNK001" in built.stderr


def test_strict_leaves_the_old_site(wiki: Path) -> None:
    innerwiki(wiki, "build")
    before = tree(wiki / "site")
    (wiki / "content/energy.md").write_text("---\ntitle: Changed\n---\nNo.\n", encoding="utf-8")
    assert innerwiki(wiki, "build", "--strict").returncode == 1
    assert tree(wiki / "site") == before
    assert run(wiki, "mkdocs", "build", "--strict").returncode == 1
    assert tree(wiki / "site") == before


def test_errors_are_published_marked_and_exit_1(wiki: Path) -> None:
    text = ARTICLE.replace("@clausius1865, p. 400", "@clausius1856")
    (wiki / "content/deep/entropy.md").write_text(text, encoding="utf-8")
    built = innerwiki(wiki, "build")
    assert built.returncode == 1
    assert "?clausius1856" in page(wiki, "entropy")
    assert "content/deep/entropy.md:7:26" in built.stdout


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("docs_dir: content", "docs_dir: citations", "docs_dir"),
        ("site_name: Test", "site_name: Other", "site_name"),
        ("plugins: [search, innerwiki]", "plugins: [search]", "plugins"),
        ("docs_dir", "markdown_extensions: [abbr]\ndocs_dir", "abbr"),
        ("docs_dir", "exclude_docs: x.md\ndocs_dir", "exclude_docs"),
        ("docs_dir", "site_dir: public\ndocs_dir", "site_dir"),
        ("docs_dir: content", "docs_dir: [", "mkdocs.yml"),
    ],
)
def test_a_contradiction_is_one_sentence_and_exit_2(
    wiki: Path, old: str, new: str, says: str
) -> None:
    (wiki / "mkdocs.yml").write_text(MKDOCS_YML.replace(old, new), encoding="utf-8")
    built = innerwiki(wiki, "build")
    assert built.returncode == 2
    assert says in built.stderr
    assert "Traceback" not in built.stderr
    assert not (wiki / "site").exists()


@pytest.mark.parametrize("folder", ["citations", "content/deep", ".", "..", ".cache/innerwiki"])
def test_no_site_is_put_where_the_wiki_lies(wiki: Path, folder: str) -> None:
    before = tree(wiki)
    built = innerwiki(wiki, "build", "--site-dir", folder)
    assert built.returncode == 2
    assert "the site cannot be put in" in built.stderr or "'site_dir'" in built.stderr
    assert tree(wiki) == before


def test_the_configured_threshold_holds_for_both_builds(wiki: Path) -> None:
    text = 'title = "Test"\n[check]\nfail_on = "warning"\n'
    (wiki / "innerwiki.toml").write_text(text, encoding="utf-8")
    for command in (("innerwiki", "build"), ("mkdocs", "build")):
        built = run(wiki, *command)
        assert built.returncode == 1, command
        assert not (wiki / "site").exists()


def test_search_finds_the_words_and_no_marks(wiki: Path) -> None:
    innerwiki(wiki, "build")
    index = json.loads((wiki / "site/search/search_index.json").read_text(encoding="utf-8"))
    entries = {entry["location"]: entry for entry in index["docs"]}
    assert "Entropy never decreases. See Energy" in entries["entropy/"]["text"]
    assert "Clausius" in entries["entropy/"]["text"]
    assert not any("Formen" in entry["text"] for entry in index["docs"])


def test_what_another_plugin_does_to_a_page_is_kept(wiki: Path) -> None:
    (wiki / "hook.py").write_text(
        "def on_page_content(html, **_):\n    return html + '<p>one</p>'\n"
        "def on_page_context(context, page, **_):\n    page.content += '<p>two</p>'\n",
        encoding="utf-8",
    )
    (wiki / "mkdocs.yml").write_text(MKDOCS_YML + "hooks: [hook.py]\n", encoding="utf-8")
    assert run(wiki, "mkdocs", "build").returncode == 0
    assert "<p>one</p><p>two</p>" in page(wiki, "entropy")
    assert 'class="iw-cite"' in page(wiki, "entropy")


def test_killing_the_build_at_any_moment_leaves_a_whole_site(wiki: Path) -> None:
    innerwiki(wiki, "build")
    old = tree(wiki / "site")
    text = ENERGY.replace("Energy is conserved", "Energy is kept").replace("#none", "")
    (wiki / "content/energy.md").write_text(text, encoding="utf-8")
    start = time.monotonic()
    command = [sys.executable, "-m", "innerwiki", "build"]
    subprocess.run(command, cwd=wiki, env=environment(), capture_output=True, check=True)
    whole = time.monotonic() - start
    new = tree(wiki / "site")
    assert new != old
    rng = random.Random(1)
    for moment in [whole * rng.uniform(0.3, 1.0) for _ in range(6)]:
        process = subprocess.Popen(
            command, cwd=wiki, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert tree(wiki / "site") in (old, new)
    assert innerwiki(wiki, "build").returncode == 0
    assert [path.name for path in (wiki / ".cache/innerwiki").iterdir()] == []


@pytest.fixture
def preview(wiki: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "innerwiki", "serve", "--address", address],
        cwd=wiki,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def eventually(address: str, text: str) -> str:
    """The page at an address, as soon as it holds a text."""
    last = ""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our server
                last = answer.read().decode()
        except OSError as error:
            last = str(error)
        if text in last:
            return last
        time.sleep(0.2)
    raise AssertionError(f"{text!r} is not on the page: {last[-2000:]}")


def test_the_preview_follows_articles_sources_and_configuration(wiki: Path, preview: str) -> None:
    assert "livereload" in eventually(f"{preview}/entropy/", "Entropy never decreases")
    (wiki / "citations/clausius1865.bib").write_text(
        BIB.replace("Formen", "Renewed forms"), encoding="utf-8"
    )
    eventually(f"{preview}/entropy/", "Renewed forms")
    article = ARTICLE.replace("never decreases", "always grows")
    (wiki / "content/deep/entropy.md").write_text(article, encoding="utf-8")
    eventually(f"{preview}/entropy/", "Entropy always grows")
    (wiki / "mkdocs.yml").write_text(MKDOCS_YML.replace("Test", "Renamed"), encoding="utf-8")
    (wiki / "innerwiki.toml").write_text('title = "Renamed"\n', encoding="utf-8")
    eventually(f"{preview}/entropy/", "<title>Entropy - Renamed</title>")
    assert not (wiki / "site").exists()


def test_a_table_of_articles_comes_with_the_script_that_sorts_it(wiki: Path) -> None:
    table = "```articles\nsort: -words\n```\n"
    (wiki / "content/index.md").write_text(HOME + table, encoding="utf-8")
    assert innerwiki(wiki, "build").returncode == 0
    home = (wiki / "site/index.html").read_text(encoding="utf-8")
    assert '<table class="iw-articles" data-iw-sortable>' in home
    assert '<td><a class="iw-link" href="entropy/">Entropy</a></td>' in home
    assert '<script src="assets/innerwiki.js" defer></script>' in home
    assert "data-iw-sortable" in (wiki / "site/assets/innerwiki.js").read_text(encoding="utf-8")
    index = (wiki / "site/search/search_index.json").read_text(encoding="utf-8")
    home_texts = [doc["text"] for doc in json.loads(index)["docs"] if not doc["location"]]
    assert not any("Energy" in text for text in home_texts)
