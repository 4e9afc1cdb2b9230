from pathlib import Path

from innerwiki.config import load
from innerwiki.wiki.read import Reading, decode, read
from tests.command_line import make_wiki


def reading(root: Path, files: dict[str, str]) -> Reading:
    return read(load(make_wiki(root, files)))


def test_files_come_sorted_and_hidden_ones_stay_out(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        {
            "content/b.md": "b",
            "content/a/z.md": "z",
            "content/.hidden.md": "x",
            "content/.git/c.md": "x",
            "content/picture.png": "x",
            "citations/deep/k.bib": "@misc{k}",
            "citations/readme.md": "not an article",
        },
    )
    assert [source.path for source in found.articles] == ["content/a/z.md", "content/b.md"]
    assert [source.path for source in found.bibliography] == ["citations/deep/k.bib"]
    assert found.files == {"content/picture.png"}
    assert found.problems == []


def test_line_ends_and_a_byte_order_mark_are_unified() -> None:
    source, problem = decode("a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert problem is None
    assert source.text == "one\ntwo\nthree\n"


def test_a_byte_that_is_not_utf_8_is_placed() -> None:
    source, problem = decode("a.md", b"one\r\ncaf\xe9\n")
    assert problem is not None
    position = source.position(problem.span.start)
    assert (position.line, position.column) == (2, 4)
    assert "0xe9" in problem.message


def test_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("secret", encoding="utf-8")
    root = make_wiki(tmp_path / "wiki", {"content/real.md": "real"})
    (root / "content/out.md").symlink_to(outside)
    (root / "content/in.md").symlink_to("real.md")
    (root / "content/folder").symlink_to(tmp_path)
    (root / "content/circle.md").symlink_to("circle.md")
    found = read(load(root))
    assert [source.path for source in found.articles] == ["content/in.md", "content/real.md"]
    assert {problem.span.path for problem in found.problems} == {
        "content/out.md",
        "content/folder",
        "content/circle.md",
    }


def test_drawings_with_scripts_and_pages_are_not_published(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        {
            "content/good.svg": "<svg><path d='M0 0'/></svg>",
            "content/bad.svg": "<svg onLoad = 'x()'></svg>",
            "content/page.html": "<p>",
        },
    )
    assert found.files == {"content/good.svg"}
    assert found.refused == {"content/bad.svg", "content/page.html"}


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    found = reading(tmp_path, {"content/long.md": "x" * 2_000_001})
    assert found.articles == []
    assert "2,000,001 bytes" in found.problems[0].message
