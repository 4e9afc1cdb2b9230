import errno
import os
from pathlib import Path

import pytest

from innerwiki.config import load
from innerwiki.wiki import files
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


def test_files_are_sorted_by_their_whole_path(tmp_path: Path) -> None:
    paths = ["content/a-b/c.md", "content/a.md", "content/a/d/e.md", "content/a/z.md"]
    found = reading(tmp_path, dict.fromkeys(reversed(paths), "x"))
    assert [source.path for source in found.articles] == sorted(paths)


def test_only_sources_are_read_in_the_citations_folder(tmp_path: Path) -> None:
    library = ["citations/a.BIB", "citations/excerpts/b.md", "citations/works.toml"]
    other = ["citations/c.md", "citations/deep/excerpts/d.md", "citations/deep/works.toml"]
    found = reading(tmp_path, dict.fromkeys([*library, *other], ""))
    assert [source.path for source in found.bibliography] == library
    assert found.refused == set()


def test_an_ending_is_what_follows_the_last_full_stop(tmp_path: Path) -> None:
    names = ["a.tar.md", "b.md.", "c", "d.mdx"]
    found = reading(tmp_path, {f"content/{name}": "x" for name in names})
    assert [source.path for source in found.articles] == ["content/a.tar.md"]
    assert [problem.message for problem in found.problems] == [
        "files ending in `` are not published",
        "files ending in `` are not published",
        "files ending in `.mdx` are not published",
    ]


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes there")
def test_a_name_that_is_no_text_is_made_printable(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {})
    try:
        (root / "content" / os.fsdecode(b"caf\xe9.md")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this disc takes no such names")
    [source] = read(load(root)).articles
    assert (source.path, source.text) == ("content/caf\ufffd.md", "x")


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


PLAIN = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="10mm" viewBox="0 0 10 10" version="1.1" id="svg5"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" sodipodi:docname="ΔS.svg">
  <sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:document-units="mm"/>
  <metadata><rdf:RDF><rdf:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></rdf:RDF>
  </metadata>
  <style>.a { fill: url(#g) }</style>
  <defs><linearGradient id="g"/><linearGradient id="h" xlink:href="#g"/></defs>
  <image xlink:href="data:image/png;base64,iVBORw0KGgo="/>
  <svg:path d="M0 0"><animate attributeName="opacity" values="0;1" dur="1s"/></svg:path>
  <text>ΔS ≥ 0; <![CDATA[<script>]]> &lt;script&gt; is text; so is javascript:</text>
</svg>
"""
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
XHTML = "http://www.w3.org/1999/xhtml"


def test_a_plain_drawing_is_published(tmp_path: Path) -> None:
    found = reading(tmp_path, {"content/plain.svg": PLAIN, "content/mark.svg": "\ufeff<svg/>"})
    assert found.problems == []
    assert found.files == {"content/plain.svg", "content/mark.svg"}


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg onmouseover='x()'/>",
        "<svg>\n<g><a xmlns:e='urn:x' e:onBegin='x()'/></g></svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>x()</s:script></s:svg>",
        "<svg><SCRIPT/></svg>",
        "<svg><foreignObject/></svg>",
        f"<svg><b xmlns='{XHTML}'/></svg>",
        "<svg><handler/></svg>",
        "<!DOCTYPE svg [<!ENTITY x '&#60;script/>'>]><svg>&x;</svg>",
        "<svg>&unknown;</svg>",
        "<svg><a href='java&#x09;script:x()'/></svg>",
        "<svg><a href='https://example.org/'/></svg>",
        f"<svg {XLINK}><use xlink:href='other.svg#x'/></svg>",
        f"<svg {XLINK}><a xlink:href='data:image/svg+xml,x'/></svg>",
        "<svg><image src='data:text/html,x'/></svg>",
        f"<svg {XLINK}><a><set attributeName='xlink:href' to='#x'/></a></svg>",
        "<svg><animate attributeName='x' values='JavaScript:x()'/></svg>",
        "<?xml-stylesheet href='x.xsl'?><svg/>",
        "<?xml version='1.0' encoding='Shift_JIS'?><svg/>",
        "<svg><g></svg>",
        "",
    ],
)
def test_a_drawing_that_could_do_something_is_refused(tmp_path: Path, drawing: str) -> None:
    found = reading(tmp_path, {"content/x.svg": drawing})
    assert found.files == set()
    assert found.refused == {"content/x.svg"}
    [problem] = found.problems
    assert problem.message.startswith("the drawing is not published: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_a_drawing_that_is_not_utf_8_is_refused(tmp_path: Path, encoding: str) -> None:
    root = make_wiki(tmp_path, {})
    (root / "content/x.svg").write_bytes("<svg><text>é</text></svg>".encode(encoding))
    found = read(load(root))
    assert found.refused == {"content/x.svg"}


def test_what_is_wrong_in_a_drawing_is_told_with_its_line(tmp_path: Path) -> None:
    found = reading(tmp_path, {"content/x.svg": "<svg>\n  <g onclick='x()'/>\n</svg>"})
    assert found.problems[0].message == (
        'the drawing is not published: line 2 holds the attribute `onclick="x()"`'
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_pipes_are_refused_and_do_not_hang(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/real.md": "real"})
    names = {"content/x.svg", "content/x.png", "content/x.md", "citations/x.bib"}
    for name in names:
        os.mkfifo(root / name)
    found = read(load(root))
    assert found.refused == names
    assert {problem.message for problem in found.problems} == {"not a regular file"}
    assert found.files == set()
    assert len(found.articles) == 1


def test_an_unreadable_file_of_any_kind_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"content/x.svg", "content/x.png", "content/x.md", "citations/x.bib"}
    config = load(make_wiki(tmp_path, dict.fromkeys(names, "")))

    def denied(path: str, _flags: int) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "open", denied)
    found = read(config)
    assert found.refused == names
    assert {problem.message for problem in found.problems} == {"cannot be read: permission denied"}


def test_a_file_that_comes_in_pieces_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, whole = tmp_path / "a.md", os.read
    file.write_bytes(b"in pieces")
    monkeypatch.setattr(os, "read", lambda descriptor, size: whole(descriptor, min(size, 4)))
    assert files.content(str(file), 100) == b"in pieces"


def test_an_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = load(make_wiki(tmp_path, {"content/a.md": "a", "content/locked/b.md": "b"}))
    scandir = os.scandir

    def guarded(path: str) -> object:
        if os.fspath(path).endswith("locked"):
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = read(config)
    assert [source.path for source in found.articles] == ["content/a.md"]
    assert found.refused == {"content/locked"}
    [problem] = found.problems
    assert problem.span.path == "content/locked"
    assert problem.message == "cannot be read: permission denied"
