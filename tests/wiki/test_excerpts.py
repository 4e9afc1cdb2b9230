from pathlib import Path

from innerwiki import config as configuration
from innerwiki.wiki import load
from tests.command_line import make_wiki
from tests.support import TODAY, wiki_of

BIB = "@book{hooke1678, title = {De Potentia}}\n@misc{a:b/c, title = {Odd}}\n"
EXCERPT = "## p. 3\n\n> Force grows.\n"


def test_a_file_is_named_like_the_key_or_like_the_sources_page() -> None:
    files = {
        "citations/excerpts/hooke1678.md": EXCERPT,
        "citations/excerpts/a_3a_b_2f_c.md": EXCERPT,
    }
    library = wiki_of(bib=BIB, files=files).library
    assert {key: [one.text for one in found] for key, found in library.excerpts.items()} == {
        "hooke1678": ["Force grows."],
        "a:b/c": ["Force grows."],
    }
    assert library.problems == ()


def test_a_file_of_no_source_is_reported() -> None:
    wiki = wiki_of(bib=BIB, files={"citations/excerpts/hooke1679.md": EXCERPT})
    [problem] = wiki.library.problems
    assert problem.span.path == "citations/excerpts/hooke1679.md"
    assert "`hooke1679`" in problem.message
    assert wiki.library.excerpts == {}


def test_only_the_folder_of_excerpts_is_read(tmp_path: Path) -> None:
    root = make_wiki(
        tmp_path,
        {
            "citations/all.bib": BIB,
            "citations/README.md": "# Sources\n",
            "citations/excerpts/deep/hooke1678.md": "No.\n",
            "citations/excerpts/hooke1678.md": EXCERPT,
        },
    )
    wiki = load(configuration.load(root), TODAY)
    assert list(wiki.library.excerpts) == ["hooke1678"]
    assert wiki.library.problems == ()
    assert list(wiki.articles) == []
