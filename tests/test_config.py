from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki import config
from innerwiki.config.places import find_places
from innerwiki.errors import ConfigError
from innerwiki.model import Position, Source


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a wiki that has no configuration yet."""
    for name in ("content", "citations"):
        (tmp_path / name).mkdir()
    return tmp_path


def write(root: Path, text: str, name: str = "innerwiki.toml") -> Path:
    (root / name).write_text(text, encoding="utf-8")
    return root


def mistakes(root: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        config.load(write(root, text))
    return str(caught.value).splitlines()


# --- what works -------------------------------------------------------------------------------


def test_a_title_is_enough(root: Path) -> None:
    found = config.load(write(root, 'title = "My wiki"\n'))
    assert found.title == "My wiki"
    assert found.root == root.resolve()
    assert found.file == root.resolve() / "innerwiki.toml"
    assert found.content_dir == root.resolve() / "content"
    assert found.citations_dir == root.resolve() / "citations"
    assert found.site_dir == root.resolve() / "site"
    assert found.cache_dir == root.resolve() / ".cache" / "innerwiki"
    assert (found.description, found.site_url, found.language) == ("", "", "en")
    assert (found.license, found.license_url) == ("", "")
    assert found.forge == config.Forge()
    assert found.forge.edit == ""
    assert found.check == config.Check(select=(), ignore=(), fail_on="error", severity={})
    assert found.limits.file_size == 2_000_000
    assert found.policy == config.Policy(review_interval_days=180, min_coverage=0.8)


def test_every_option_is_read(root: Path) -> None:
    for name in ("articles", "sources"):
        (root / name).mkdir()
    found = config.load(
        write(
            root,
            """
