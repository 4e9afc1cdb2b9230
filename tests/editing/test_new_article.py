import re
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from innerwiki.editing.new_article import NewArticle, begin
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Severity
from innerwiki.model import ArticleType, Source, Status
from innerwiki.wiki.articles import read_article
from tests.support import CONFIG, TODAY, diagnose, wiki_of

EMPTY = wiki_of(files={"content/page.md": "---\ntitle: Page\n---\n"})


def new(title: str, **options: object) -> NewArticle:
    return begin(CONFIG, EMPTY, title, TODAY, **options)  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(ArticleType))
def test_a_title_is_refused_or_reads_back(title: str, kind: ArticleType) -> None:
    try:
        made = new(title, kind=kind)
    except InnerwikiError:
        assume(False)
    article, problems = read_article(Source(made.path, made.text), TODAY)
    assert problems == ()
    assert article.title == made.title == title.strip()
    assert article.id == made.id
    assert article.front_matter.type is kind
    assert made.path == f"content/{made.id}.md"
    assert len(made.id.encode()) <= 100 + len("section-")


@settings(deadline=None)
@given(st.text("abc -'", min_size=1, max_size=20).filter(lambda text: re.search("[abc]", text)))
def test_a_title_of_letters_is_never_refused(title: str) -> None:
    assert re.fullmatch(r"[abc][abc-]*", new(title).id)


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Heat death", "heat-death"),
        ("Maxwell's demon", "maxwells-demon"),
        ("a_b", "a-b"),
        ("C++ & C#", "c-c"),
        ("Ἐντροπία", "ἐντροπία"),
        ("Heat 🔥", "heat"),
        ("1984", "1984"),
        ("References", "section-references"),
        ("word " * 40, "-".join(["word"] * 20)),
        ("x" * 300, "x" * 100),
        ("熱" * 300, "熱" * 33),
    ],
)
def test_the_title_gives_the_id(title: str, made: str) -> None:
    article = new(title)
    assert (article.id, article.path) == (made, f"content/{made}.md")


@pytest.mark.parametrize("status", [None, Status.STUB, Status.DRAFT, Status.NEEDS_CITATIONS])
def test_a_new_article_has_no_errors_and_says_that_it_needs_citations(
    status: Status | None,
) -> None:
    made = new("Heat death", status=status)
    wiki = wiki_of(files={"content/page.md": "See [[Heat death]].", made.path: made.text})
    found = [one for one in diagnose(wiki) if one.span.path == made.path]
    assert {one.code for one in found} == {"CLM001", "CLM002"}
    assert {one.severity for one in found} == {Severity.WARNING}
    assessment = wiki.assessments["heat-death"]
    assert assessment.needs_citations
    assert [gap.since for gap in assessment.gaps if gap.since] == ["2026-01"]
    assert assessment.status is (status or Status.DRAFT)


def test_a_page_about_the_wiki_has_nothing_to_cite() -> None:
    made = new("Our rules", kind=ArticleType.META)
    wiki = wiki_of(files={"content/page.md": "A [@k].", made.path: made.text}, bib="@misc{k}")
    assert [one for one in diagnose(wiki) if one.span.path == made.path] == []
    with pytest.raises(InnerwikiError, match="has no status; leave --status out"):
        new("Our rules", kind=ArticleType.META, status=Status.DRAFT)


@pytest.mark.parametrize(
    ("title", "link"),
    [("Heat death", "[[Heat death]]"), ("C# [language]", "[[c-language]]"), ("a|b", "[[ab]]")],
)
def test_others_link_to_it_by_what_can_be_a_link(title: str, link: str) -> None:
    made = new(title)
    assert made.link == link
    wiki = wiki_of(files={"content/page.md": f"See {link}.", made.path: made.text})
    assert wiki.backlinks[made.id] == ("page",)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("", 'the title is empty; write one, as in `innerwiki new "Entropy"`'),
        (" \n ", "the title is empty"),
        ("a\tb", "`title` holds a line break or a tab; write it on one line"),
        ("a\0b", "`title` holds a character that nobody can see"),
        ("a\u202eb", "`title` holds a character that nobody can see"),
        ("a\udcffb", "the title holds bytes that are no UTF-8"),
        ("🔥", "that title has neither letters nor digits for an address; choose one by --id"),
        ("By [@hooke1678]", "`title` is plain text"),
        ("Of {.needs-citation}", "`title` is plain text"),
        ("@ada", "`title` is plain text"),
    ],
)
def test_what_is_no_title_is_told(title: str, told: str) -> None:
    with pytest.raises(InnerwikiError, match=re.escape(told)):
        new(title)


@pytest.mark.parametrize(
    "article_id", ["", "A", "a b", "../a", "a/b", "a_b", "iw-a", "a" * 101, "-", "a\n"]
)
def test_what_is_no_id_is_told(article_id: str) -> None:
    if article_id == "a\n":
        assert new("Heat", article_id=article_id).id == "a"  # white space around it is nothing
        return
    with pytest.raises(InnerwikiError):
        new("Heat", article_id=article_id)


WIKI = {
    "content/entropy.md": "---\ntitle: Entropy\naliases: [Disorder, heat Loss]\n---\n",
    "content/files/work.md": "---\ntitle: Mechanical work\nid: work\n---\n",
    "content/page.md": "---\ntitle: Page\n---\n",
}


@pytest.mark.parametrize(
    ("title", "article_id", "told"),
    [
        ("Entropy", None, '"Entropy" is the title of content/entropy.md already; edit that one'),
        ("entropy", None, '"entropy" is the title of content/entropy.md already'),
        ("Disorder", "chaos", '"Disorder" is another name of "Entropy", content/entropy.md, alre'),
        ("Work", None, '"Work" is the id of content/files/work.md already; edit that one, or choo'),
        ("ENTROPY", None, "the id `entropy` is the title of content/entropy.md already; edit that"),
        ("Heat loss", None, 'the id `heat-loss` is another name of "Entropy", content/entropy.md'),
        ("Labour", "work", "the id `work` is the id of content/files/work.md already"),
        ("Chaos", "disorder", 'the id `disorder` is another name of "Entropy"'),
    ],
)
def test_what_leads_to_an_article_is_taken(title: str, article_id: str | None, told: str) -> None:
    with pytest.raises(InnerwikiError, match=re.escape(told)):
        begin(CONFIG, wiki_of(files=WIKI), title, TODAY, article_id=article_id)


def test_the_month_is_that_of_the_day() -> None:
    assert "since=2025-12 " in begin(CONFIG, EMPTY, "Heat", date(2025, 12, 31)).text
