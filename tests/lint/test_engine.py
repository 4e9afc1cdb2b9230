import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic, Finding, Rule, Severity, Silence
from innerwiki.lint.engine import Settings, check, exceeds
from innerwiki.lint.placing import _snippet
from innerwiki.model import Article, Position, Source, Span, Wiki
from innerwiki.processes import Team
from innerwiki.wiki import build_wiki
from tests.support import PAGE, TODAY, diagnose, wiki_of

T = TypeVar("T")


def find_words(article: Article, word: str) -> Iterator[Finding]:
    at = article.text.find(word)
    while at >= 0:
        yield Finding(Span(article.path, at, at + len(word)), f"there is a {word}")
        at = article.text.find(word, at + 1)


def find_paths(index: tuple[str, ...]) -> Iterator[Finding]:
    for path in index:
        yield Finding(Span(path, 0, 0), "a path")


def tell_idle(silence: Silence) -> Iterator[Finding]:
    for code in (*silence.idle, *silence.unknown):
        yield Finding(silence.suppression.span, code)


Words = Rule[str, tuple[str, ...]]
WORD = Words("AAA001", "word", Severity.WARNING, "A word.\n\nWhy.", check_article=find_words)
PATH = Words("AAA002", "path", Severity.INFO, "A path.", check_wiki=find_paths)
IDLE = Words("SUP001", "idle", Severity.ERROR, "Idle.", check_suppression=tell_idle)
RULES = (WORD, PATH, IDLE)


def run(
    wiki: Wiki, settings: Settings | None = None, index: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    return check(
        wiki,
        RULES,
        settings=settings or Settings(),
        article_view=lambda article: "cat",
        index=index,
    )


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.start.line}:{d.start.column} {d.severity} {d.code} {d.message}" for d in found]


def test_findings_get_code_severity_and_place() -> None:
    (found,) = run(wiki_of("A dog.\nA cat.\n"))
    assert (found.code, found.severity) == ("AAA001", Severity.WARNING)
    assert (found.start, found.end) == (Position(2, 3), Position(2, 6))


def test_diagnostics_come_by_place_then_code() -> None:
    found = run(wiki_of("cat cat\n"), index=(PAGE, "content/a.md"))
    assert [(d.span.path, d.start.column, d.code) for d in found] == [
        ("content/a.md", 1, "AAA002"),
        (PAGE, 1, "AAA001"),
        (PAGE, 1, "AAA002"),
        (PAGE, 5, "AAA001"),
    ]


def test_a_finding_in_a_file_without_text_stands_at_its_start() -> None:
    (found,) = run(wiki_of(), index=("content/broken.md",))
    assert found.start == found.end == Position(1, 1)


class Overheard(Team):
    """A team of one, that tells what it was brought."""

    def brought(self, found: Iterable[T]) -> list[Sequence[T]]:
        self.heard = list(found)
        return [self.heard]


def test_who_has_found_something_places_it_unless_others_have_a_say() -> None:
    silent = "cat\n\n<!-- innerwiki: ignore AAA001 -- x -->\n\ncat\n"
    wiki, team = wiki_of("cat\n", files={"content/b.md": silent}), Overheard()
    found = check(
        wiki,
        RULES,
        settings=Settings(),
        article_view=lambda article: "cat",
        index=(PAGE,),
        team=team,
    )
    is_placed = [isinstance(one, Diagnostic) for one in team.heard]
    assert is_placed == [False, False, True, False]
    assert [(d.span.path, d.code) for d in found] == [
        ("content/b.md", "AAA001"),
        (PAGE, "AAA001"),
        (PAGE, "AAA002"),
    ]


def test_select_and_ignore_take_codes_and_prefixes() -> None:
    wiki = wiki_of("cat\n")
    assert told(run(wiki, Settings(select=("AAA",)), (PAGE,))) == [
        "1:1 warning AAA001 there is a cat",
        "1:1 info AAA002 a path",
    ]
    assert told(run(wiki, Settings(ignore=("AAA002",)), (PAGE,))) == [
        "1:1 warning AAA001 there is a cat"
    ]
    assert not run(wiki, Settings(select=("AAA001",), ignore=("AAA",)), (PAGE,))


def test_severities_are_overridden_by_code() -> None:
    settings = Settings(severity={"AAA002": "off", "AAA001": "error"})
    assert told(run(wiki_of("cat\n"), settings, (PAGE,))) == ["1:1 error AAA001 there is a cat"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (Settings(select=("AAB001",)), "there is no rule `AAB001`; did you mean `AAA001`?"),
        (Settings(ignore=("XYZ",)), "there is no rule `XYZ`; `innerwiki rules` lists them all"),
        (Settings(select=("",)), "there is no rule ``; `innerwiki rules` lists them all"),
        (
            Settings(severity={"AAA": "off"}),
            "there is no rule `AAA`; `innerwiki rules` lists them all",
        ),
        (
            Settings(severity={"AAA001": "eror"}),
            "there is no severity `eror`; did you mean `error`?",
        ),
        (
            Settings(severity={"AAA001": "fatal"}),
            "there is no severity `fatal`; choose error, warning, info, off",
        ),
    ],
)
def test_an_unknown_name_is_refused_and_the_nearest_is_told(
    settings: Settings, message: str
) -> None:
    with pytest.raises(InnerwikiError) as caught:
        run(wiki_of(), settings)
    assert str(caught.value) == message


