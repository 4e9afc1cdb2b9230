"""The extension without a host: `markdown -x innerwiki`."""

from pathlib import Path

import pytest
from markdown import Markdown

from tests.command_line import make_wiki, run

FILES = {
    "content/known.md": "---\ntitle: Known\n---\nText [@abel1826].\n",
    "citations/abel1826.bib": "@misc{abel1826, author = {Abel, Niels}, title = {T}, year = {1826}}",
}


def test_any_text_is_read_as_an_article_of_the_wiki(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_wiki(tmp_path, FILES))
    converter = Markdown(extensions=["innerwiki"])
    html = converter.convert("New [@abel1826, p. 2]. See [[Known]].")
    assert 'href="#ref-abel1826"' in html
    assert "Abel, N. (1826)." in html
    assert 'href="../known/"' in html
    assert 'href="#ref-abel1826"' in converter.reset().convert("Again [@abel1826].")


def test_it_runs_from_the_command_line_of_markdown(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, FILES)
    done = run(root, "markdown", "-x", "innerwiki", "content/known.md")
    assert "Abel, N. (1826)." in done.stdout, done.stderr
