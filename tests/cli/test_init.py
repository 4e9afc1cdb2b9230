"""`innerwiki init`: the new wiki is checked, built, served and contributed to at once."""

import os
import shlex
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from pathlib import Path

import pytest
import yaml

from innerwiki import config
from innerwiki.editing import creating, scaffold
from tests.command_line import environment, innerwiki, make_wiki, tree
from tests.command_line import run as run_module
from tests.new_wikis import new_article, new_wiki
from tests.repositories import git
from tests.working_copy import Ran, run, write

pytestmark = pytest.mark.filterwarnings("ignore:.*user_configs:DeprecationWarning")
"""MkDocs warns of a property of its own that it has no other way to ask for."""

GITHUB = "https://github.com/ada/heat"
CONTENT = ["content/example.md", "content/index.md"]
TITLES = (
    "Heat",
    'The "heat" of things: 100 % & <more>',
    "# no comment, it's [one] {wiki} \\ `of` *many*",
    "1984",
    "no",
    "Ἐντροπία — 熱",
    "Heat 🔥👩\N{ZERO WIDTH JOINER}🔬",
    "wiki " * 60 + "end",
)


def init(folder: Path, *words: str) -> Ran:
    return run(Path(), "init", str(folder), *words)


def said(ran: Ran, what: str) -> list[str]:
    lines = ran.output.splitlines()
    return [line.removeprefix(f"{what}: ") for line in lines if line.startswith(f"{what}: ")]


# --- a new wiki -------------------------------------------------------------------------------


def test_a_new_wiki_has_no_findings_and_is_published(tmp_path: Path) -> None:
    root = new_wiki(tmp_path / "my-wiki")
    assert innerwiki(root, "check", "--notes").stdout == "No findings: 2 articles, 1 source.\n"
    built = innerwiki(root, "build", "--strict")
    assert (built.returncode, built.stderr) == (0, "Published in site/.\n")
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert "<h1" in home
    assert "My wiki" in home
    assert 'href="example/">Example: entropy</a>' in home
    example = (root / "site/example/index.html").read_text(encoding="utf-8")
    assert "this article only shows how a claim carries its source" in example
    assert "clausius1865" in example


def test_mkdocs_makes_the_same_site(tmp_path: Path) -> None:
    root = new_wiki(tmp_path / "wiki")
    innerwiki(root, "build")
    ours = tree(root / "site")
    assert run_module(root, "mkdocs", "build", "--strict").returncode == 0
    assert tree(root / "site") == ours


def test_it_is_served(tmp_path: Path) -> None:
    root = new_wiki(tmp_path / "wiki", "--title", "Heat and light")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "innerwiki", "serve", "--address", address],
        cwd=root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert "<title>Heat and light" in page(f"http://{address}/")
    finally:
        server.terminate()
        server.wait(10)


def page(address: str) -> str:
    """The text of a page, once the server is there."""
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our server
                return str(answer.read().decode())
        except OSError:
            assert time.monotonic() < until, "the server did not come up"
            time.sleep(0.1)


def test_a_wiki_on_another_subject_grows(tmp_path: Path) -> None:
    root = new_wiki(tmp_path / "heat", "--title", "Thermodynamics", "--forge", GITHUB)
    file = new_article(root, "Heat death")
    home = root / "content/index.md"
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("Say here", "[[Heat death]] is meant. Say here"), encoding="utf-8")
    file.write_text(
        f"{file.read_text(encoding='utf-8')}\nIt is cold [@clausius1865].\n", encoding="utf-8"
    )
    checked = innerwiki(root, "check")
    assert checked.returncode == 0
    assert [line for line in checked.stdout.splitlines() if line.startswith("content/")] == [
        (
            "content/heat-death.md:2:8 warning CLM004 coverage is 50 % (1 of 2 claims), the policy "
            "asks for 80 %"
        ),
        (
            'content/heat-death.md:17:1 warning CLM002 "A sentence that says what this is has yet '
            'to be written." needs a citation since 2026-01: write it, and cite its source'
        ),
    ]
    assert innerwiki(root, "build").returncode == 0
    article = (root / "site/heat-death/index.html").read_text(encoding="utf-8")
    assert f'href="{GITHUB}/edit/main/content/heat-death.md#L1"' in article