title = "T"
description = "D"
site_url = "https://wiki.example/sub"
language = "pt-BR"
license = "CC BY 4.0"
license_url = "https://licence.example/by?v=4#code"
content = "articles"
citations = "sources"
[build]
site_dir = "out/site"
cache_dir = "out/cache"
[forge]
branch = "trunk"
edit = "https://forge.example/{branch}/{path}#L{line}"
view = "https://forge.example/{path}"
history = "https://forge.example/{path}"
new_file = "https://forge.example/?name={path}&title={title}&value={body}&id={id}"
new_issue = "https://forge.example/?title={title}&body={body}"
[check]
select = ["CIT", "CLM101"]
ignore = ["C"]
fail_on = "never"
severity = { CIT001 = "off", CLM101 = "info" }
[limits]
file_size = 10
[policy]
review_interval_days = 30
min_coverage = 1
""",
        )
    )
    assert found.site_url == "https://wiki.example/sub/"
    assert found.language == "pt-BR"
    assert found.license == "CC BY 4.0"
    assert found.license_url == "https://licence.example/by?v=4#code"
    assert found.content_dir.name == "articles"
    assert found.citations_dir.name == "sources"
    assert found.site_dir == root.resolve() / "out" / "site"
    assert found.forge.branch == "trunk"
    assert found.forge.edit == "https://forge.example/{branch}/{path}#L{line}"
    assert found.check.select == ("CIT", "CLM101")
    assert found.check.fail_on == "never"
    assert found.check.severity == {"CIT001": "off", "CLM101": "info"}
    assert found.policy.min_coverage == 1.0


def test_an_address_may_be_left_empty(root: Path) -> None:
    found = config.load(write(root, 'title = "T"\nsite_url = ""\n[forge]\nedit = ""\n'))
    assert (found.site_url, found.forge.edit) == ("", "")


def test_the_file_is_found_from_a_folder_inside_the_wiki(root: Path) -> None:
    write(root, 'title = "T"')
    inside = root / "content" / "deep"
    inside.mkdir()
    assert config.load(inside).root == root.resolve()


def test_the_current_folder_is_the_default(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, 'title = "T"')
    monkeypatch.chdir(root / "content")
    assert config.load().root == root.resolve()


def test_a_table_in_pyproject_serves_as_well(root: Path) -> None:
    write(root, '[project]\nname = "x"\n[tool.innerwiki]\ntitle = "T"\n', "pyproject.toml")
    assert config.load(root).title == "T"


def test_a_pyproject_without_the_table_is_passed_over(root: Path) -> None:
    write(root, 'title = "T"')
    write(root / "content", '[tool.other]\nname = "innerwiki"\n', "pyproject.toml")
    assert config.load(root / "content").root == root.resolve()


def test_innerwiki_toml_comes_before_pyproject(root: Path) -> None:
    write(root, '[tool.innerwiki]\ntitle = "No"\n', "pyproject.toml")
    assert config.load(write(root, 'title = "Yes"')).title == "Yes"


def test_a_file_can_be_named(root: Path) -> None:
    write(root, 'title = "Other"', "other.toml")
    assert config.load(config_file=root / "other.toml").root == root.resolve()


def test_a_named_file_may_lie_outside_the_root(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("elsewhere") / "wiki.toml"
    file.write_text('title = "T"\ncolour = 1', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"wiki\.toml:2:1: unknown option") as caught:
        config.load(root, file)
    assert str(caught.value).startswith(str(file.resolve()))


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(root: Path) -> None:
    (root / "innerwiki.toml").write_bytes(b'\xef\xbb\xbftitle = "T"\r\n[build]\r\n')
    assert config.load(root).title == "T"


def test_a_setting_can_be_pointed_at_later(root: Path) -> None:
    found = config.load(write(root, 'title = "T"\n[check]\nselect = ["CIT",\n  "ZZZ"]\n'))
    assert found.where("check", "select", 1) == "innerwiki.toml:4:3"
    assert found.where("check", "ignore") == "innerwiki.toml:2:2"
    assert found.where("site_url") == "innerwiki.toml:1:1"


def test_this_wiki_can_be_read() -> None:
    found = config.load(Path(__file__).parent)
    assert found.title == "Inner Alignment Wiki"
    assert found.site_url == ""
    assert found.forge == config.Forge()


# --- what does not ----------------------------------------------------------------------------


def test_without_a_file_the_message_shows_the_smallest_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path)
    assert "there is no innerwiki.toml" in str(caught.value)
    assert 'title = "My wiki"' in str(caught.value)


def test_a_named_file_that_is_not_there(root: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml cannot be read: no such file"):
        config.load(config_file=root / "none.toml")


MISTAKES = [
    ("", 'innerwiki.toml:1:1: add `title = "..."`, the name of the wiki'),
    (
        'title = "T"\n\n  titel = "x"',
        'innerwiki.toml:3:3: unknown option "titel"; did you mean `title`?',
    ),
    (
        'title = "T"\n[build]\nsitedir = "x"',
        'innerwiki.toml:3:1: unknown option "sitedir" in [build]; did you mean `site_dir`?',
    ),
    (
        'title = "T"\n[limits]\nx = 1',
        'innerwiki.toml:3:1: unknown option "x" in [limits]; there are file_size',
    ),
    (
        'title = "T"\n"a\\nb" = 1',
        "innerwiki.toml:1:1: unknown option text with control characters; there are ",
    ),
    ("title = 5", "innerwiki.toml:1:1: `title` must be text in quotation marks, not a number"),
    ('title = " "', "innerwiki.toml:1:1: `title` is empty"),
    ('title = "a\\nb"', "innerwiki.toml:1:1: `title` holds a line break"),
    ('title = "T"\nsite_url = "ftp://x"', 'innerwiki.toml:2:1: `site_url` cannot be "ftp://x"'),
    ('title = "T"\nsite_url = "http://["', 'innerwiki.toml:2:1: `site_url` cannot be "http://["'),
    ('title = "T"\nsite_url = "https://a b"', "innerwiki.toml:2:1: `site_url` cannot be"),
    ('title = "T"\nsite_url = "https://a/?b"', "innerwiki.toml:2:1: `site_url` may not hold"),
    ('title = "T"\nlicense = 4', "innerwiki.toml:2:1: `license` must be text"),
    (
        'title = "T"\nlicense_url = "javascript:alert(1)"',
        'innerwiki.toml:2:1: `license_url` cannot be "javascript:alert(1)"; write a whole address',
    ),
    ('title = "T"\nlanguage = "english"', 'innerwiki.toml:2:1: `language` cannot be "english"'),
    (
        'title = "T"\ncontent = "none"',
        'innerwiki.toml:2:1: `content` is "none", which is no folder; make it',
    ),
    (
        'title = "T"\ncitations = "../x"',
        'innerwiki.toml:2:1: `citations` is "../x", which leads out of the wiki\'s folder',
    ),
    (
        'title = "T"\ncontent = "/content"',
        'innerwiki.toml:2:1: `content` is "/content", but it must be relative',
    ),
    (
        'title = "T"\ncontent = "citations"',
        "innerwiki.toml:2:1: `citations` and `content` are the same folder",
    ),
    (
        'title = "T"\n[build]\nsite_dir = "."',
        'innerwiki.toml:3:1: `site_dir` is ".", which is the wiki\'s folder itself',
    ),
    (
        'title = "T"\n[build]\nsite_dir = "content/site"',
        "innerwiki.toml:3:1: `site_dir` may not hold `content` or lie inside it",
    ),
    (
        'title = "T"\nbuild.cache_dir = "citations"',
        "innerwiki.toml:2:1: `cache_dir` may not hold `citations` or lie inside it",
    ),
    (
        'title = "T"\n[build]\ncache_dir = "site/cache"',
        "innerwiki.toml:3:1: `cache_dir` may not lie inside `site_dir`",
    ),
    (
        'title = "T"\n[build]\ncache_dir = "site"',
        "innerwiki.toml:3:1: `cache_dir` and `site_dir` are the same folder",
    ),
    ('title = "T"\nbuild = 3', "innerwiki.toml:2:1: `build` must be a table, `[build]`"),
    (
        'title = "T"\n[forge]\nedit = "https://x.example/{pth}"',
        "innerwiki.toml:3:1: `edit` has the unknown placeholder `{pth}`; did you mean `path`?",
    ),
    (
        'title = "T"\n[forge]\nhistory = "https://x.example/{}"',
        "innerwiki.toml:3:1: `history` has the unknown placeholder `{}`; there are {path}",
    ),
    (
        'title = "T"\n[forge]\nedit = "https://x.example/{path"',
        "innerwiki.toml:3:1: `edit` has a brace without its other half",
    ),
    (
        'title = "T"\n[forge]\nedit = "https://x.example/{path!r}"',
        "innerwiki.toml:3:1: `edit` formats the placeholder `{path}`",
    ),
    (
        'title = "T"\n[forge]\nedit = "javascript:alert(1)"',
        'innerwiki.toml:3:1: `edit` cannot be "javascript:alert(1)"',
    ),
    (
        'title = "T"\n[check]\nselect = "CIT"',
        "innerwiki.toml:3:1: `select` must be a list",
    ),
    (
        'title = "T"\n[check]\nignore = [\n  "CIT", # one\n  "cit",\n]',
        'innerwiki.toml:5:3: `ignore` holds "cit"',
    ),
    (
        'title = "T"\n[check]\nfail_on = "eror"',
        'innerwiki.toml:3:1: `fail_on` cannot be "eror"; write one of "error", "warning"',
    ),
    (
        'title = "T"\n[check]\nfail_on = 1979-05-27',
        "innerwiki.toml:3:1: `fail_on` cannot be a date or time",
    ),
    (
        'title = "T"\n[check.severity]\nCIT001 = "of"',
        'innerwiki.toml:3:1: `severity` of CIT001 cannot be "of"',
    ),
    (
        'title = "T"\n[check]\nseverity = {CIT001 = "off", cit = "off"}',
        'innerwiki.toml:3:29: `severity` has the key "cit"',
    ),
    ('title = "T"\n[check]\nseverity = []', "innerwiki.toml:3:1: `severity` must be a table"),
    (
        'title = "T"\n[limits]\nfile_size = true',
        "innerwiki.toml:3:1: `file_size` must be a whole number, not true",
    ),
    ('title = "T"\n[limits]\nfile_size = 0', "innerwiki.toml:3:1: `file_size` is 0; write 1"),
    (
        'title = "T"\n[policy]\nmin_coverage = "1"',
        "innerwiki.toml:3:1: `min_coverage` must be a number from 0 to 1, not text",
    ),
    ('title = "T"\n[policy]\nmin_coverage = 1.5', "innerwiki.toml:3:1: `min_coverage` is 1.5"),
    ('title = "T"\n[policy]\nmin_coverage = nan', "innerwiki.toml:3:1: `min_coverage` is nan"),
    ('title = "T"\ntitle = "U"', "innerwiki.toml:2:12: not TOML: Cannot overwrite a value"),
    ('title = "T" x\nlanguage = "en"\n', "innerwiki.toml:1:13: not TOML: Expected newline"),
    ('title = "T"\nx', "innerwiki.toml:2:2: not TOML: Expected '='"),
    ('title = """T\n', "innerwiki.toml:1:13: not TOML: Unterminated"),
    ('title = "T"\ndescription = 3', "innerwiki.toml:2:1: `description` must be text"),
    ('title = "T"\nsite_url = "wiki.example"', "innerwiki.toml:2:1: `site_url` cannot be"),
    ('title = "T', "innerwiki.toml:1:11: not TOML: Unterminated string"),
    ('title = "T"\nx = ' + "[" * 5000, "innerwiki.toml:1:1: not TOML: something is nested"),
    ('title = "T"\nx = ' + "9" * 5000, "innerwiki.toml:1:1: not TOML: something is nested"),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=[e[15:60] for _, e in MISTAKES])
