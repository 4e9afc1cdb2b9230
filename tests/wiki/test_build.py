from innerwiki.model import ProblemKind, Source, Wiki
from innerwiki.wiki import build_wiki
from tests.support import TODAY

BIB = "@misc{abel, title = {One}, doi = {10.1234/x}}\n@misc{bolyai, title = {Two}}\n"


def wiki(**articles: str) -> Wiki:
    sources = [Source(f"content/{name}.md", text) for name, text in articles.items()]
    return build_wiki(sources, [Source("citations/a.bib", BIB)], TODAY)


def test_links_of_every_kind_are_back_links() -> None:
    built = wiki(
        a="---\ntitle: First\naliases: [Primus]\n---\n",
        b="See [[first]].",
        c="See [[Primus|x]].",
        d="See [file](a.md#part).",
        e="---\ntitle: E\nsee_also: [First]\n---\n",
        f="Not `[[First]]`.",
    )
    assert built.backlinks["a"] == ("b", "c", "d", "e")


def test_a_source_is_cited_by_key_identifier_infobox_and_as_a_whole() -> None:
    built = wiki(
        a="Text [@abel].",
        b="Text [@doi:10.1234/X].",
        c='---\ntitle: C\ninfobox:\n  - {label: x, value: "[@abel]"}\n---\n',
        d="---\ntitle: D\ncitations: [abel]\n---\n",
        e="Text by @nobody.",
    )
    assert built.cited_by == {"abel": ("a", "b", "c", "d")}
    assert built.cited == built.cited_by.keys()


def test_missing_titles_are_wanted() -> None:
    built = wiki(a="See [[heat death]] and [[Heat death]].", b="See [[Heat death]].")
    assert built.wanted == {"Heat death": ("a", "b")}


def test_the_result_does_not_depend_on_the_order_of_files() -> None:
    texts = {"a": "---\ntitle: Same\n---\n", "b": "---\ntitle: Same\n---\n[[Same]]", "c": "[[B]]"}
    assert wiki(**texts) == wiki(**dict(reversed(texts.items())))


def test_the_second_article_of_an_id_is_reported_and_left_out() -> None:
    built = wiki(a="---\ntitle: A\nid: x\n---\n", b="---\ntitle: B\nid: x\n---\n")
    assert [article.path for article in built.articles.values()] == ["content/a.md"]
    [problem] = built.problems
    assert problem.kind is ProblemKind.DUPLICATE_ID
    assert problem.span.path == "content/b.md"


def test_works_are_read_and_their_mistakes_reported() -> None:
    works = '[[work]]\nkeys = ["abel", "nobody"]\n[[work]]\nkeys = 3\n[other]\n'
    built = build_wiki(
        [],
        [Source("citations/a.bib", BIB), Source("citations/works.toml", works)],
        TODAY,
    )
    assert built.library.declared_works == {"abel": 0}
    assert built.library.works == {}
    assert [problem.message for problem in built.library.problems] == [
        "`other` is no table of this file",
        "no entry `nobody` in the library",
        "a work needs a list `keys`",
    ]


def test_a_list_of_works_that_is_not_toml_is_placed() -> None:
    built = build_wiki([], [Source("citations/works.toml", "[[work]]\nkeys = [")], TODAY)
    [problem] = built.library.problems
    assert problem.span.start == len("[[work]]\nkeys = [")


def test_invisible_characters_are_reported_in_every_file() -> None:
    bib = "@misc{abel,\n  title = {O\x08n\x08e},\n  note = {\ue000 \u2066a\u2069}\n}\n"
    works = "# \u202e\n"
    sources = [Source("citations/a.bib", bib), Source("citations/works.toml", works)]
    problems = build_wiki([Source("content/a.md", "\x0c")], sources, TODAY).problems
    found = [p.span for p in problems if p.kind is ProblemKind.CHARACTERS]
    assert [(span.path, span.start) for span in found] == [
        ("content/a.md", 0),
        ("citations/a.bib", bib.index("\x08")),
        ("citations/a.bib", bib.index("\ue000")),
        ("citations/works.toml", 2),
    ]