def test_a_suppression_drops_what_starts_in_its_reach() -> None:
    wiki = wiki_of("cat\n\n<!-- innerwiki: ignore AAA001 -- x -->\n\na cat\ncat\n\ncat\n")
    assert told(run(wiki)) == [
        "1:1 warning AAA001 there is a cat",
        "8:1 warning AAA001 there is a cat",
    ]


def test_a_suppression_of_a_family_drops_all_its_rules_also_those_about_the_wiki() -> None:
    wiki = wiki_of("<!-- innerwiki: ignore-file AAA -- x -->\n\ncat\n")
    assert not run(wiki, index=(PAGE,))


def test_what_silenced_nothing_is_told_to_the_rules_for_suppressions() -> None:
    wiki = wiki_of("<!-- innerwiki: ignore AAA001 AAA002 BBB001 -- x -->\n\ncat\n")
    assert told(run(wiki)) == ["1:1 error SUP001 AAA002", "1:1 error SUP001 BBB001"]


def test_of_rules_that_did_not_run_no_suppression_is_idle() -> None:
    wiki = wiki_of("<!-- innerwiki: ignore AAA001 AAA -- x -->\n\ndog\n")
    assert not run(wiki, Settings(ignore=("AAA001",)))


def test_two_suppressions_of_one_finding_are_both_needed() -> None:
    wiki = wiki_of(
        "<!-- innerwiki: ignore-file AAA001 -- x -->\n\n"
        "<!-- innerwiki: ignore AAA001 -- y -->\n\ncat\n"
    )
    assert not run(wiki)


def fingerprints(markdown: str) -> list[str]:
    return [d.fingerprint for d in run(wiki_of(markdown))]


def test_fingerprints_survive_moved_lines_and_white_space() -> None:
    assert fingerprints("A cat.\n") == fingerprints("New.\n\n   A  cat.\n")


def test_fingerprints_tell_equal_lines_apart() -> None:
    first, second = fingerprints("A cat.\n\nA cat.\n")
    assert first != second
    assert first == fingerprints("A cat.\n")[0]


def test_fingerprints_depend_on_rule_page_and_line() -> None:
    found = run(wiki_of("cat\n", files={"content/b.md": "cat\n"}), index=(PAGE,))
    assert len({d.fingerprint for d in found}) == len(found)
    assert all(len(d.fingerprint) == 16 for d in found)


def test_fingerprints_follow_an_article_that_moves() -> None:
    here, there = (
        run(wiki_of(files={f"content/{folder}cats.md": "A cat.\n"})) for folder in ("", "animals/")
    )
    assert [d.fingerprint for d in here] == [d.fingerprint for d in there]


def test_the_order_of_files_makes_no_difference() -> None:
    articles = [
        Source("content/a.md", "---\ntitle: A\n---\nSee [[B]], [@x] [1].\n"),
        Source("content/b.md", "---\ntitle: A\n---\n[[C#d]] and [@y, @z].\n"),
        Source("content/c/a.md", "Text @x.\n"),
    ]
    library = [
        Source("citations/x.bib", "@book{x, doi = {10.1000/1}}\n"),
        Source("citations/y.bib", "@book{y, doi = {10.1000/1}}\n@book{x, title = {X}}\n"),
    ]
    verdicts = {
        diagnose(build_wiki(order, list(reversed(library)), TODAY))
        for order in permutations(articles)
    }
    assert verdicts == {diagnose(build_wiki(articles, library, TODAY))}
    assert len(verdicts.pop()) > 5


@pytest.mark.parametrize(
    ("threshold", "severities", "expected"),
    [
        ("error", ["warning", "info"], False),
        ("error", ["info", "error"], True),
        ("warning", ["info"], False),
        ("warning", ["warning"], True),
        ("info", ["info"], True),
        ("info", [], False),
        ("never", ["error"], False),
    ],
)
def test_threshold_holds_for_its_severity_and_worse(
    threshold: str, severities: list[str], expected: bool
) -> None:
    found = [
        Diagnostic(Span("a", 0, 0), "X", Severity(s), "m", Position(1, 1), Position(1, 1))
        for s in severities
    ]
    assert exceeds(found, threshold) is expected


def test_an_unknown_threshold_is_refused() -> None:
    with pytest.raises(InnerwikiError, match="there is no threshold `warnings`; did you mean"):
        exceeds([], "warnings")


def test_the_only_white_space_that_is_printable_is_a_space() -> None:
    signs = map(chr, range(sys.maxunicode + 1))
    assert [sign for sign in signs if sign.isspace() and sign.isprintable()] == [" "]


@given(
    line=st.lists(st.sampled_from(["a", "é", " ", "  ", "\t", "\xa0", "\u2028", "\x1c", "\r"])).map(
        "".join
    )
)
def test_white_space_of_a_line_counts_as_one_space(line: str) -> None:
    assert _snippet(line) == " ".join(line.split())