def test_the_files_are_listed_and_three_commands_lead_on(tmp_path: Path) -> None:
    ran = init(tmp_path / "my wiki")
    assert (ran.code, ran.error) == (0, "")
    made = said(ran, "made")
    assert sorted(made) == sorted(tree(tmp_path / "my wiki"))
    assert made[-1] == "innerwiki.toml"
    assert said(ran, "kept") == []
    assert ran.output.endswith(
        f"Next:\n  cd {shlex.quote(str(tmp_path / 'my wiki'))}\n"
        "  innerwiki check\n  innerwiki serve\n"
    )


def test_in_the_folder_itself_the_commands_need_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(tmp_path, "init", ".", "--title", "Heat")
    assert ran.output.endswith(
        'Next:\n  innerwiki check\n  innerwiki serve\n  innerwiki new "Title of an article"\n'
    )
    assert (tmp_path / "innerwiki.toml").is_file()


def test_no_blank_is_left(tmp_path: Path) -> None:
    init(tmp_path / "wiki", "--forge", GITHUB)
    assert not [path for path, text in tree(tmp_path / "wiki").items() if b"<<" in text]


@pytest.mark.skipif(os.name == "nt", reason="there every file can be run")
def test_scripts_can_be_run_and_nothing_else(tmp_path: Path) -> None:
    init(tmp_path / "wiki")
    files = [path for path in (tmp_path / "wiki").rglob("*") if path.is_file()]
    assert {path.suffix for path in files if path.stat().st_mode & 0o111} == {".sh"}
    assert all(path.stat().st_mode & 0o100 for path in files if path.suffix == ".sh")


# --- its title --------------------------------------------------------------------------------


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_the_same_to_every_reader(tmp_path: Path, title: str) -> None:
    root = tmp_path / "wiki"
    ran = init(root, "--title", f" {title} ")
    assert (ran.code, ran.error) == (0, "")
    assert config.load(root).title == title
    assert yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == title
    checked = run(root, "check", "--notes")
    assert checked.output == "No findings: 2 articles, 1 source.\n"


@pytest.mark.parametrize("title", [TITLES[1], TITLES[2], TITLES[3]])
def test_a_wiki_of_an_odd_title_is_published(tmp_path: Path, title: str) -> None:
    root = new_wiki(tmp_path / "wiki", "--title", title)
    assert innerwiki(root, "build", "--strict").returncode == 0