def test_a_mistake_is_reported_at_its_place(root: Path, text: str, expected: str) -> None:
    found = mistakes(root, text)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_every_mistake_is_reported_in_the_order_of_the_file(root: Path) -> None:
    found = mistakes(
        root,
        'content = "no"\n[forge]\nedit = "https://x.example/{a}{b}"\n'
        '[check]\nselect = ["cit", 3]\n[policy]\nmin_coverage = 2\nx = 1\n',
    )
    places = [line.split(": ")[0].removeprefix("innerwiki.toml:") for line in found]
    assert places == ["1:1", "1:1", "3:1", "3:1", "5:11", "5:18", "7:1", "8:1"]


def test_a_link_may_not_lead_out_of_the_wiki(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (root / "link").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert "leads out" in mistakes(root, 'title = "T"\ncontent = "link"')[0]


def test_mistakes_in_pyproject_have_its_name_and_lines(root: Path) -> None:
    write(
        root, '[project]\nname = "x"\n\n[tool.innerwiki.limits]\nfile_size = 0\n', "pyproject.toml"
    )
    with pytest.raises(ConfigError) as caught:
        config.load(root)
    assert str(caught.value).splitlines() == [
        'pyproject.toml:1:1: add `title = "..."`, the name of the wiki',
        "pyproject.toml:5:1: `file_size` is 0; write 1 or more",
    ]


def test_a_file_that_is_not_utf_8_is_reported_at_the_byte(root: Path) -> None:
    (root / "innerwiki.toml").write_bytes('title = "T"\ndescription = "é"'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"^innerwiki\.toml:2:16: not UTF-8"):
        config.load(root)


def test_a_byte_order_mark_does_not_move_the_place_of_a_bad_byte(root: Path) -> None:
    text = "\ufefftitle = 'ä'\n# ä".encode() + b"\xff"
    (root / "innerwiki.toml").write_bytes(text)
    with pytest.raises(ConfigError, match=r"^innerwiki\.toml:2:4: not UTF-8"):
        config.load(root)


def test_a_named_pyproject_without_a_table_has_no_title(root: Path) -> None:
    write(root, "[tool]\ninnerwiki = 3\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r'add `title = "\.\.\."`'):
        config.load(config_file=root / "pyproject.toml")


def test_a_file_of_megabytes_is_no_configuration(root: Path) -> None:
    write(root, "#" * 1_000_001)
    with pytest.raises(ConfigError, match="larger than 1,000,000 bytes"):
        config.load(root)


# --- places -----------------------------------------------------------------------------------


def test_places_of_all_that_toml_can_write() -> None:
    text = '''a = 1 # b = 2
"q.r" . s = [ # x = 1
  "one", [2,
  3], { in = "y" },
]
long = """
c = 3 \\""" [d]
e""""
  raw = \'\'\'
f = 4\'\'\'
[ g . h ]
i = {j = {k = 1, l = []}, m = 2}
[[n]]
o = 1.5
[[n]]
[n.p]
q = 1
'''
    places = find_places(Source("x.toml", text))
    lines = {".".join(map(str, path)): (at.line, at.column) for path, at in places.items()}
    assert lines == {
        "a": (1, 1),
        "q.r.s": (2, 1),
        "q.r.s.0": (3, 3),
        "q.r.s.1": (3, 10),
        "q.r.s.1.0": (3, 11),
        "q.r.s.1.1": (4, 3),
        "q.r.s.2": (4, 7),
        "q.r.s.2.in": (4, 9),
        "long": (6, 1),
        "raw": (9, 3),
        "g.h": (11, 3),
        "g.h.i": (12, 1),
        "g.h.i.j": (12, 6),
        "g.h.i.j.k": (12, 11),
        "g.h.i.j.l": (12, 18),
        "g.h.i.m": (12, 27),
        "n": (13, 3),
        "n.0": (13, 3),
        "n.0.o": (14, 1),
        "n.1": (15, 3),
        "n.1.p": (16, 2),
        "n.1.p.q": (17, 1),
    }


@given(st.text(alphabet="ab=\"'[]{},.#\n \\1"))
def test_any_text_has_places_without_a_crash(text: str) -> None:
    assert all(at >= Position(1, 1) for at in find_places(Source("x.toml", text)).values())
