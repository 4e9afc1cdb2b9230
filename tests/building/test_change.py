from collections import Counter
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.building.change import FAMILIES, Change, _named_as_now, written_lines
from innerwiki.building.verdict import verdict
from innerwiki.lint import Diagnostic
from innerwiki.model import Source, Wiki
from innerwiki.wiki.read import Reading
from innerwiki.wiki.uncited import uncited_claims
from tests.support import CONFIG, PAGE, TODAY, wiki_of

BIB = "@book{hooke1678, title = {Lectures}, author = {Hooke, Robert}, year = {1678}}"
HEAD = "---\ntitle: Page\n---\n"

sentences = st.lists(
    st.tuples(
        st.sampled_from(["", "", "\n\n", "\n", "\n\n- ", "\n\n> ", "\n\n## Part\n\n"]),
        st.sampled_from(["It rests", "It flows", "It grows", "Hooke wrote 40 letters"]),
        st.sampled_from(["", "", "", " [@hooke1678]", " [@gone]"]),
        st.sampled_from([".", ".", ". {.needs-citation}", "?"]),
    ).map("".join),
    max_size=7,
).map(" ".join)


def wiki(body: str) -> Wiki:
    return wiki_of(files={PAGE: HEAD + body + "\n"}, bib=BIB)


def brought(before: Wiki, after: Wiki) -> tuple[Diagnostic, ...]:
    known = frozenset(one.fingerprint for one in verdict(before, CONFIG, TODAY))
    found = Change(before, known).brings(verdict(after, CONFIG, TODAY, before=before), after)
    return tuple(one for one in found if one.code.startswith(FAMILIES))


def gaps(of: Wiki) -> list[tuple[str, tuple[int, int]]]:
    """The claims that lack a source and no mark says so: text and place."""
    [article] = of.articles.values()
    claims = uncited_claims(article, of.assessments[article.id])
    return [(claim.text, (claim.span.start, claim.span.end)) for claim in claims]


@settings(deadline=None, max_examples=200)
@given(sentences)
def test_no_change_brings_nothing(body: str) -> None:
    assert brought(wiki(body), wiki(body)) == ()


@settings(deadline=None, max_examples=300)
@given(sentences, sentences)
@example("It rests.", "It rests [@hooke1678]. It grows.")
def test_each_sentence_that_a_change_leaves_without_a_source_is_told(
    before: str, after: str
) -> None:
    old, new = wiki(before), wiki(after)
    found = brought(old, new)
    known = Counter(text for text, _ in gaps(old))
    for text, (start, end) in gaps(new):
        if known[text]:
            known[text] -= 1
        else:
            assert any(one.span.start <= start and end <= one.span.end for one in found), text


@settings(deadline=None, max_examples=200)
@given(sentences, sentences)
def test_nothing_is_told_of_a_gap_that_was_there_on_lines_that_stay(
    before: str, added: str
) -> None:
    old, new = wiki(before), wiki(before + "\n\n## New\n\n" + added)
    unchanged = range(1, len((HEAD + before).split("\n")) + 1)
    at_the_title = ("CLM001", "CLM004", "IND")
    for one in brought(old, new):
        assert one.start.line not in unchanged or one.code.startswith(at_the_title), one


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_without_the_lines_that_are_new_a_text_holds_nothing_new(
    before: Sequence[str], after: Sequence[str]
) -> None:
    new = written_lines("\n".join(before), "\n".join(after))
    left = [
        line for number, line in enumerate("\n".join(after).split("\n"), 1) if number not in new
    ]
    rest = iter("\n".join(before).split("\n"))
    assert all(line in rest for line in left)  # in their order


def paths(before: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """Under which path each text of an earlier state is looked for."""
    readings = [
        Reading(articles=[Source(path, text) for path, text in files.items()])
        for files in (before, now)
    ]
    return {one.text: one.path for one in _named_as_now(*readings).articles}


def test_a_moved_file_is_found_by_its_text_else_by_most_of_its_lines() -> None:
    one, other = "a\nb\nc\nd\n", "e\nf\ng\nh\n"
    assert paths({"x": one, "y": other}, {"u": other, "v": one}) == {one: "v", other: "u"}
    assert paths({"x": one, "y": other}, {"u": "e\nf\ng\nz\n", "v": one + "e\n"}) == {
        one: "v",
        other: "u",
    }
    assert paths({"x": one}, {"u": "a\nz\ny\nx\n"}) == {one: "x"}
    assert paths({"x": one}, {"x": other, "u": one}) == {one: "x"}
    assert paths({"x": ""}, {"u": ""}) == {"": "u"}


def test_too_many_moved_files_are_compared_by_their_whole_text_only() -> None:
    before = {f"old/{number}": f"{number}\nsame\nlines\n" for number in range(502)}
    now = {f"new/{number}": f"{number}\nsame\nlines\nmore\n" for number in range(502)}
    found = paths(before, {**now, "new/7": before["old/7"]})
    assert found["7\nsame\nlines\n"] == "new/7"
    assert found["8\nsame\nlines\n"] == "old/8"


def test_an_article_that_was_about_the_wiki_has_no_gaps_to_know() -> None:
    old = wiki_of(files={PAGE: HEAD.replace("---\n", "---\ntype: meta\n", 1) + "It grows.\n"})
    assert [one.code for one in brought(old, wiki("It grows."))] == ["CLM001", "CLM020"]