@pytest.mark.parametrize(
    ("folder", "title"), [("my-wiki", "My wiki"), ("heat_and  light", "Heat and light")]
)
def test_the_folder_gives_the_title(tmp_path: Path, folder: str, title: str) -> None:
    init(tmp_path / folder)
    assert config.load(tmp_path / folder).title == title


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--title", " "), 'the title is empty; write one, as in `--title "My wiki"`'),
        (("--title", "a\nb"), "that is no title: `title` holds a line break or a tab; "),
        (("--title", "a\x1b[31m"), "that is no title: `title` holds a character that nobody can"),
        (("--title", "a\udcff"), "the title holds bytes that are no UTF-8; "),
        (("--title", "Heat [@hooke1678]"), "that is no title: `title` is plain text: "),
        (("--title", "[[Heat]]"), "that is no title: `title` is plain text: "),
    ],
)
def test_what_cannot_be_a_title_is_told(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    ran = init(tmp_path / "wiki", *words)
    assert_refused(ran, told)
    assert not (tmp_path / "wiki").exists()


def test_a_folder_whose_name_is_no_title_asks_for_one(tmp_path: Path) -> None:
    ran = init(tmp_path / "[[x]]")
    assert_refused(ran, "the name of the folder is no title: ")
    assert ran.error.endswith("; name another by --title\n")
    assert init(tmp_path / "[[x]]", "--title", "X").code == 0


# --- its forge --------------------------------------------------------------------------------


def test_a_forge_fills_the_addresses_in(tmp_path: Path) -> None:
    init(tmp_path / "wiki", "--forge", GITHUB)
    forge = config.load(tmp_path / "wiki").forge
    assert forge.edit == f"{GITHUB}/edit/{{branch}}/{{path}}#L{{line}}"
    assert forge.branch == "main"
    assert not (tmp_path / "wiki/.gitlab-ci.yml").exists()


def test_without_one_there_are_no_addresses(tmp_path: Path) -> None:
    init(tmp_path / "wiki")
    assert config.load(tmp_path / "wiki").forge == config.Forge()


def test_on_gitlab_the_pipeline_is_switched_on(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    init(root, "--forge", "https://gitlab.com/ada/heat")
    pipeline = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    [included] = [one["local"] for one in pipeline["include"]]
    assert (root / included).is_file()


def test_another_forge_is_told(tmp_path: Path) -> None:
    ran = init(tmp_path / "wiki", "--forge", "https://forge.example/ada/heat")
    assert_refused(ran, "how forge.example calls its pages is not known")
    assert not (tmp_path / "wiki").exists()


# --- what is there ----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), ("--title", "My wiki"), ("--forge", GITHUB)])
def test_a_second_time_nothing_changes(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = tmp_path / "my-wiki"
    first = init(root, *words)
    before = tree(root)
    for again in (words, ()):
        ran = init(root, *again)
        assert (ran.code, ran.error) == (0, "")
        assert said(ran, "made") == []
        assert sorted(said(ran, "kept")) == sorted(said(first, "made"))
        assert tree(root) == before


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    write(root, {"README.md": "Mine.\n", "content/index.md": "# Mine\n", "notes/a.txt": "Mine.\n"})
    (root / "CONTRIBUTING.md").symlink_to("nowhere")
    ran = init(root)
    assert (ran.code, ran.error) == (0, "")
    assert said(ran, "kept") == ["CONTRIBUTING.md", "README.md", "content/index.md"]
    assert (root / "README.md").read_text(encoding="utf-8") == "Mine.\n"
    assert (root / "content/index.md").read_text(encoding="utf-8") == "# Mine\n"
    assert (root / "CONTRIBUTING.md").is_symlink()
    assert not (root / "nowhere").exists()


def test_an_example_that_was_deleted_does_not_come_back(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    init(root)
    gone = ["content/example.md", "citations/clausius1865.bib", ".github/workflows/check.yml"]
    for path in gone:
        (root / path).unlink()
    ran = init(root)
    assert said(ran, "made") == [".github/workflows/check.yml"]
    assert not (root / "content/example.md").exists()


def test_a_wiki_that_is_there_gets_what_stands_around_its_articles(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    write(root, {"innerwiki.toml": 'title = "Heat: all"\ncontent = "pages"\n', "pages/a.md": "A"})
    (root / "citations").mkdir()
    ran = init(root)
    assert (ran.code, ran.error, said(ran, "note")) == (0, "", [])
    made = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    assert (made["site_name"], made["docs_dir"]) == ("Heat: all", "pages")
    assert "in `pages/`" in (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert not (root / "content").exists()
    assert run(root, "doctor").code == 0


def test_a_wiki_in_pyproject_gets_no_second_configuration(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    write(root, {"pyproject.toml": '[tool.innerwiki]\ntitle = "Heat"\n', "content/a.md": "A"})
    (root / "citations").mkdir()
    assert init(root).code == 0
    assert not (root / "innerwiki.toml").exists()


def test_another_mkdocs_yml_is_kept_and_what_is_wrong_with_it_is_told(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    write(root, {"mkdocs.yml": "site_name: Other\ndocs_dir: content\nplugins: [innerwiki]\n"})
    ran = init(root)
    [note] = said(ran, "note")
    assert "mkdocs.yml has `site_name: Other` but innerwiki.toml has `title = Wiki`" in note
    assert ran.code == 0


def test_a_folder_of_a_repository_is_told_where_forges_look(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "--quiet")
    assert said(init(repository / "docs/wiki"), "note") == [
        (
            f"forges look for .github and .gitlab at the top of the repository, {repository}; move "
            "them there and set WIKI_ROOT in them"
        )
    ]
    assert said(init(repository), "note") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--title", "Other"), 'innerwiki.toml calls the wiki "Wiki" and is kept; change `title`'),
        (("--forge", GITHUB), "innerwiki.toml has other addresses under [forge] and is kept; "),
    ],
)
def test_what_would_have_to_change_the_configuration_is_refused(
    tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    root = tmp_path / "wiki"
    init(root)
    (root / "README.md").unlink()
    before = tree(root)
    ran = init(root, *words)
    assert (ran.code, ran.output) == (2, "")
    assert told in ran.error
    assert tree(root) == before


def test_another_branch_is_no_other_forge(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    init(root, "--forge", GITHUB)
    text = (root / "innerwiki.toml").read_text(encoding="utf-8")
    changed = text.replace('# branch = "main"', 'branch = "trunk"')
    (root / "innerwiki.toml").write_text(changed, encoding="utf-8")
    assert tomllib.loads(changed)["forge"]["branch"] == "trunk"
    assert init(root, "--forge", GITHUB).code == 0


# --- what cannot be ---------------------------------------------------------------------------


def assert_refused(ran: Ran, told: str) -> None:
    """Nothing but a sentence, which begins so."""
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith(f"innerwiki: {told}")
    assert ran.error.count("\n") == 1


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "wiki").write_text("Mine.\n", encoding="utf-8")
    assert_refused(
        init(tmp_path / "wiki"), f"{tmp_path}/wiki is a file; name a folder for the wiki"
    )
    below = init(tmp_path / "wiki/inner")
    assert_refused(below, f"cannot make {tmp_path}/wiki/inner/.github/")
    assert "; nothing is made, and the same command" in below.error
    assert (tmp_path / "wiki").read_text(encoding="utf-8") == "Mine.\n"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    ran = init(tmp_path / ("x" * 300))
    assert (ran.code, ran.output) == (2, "")
    assert "file name too long" in ran.error


@pytest.mark.parametrize(
    "folder", ["content", "content/heat", "citations/x", "site/w", ".cache/innerwiki/w"]
)
def test_no_wiki_begins_in_another(tmp_path: Path, folder: str) -> None:
    outer = make_wiki(tmp_path / "outer", {"content/a.md": "A"})
    before = tree(outer)
    ran = init(outer / folder)
    assert_refused(ran, f"{outer / folder} lies in {outer}/")
    assert ran.error.endswith(f", a folder of the wiki in {outer}; choose a folder elsewhere\n")
    assert tree(outer) == before


def test_beside_the_articles_of_another_it_may(tmp_path: Path) -> None:
    outer = make_wiki(tmp_path / "outer", {"content/a.md": "A"})
    assert init(outer / "examples/heat").code == 0


def test_beside_a_wiki_that_cannot_be_read_it_may_not(tmp_path: Path) -> None:
    write(tmp_path, {"innerwiki.toml": "title = 5\n"})
    ran = run(tmp_path.parent, "init", str(tmp_path / "wiki"))
    assert_refused(ran, f"{tmp_path}/innerwiki.toml cannot be read, and this folder may be a part")


def test_a_configuration_with_mistakes_is_told(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    make_wiki(root, {"innerwiki.toml": "title = 5\n"})
    assert_refused(init(root), "innerwiki.toml:1:1: `title` must be text in quotation marks")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("content", "content is no folder, and the wiki needs one of that name; move it away"),
        (".github", ".github is no folder, and the wiki needs one of that name; move it away"),
    ],
)
def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path, path: str, told: str) -> None:
    root = tmp_path / "wiki"
    write(root, {path: "Mine.\n"})
    assert_refused(init(root), f"{root}/{told}")
    assert list(tree(root)) == [path]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "wiki/innerwiki.toml").mkdir(parents=True)
    assert_refused(init(tmp_path / "wiki"), f"{tmp_path}/wiki/innerwiki.toml is a folder, and the")


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = tmp_path / "wiki"
    root.mkdir()
    (root / "content").symlink_to(elsewhere)
    assert_refused(init(root), f"{root}/content is a link that leads out of the wiki's folder; ")
    assert list(elsewhere.iterdir()) == []


def test_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert init(tmp_path / "link", "--title", "Heat").code == 0
    assert (tmp_path / "real/innerwiki.toml").is_file()


def test_a_run_that_fails_tells_what_it_made_and_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "wiki"

    def failing(file: Path, text: str, *, is_executable: bool = False) -> bool:
        if file.name == "gap.yml":
            raise PermissionError(13, "Permission denied")
        return creating.create(file, text, is_executable=is_executable)

    with monkeypatch.context() as patched:
        patched.setattr(scaffold, "create", failing)
        ran = init(root)
    assert ran.code == 2
    assert said(ran, "made") == [".github/ISSUE_TEMPLATE/config.yml"]
    assert ran.error == (
        f"innerwiki: cannot make {root}/.github/ISSUE_TEMPLATE/gap.yml: permission denied; "
        ".github/ISSUE_TEMPLATE/config.yml is made, and the same command makes the rest once that "
        "is mended\n"
    )
    ran = init(root)
    assert said(ran, "kept") == [".github/ISSUE_TEMPLATE/config.yml"]
    assert run(root, "check").output == "No findings: 2 articles, 1 source.\n"
