"""The files that a new wiki begins as: those of this repository, where it has the same."""

import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from innerwiki import config
from innerwiki.config.options import checks, sections
from innerwiki.editing import template
from innerwiki.editing.forges import section
from innerwiki.editing.template import article_text, fill, wiki_files

ROOT = Path(__file__).parents[2]
WIKI = Path(template.__file__).parent / "wiki"

PYTHON = (
    "python-version-file: pyproject.toml\n",
    'python-version: "3.13"\n',
)
LOCK = ("constraints.txt\n", "requirements.txt\n")
TOLD = (
    """\
# For a wiki in a folder of the repository, set WIKI_ROOT; for a wiki in a repository of its own,
# name in INNERWIKI what `pip install` is to install (see .github/scripts/install.sh).
""",
    """\
# For a wiki in a folder of the repository, set WIKI_ROOT. What is installed stands in
# requirements.txt.
""",
)
CODE = (
    """
### Code

- [ ] `make test` passes, and a test fails without the change.
- [ ] The changelog says what users will notice.
""",
    "",
)
Change = tuple[str, str]
SHARED: dict[str, tuple[Change, ...]] = {
    ".github/ISSUE_TEMPLATE/config.yml": ((" # for everything about the software", ""),),
    ".github/ISSUE_TEMPLATE/gap.yml": (),
    ".github/ISSUE_TEMPLATE/source.yml": (),
    ".github/PULL_REQUEST_TEMPLATE.md": (CODE,),
    ".github/scripts/build.sh": (),
    ".github/scripts/check.sh": (),
    ".github/scripts/comment.sh": (),
    ".github/scripts/install.sh": (),
    ".github/scripts/issues.sh": (),
    ".github/scripts/summary.sh": (),
    ".github/workflows/check.yml": (TOLD, PYTHON, LOCK),
    ".github/workflows/comment.yml": (),
    ".github/workflows/issues.yml": (PYTHON, LOCK),
    ".github/workflows/site.yml": (PYTHON, LOCK),
    ".gitlab/innerwiki.gitlab-ci.yml": (
        (
            """\
# For a wiki in a folder, set WIKI_ROOT; for a wiki in a repository of its own, name in INNERWIKI
# what `pip install` is to install.
""",
            """\
# For a wiki in a folder, set WIKI_ROOT. What is installed stands in requirements.txt.
""",
        ),
        ("python:3.11 ", "python:3.13 "),
        ("[constraints.txt]", "[requirements.txt]"),
    ),
}
"""What a new wiki has in common with this repository, and where it differs."""


def shared(path: str) -> str:
    """A file of this repository as a new wiki has it."""
    text = (ROOT / path).read_text(encoding="utf-8")
    for ours, theirs in SHARED[path]:
        assert text.count(ours) == 1, f"{path} no longer says {ours!r}; change the test's SHARED"
        text = text.replace(ours, theirs)
    return text


@pytest.mark.parametrize("path", SHARED)
def test_what_a_new_wiki_shares_with_this_repository_is_the_same(
    path: str, update_expected: bool
) -> None:
    copy = WIKI / re.sub(r"(^|/)\.", r"\1dot-", path)
    if update_expected:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(shared(path), encoding="utf-8")
    assert copy.read_text(encoding="utf-8") == shared(path), (
        "run pytest tests/editing/test_template.py --update-expected"
    )


def test_nothing_is_forgotten_that_this_repository_gives_to_forges() -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for folder in (".github", ".gitlab")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    theirs = {file.path for file in wiki_files() if file.path.startswith((".github/", ".gitlab/"))}
    assert ours == theirs == set(SHARED)


def test_names_with_a_dot_are_given_back_and_only_scripts_can_be_run() -> None:
    files = {file.path: file for file in wiki_files()}
    assert {".gitignore", ".gitlab-ci.yml", "content/index.md", "innerwiki.toml"} < set(files)
    assert not any("dot-" in path for path in files)
    assert list(files) == sorted(files)
    runnable = {path for path, file in files.items() if file.is_executable}
    assert runnable == {path for path in SHARED if "/scripts/" in path}


# --- the configuration ------------------------------------------------------------------------


def told() -> dict[str, Any]:
    """What the configuration of a new wiki says with everything that is commented out."""
    text = (WIKI / "innerwiki.toml").read_text(encoding="utf-8")
    text = fill(text, {"title_toml": '"T"', "forge": section(None)})
    return tomllib.loads(re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE))


def test_the_configuration_explains_every_option() -> None:
    options = told()
    for name, made_of in sections(config.Config).items():
        assert set(options.pop(name)) == set(checks(made_of)), name
    assert set(options) == set(checks(config.Config))


def test_it_shows_the_defaults() -> None:
    options = told()
    examples = {"title", "description", "site_url", "license", "license_url", "severity"}
    examples |= {"evaluative_words", "contact"}
    everything: dict[str, type[Any]] = {"": config.Config, **sections(config.Config)}
    for name, made_of in everything.items():
        shown = options[name] if name else options
        defaults = {
            one.name: one.default if one.default_factory is MISSING else one.default_factory()
            for one in fields(made_of)
        }
        for option in set(checks(made_of)) - examples:
            if name != "forge" or option == "branch":
                value = shown[option]
                assert (tuple(value) if isinstance(value, list) else value) == defaults[option]


def test_the_theme_is_that_of_this_repository() -> None:
    values = {"title_yaml": "T", "content_yaml": "content"}
    text = fill((WIKI / "mkdocs.yml").read_text(encoding="utf-8"), values)
    theirs = yaml.safe_load(text)
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert theirs == {**ours, "site_name": "T"}


# --- articles ---------------------------------------------------------------------------------


def test_the_example_says_no_more_than_the_readme() -> None:
    [example] = [file.text for file in wiki_files() if file.path == "content/example.md"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    said, place = re.findall(r"\n(\*\*Entropy\*\*.*) (\[@.*\])\.\n\Z", example)[0]
    assert said in readme
    assert place in readme
    [row] = re.findall(r"^  - \{label: Named by.*$", example, re.MULTILINE)
    assert row in readme
    [source] = [file.text for file in wiki_files() if file.path == "citations/clausius1865.bib"]
    assert source in readme


@pytest.mark.parametrize("name", ["article", "meta"])
def test_a_new_article_has_no_other_blanks_than_are_filled(name: str) -> None:
    values = dict.fromkeys(("title", "id", "type", "status", "month"), "x")
    assert "<<" not in fill(article_text(name), values)


def test_an_unknown_blank_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="titel"):
        fill("<<titel>>", {"title": "T"})
