"""The templates that innerwiki puts before the theme's own."""

from pathlib import Path

import pytest

from tests.command_line import MKDOCS_YML, innerwiki, make_wiki

HOME = {"content/index.md": "---\ntitle: Home\ntype: meta\n---\nWelcome.\n"}
MATERIAL = "theme: {name: material, font: false}"


def _home(root: Path, theme: str, files: dict[str, str] | None = None) -> str:
    """The home page of a wiki with another line for `theme:`."""
    mkdocs_yml = MKDOCS_YML.replace(MATERIAL, theme)
    wiki = make_wiki(root / "wiki", {**HOME, **(files or {}), "mkdocs.yml": mkdocs_yml})
    built = innerwiki(wiki, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert not list((wiki / "site").rglob("main.html"))
    return (wiki / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "name"), [("en", "Search"), ("de", "Suche")])
def test_the_dialog_of_the_search_has_a_name(tmp_path: Path, language: str, name: str) -> None:
    page = _home(tmp_path, f"theme: {{name: material, font: false, language: {language}}}")
    assert f'role="dialog" aria-label="{name}"' in page


def test_templates_of_the_author_come_first(tmp_path: Path) -> None:
    page = _home(
        tmp_path,
        "theme: {name: material, font: false, custom_dir: mine}",
        {"mine/main.html": '{% extends "base.html" %}{% block announce %}Mine{% endblock %}'},
    )
    assert "Mine" in page
    assert 'role="dialog">' in page


def test_another_theme_is_left_as_it_is(tmp_path: Path) -> None:
    assert "XMLHttpRequest" in _home(tmp_path / "material", MATERIAL)
    assert "XMLHttpRequest" not in _home(tmp_path / "plain", "theme: mkdocs")
