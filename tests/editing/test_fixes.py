from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.editing.fixes import ROUNDS, Mended, choose, mend
from innerwiki.editing.originals import edited
from innerwiki.lint import Diagnostic, Edit, Fix, Severity
from innerwiki.model import Position, Source, Span
from innerwiki.wiki import relate
from innerwiki.wiki.read import Reading, decode
from tests.support import BIB, CONFIG, PAGE, TODAY, diagnose, wiki_of

HERE = Position(1, 1)


def finding(*edits: tuple[int, int, str], path: str = PAGE, safe: bool = True) -> Diagnostic:
    made = tuple(Edit(Span(path, start, end), text) for start, end, text in edits)
    span = Span(path, 0, 0)
    return Diagnostic(span, "AAA001", Severity.ERROR, "m", HERE, HERE, fix=Fix(made, safe))


def everywhere(path: str) -> bool:
    return bool(path)


def chosen(*found: Diagnostic, unsafe: bool = False) -> list[tuple[int, int, str]]:
    fixes = choose(found, unsafe=unsafe, may_edit=everywhere)
    return [(edit.span.start, edit.span.end, edit.text) for fix in fixes for edit in fix.edits]


def test_safe_fixes_are_made_and_unsafe_ones_on_request() -> None:
    safe, unsafe = finding((0, 1, "x")), finding((2, 3, "y"), safe=False)
    assert chosen(safe, unsafe) == [(0, 1, "x")]
    assert chosen(safe, unsafe, unsafe=True) == [(0, 1, "x"), (2, 3, "y")]


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((2, 5, "x"), (5, 6, "y"), True),
        ((2, 5, "x"), (0, 2, "y"), True),
        ((2, 5, "x"), (4, 6, "y"), False),
        ((2, 5, "x"), (0, 3, "y"), False),
        ((2, 5, "x"), (3, 4, "y"), False),
        ((3, 4, "x"), (2, 5, "y"), False),
        ((2, 5, "x"), (2, 5, "x"), False),
        ((2, 5, "x"), (2, 2, "y"), False),
        ((2, 2, "x"), (2, 2, "y"), False),
        ((2, 2, "x"), (2, 5, "y"), False),
        ((2, 5, "x"), (3, 3, "y"), False),
        ((2, 5, "x"), (5, 5, "y"), True),
        ((5, 5, "x"), (2, 5, "y"), True),
    ],
)
def test_a_fix_that_would_touch_the_place_of_an_earlier_one_waits(
    first: tuple[int, int, str], second: tuple[int, int, str], both: bool
) -> None:
    assert chosen(finding(first), finding(second)) == ([first, second] if both else [first])


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    assert chosen(finding((2, 3, "x")), finding((0, 1, "y"), (2, 3, "z"))) == [(2, 3, "x")]


def test_a_fix_may_not_reach_outside() -> None:
    other = finding((0, 1, "x"), path="content/other.md")
    assert choose([other], unsafe=False, may_edit=lambda path: path == PAGE) == []


SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)


@given(st.lists(SPANS, max_size=12))
def test_whatever_is_chosen_can_be_made_together(spans: list[list[int]]) -> None:
    found = [finding((start, end, "x")) for start, end in spans]
    edits = [edit for fix in choose(found, unsafe=False, may_edit=everywhere) for edit in fix.edits]
    places = [(edit.span.start, edit.span.end) for edit in edits]
    assert len(set(places)) == len(places)
    edited("0123456789", edits)


# --- over a whole wiki ------------------------------------------------------------------------


def reading_of(root: Path, **files: bytes) -> Reading:
    """The files of a wiki, written and read."""
    reading = Reading()
    for name, content in files.items():
        path = f"content/{name}.md"
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
        reading.articles.append(decode(path, content)[0])
    return reading


def semicolons(reading: Reading) -> list[Diagnostic]:
    """A rule that wants `;` for each `,`, and finds one after the other."""
    return [
        finding((at, at + 1, ";"), path=source.path)
        for source in reading.articles
        if (at := source.text.find(",")) >= 0
    ]


def mended(root: Path, reading: Reading) -> Mended:
    return mend(root, reading, semicolons, unsafe=False, may_edit=everywhere)


def test_rounds_go_on_until_nothing_is_left(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, a=b"a,b,c\r\n", b=b"none\n", c=b"a,b\n")
    found = mended(tmp_path, reading)
    assert found.findings == 3
    assert [(change.path, change.before, change.after) for change in found.rewrites] == [
        ("content/a.md", b"a,b,c\r\n", b"a;b;c\r\n"),
        ("content/c.md", b"a,b\n", b"a;b\n"),
    ]
    assert (tmp_path / "content/a.md").read_bytes() == b"a,b,c\r\n"


def test_rounds_come_to_an_end(tmp_path: Path) -> None:
    found = mended(tmp_path, reading_of(tmp_path, a=b"," * (ROUNDS + 5)))
    assert found.findings == ROUNDS
    assert found.rewrites[0].after == b";" * ROUNDS + b"," * 5


def test_fixes_that_undo_one_another_change_nothing(tmp_path: Path) -> None:
    def swap(reading: Reading) -> Sequence[Diagnostic]:
        other = {"a": "b", "b": "a"}[reading.articles[0].text]
        return [finding((0, 1, other), path="content/a.md")]

    found = mend(tmp_path, reading_of(tmp_path, a=b"a"), swap, unsafe=False, may_edit=everywhere)
    assert found.rewrites == ()


def test_a_file_that_a_link_leads_to_is_mended_once(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, a=b"a,b\n")
    (tmp_path / "content/z.md").symlink_to("a.md")
    reading.articles.append(Source("content/z.md", "a,b\n"))
    found = mended(tmp_path, reading)
    assert [(change.path, change.after) for change in found.rewrites] == [
        ("content/a.md", b"a;b\n")
    ]


# --- the fixes of the rules -------------------------------------------------------------------

LIBRARY = """
@book{noether1918, title = {N}}
@book{clausius1865, title = {C}}
@book{hooke1678, title = {H}}
@book{key:a/b, title = {K}}
@book{a, title = {A}}
"""
KEYS = st.sampled_from(
    "noether1918 noether1981 Noether1918 clausius1856 hooke167 hooke-1678 key:a/c key:a gone a b "
    "{clausius1856} {key:a/c} doi:10.1000/182".split()
)
MARKS = "[ ] ( ) { } ` \\ * | > - <b> <!-- --> {.no-cite} é [^1] ](x) [[ ]] {p. \\, $ et al. 3, see"
LINKS = st.sampled_from(
    "[[Entorpy]] [[entropy]] [[Tt#x|y]] [[Hool]] [[disordr|[[x]] [[T]] ![[Entorpy]]".split()
)
CODES = st.lists(
    st.sampled_from("CIT001 CIT004 cit003 CLM003 CIT CLM020 SUP001 XXX001 SRC007".split()),
    max_size=3,
).flatmap(lambda codes: st.sampled_from([" ", ", "]).map(lambda gap: gap.join(codes)))
COMMENTS = st.one_of(
    st.just("<!-- innerwiki: ignore-end -->"),
    st.builds(
        "{1}<!-- innerwiki: ignore{0} {2} -- why -->{1}".format,
        st.sampled_from(["", "-start", "-file", "d"]),
        st.sampled_from(["", " ", "\n", "\n\n", "\n  "]),
        CODES,
    ),
)
BITS = st.one_of(
    KEYS.map("@{}".format),
    LINKS,
    COMMENTS,
    KEYS.map("-@{}".format),
    st.sampled_from([*MARKS.split(), ", ", "; ", " ", "\n", "\n\n", ", p. 3", "    ", "\u00a0"]),
)
CITATIONS = st.lists(KEYS.map("@{}".format), min_size=1, max_size=4)
GROUPS = st.tuples(CITATIONS, st.sampled_from([", ", "; ", " ", ", p. 3, ", ",\n", " and "])).map(
    lambda parts: "[" + parts[1].join(parts[0]) + "]"
)
BODIES = st.lists(st.one_of(BITS, GROUPS), max_size=14).map("".join)
HEADS = st.builds(
    "---\ntitle: T\ncitations: [{}, {}]\ninfobox:\n  - {{label: a, value: {}}}\n---\n".format,
    KEYS.filter(lambda key: "{" not in key),
    KEYS.filter(lambda key: "{" not in key).map('"{}"'.format),
    st.sampled_from(
        ['"[@noether1981, @a]"', "'So [@hooke167 @b]'", '"So\n      [@hooke167,\n      @b]"']
    ),
)
REVIEWED = st.builds(
    "---\ntitle: T\nstatus: {}\n{}see_also: [entorpy]\nreviews:\n  - {{by: bo, date: 2026-01-02, "
    'revision: 4, outcome: {}, hash: "sha256:{}"}}\n---\n'.format,
    st.sampled_from(["reviewed", "'in-review'", '"reviewed"', "stub", "retired"]),
    st.sampled_from(["", "revision: 3\n", "revision: 4 # of spring\n", "revision: 5\n"]),
    st.sampled_from(["approved", "changes-requested"]),
    st.just("0" * 64),
)
PAGES = st.builds(str.__add__, st.one_of(st.just(""), HEADS, REVIEWED), BODIES)
OTHERS = {
    "content/entropy.md": "---\ntitle: Entropy\naliases: [disorder]\n---\n",
    "content/hook.md": "---\ntitle: Hook\n---\n",
    "content/hood.md": "---\ntitle: Hood\n---\n",
}


def diagnosed(text: str) -> tuple[Diagnostic, ...]:
    return diagnose(wiki_of(files={PAGE: text, BIB: LIBRARY, **OTHERS}))


@settings(max_examples=200, deadline=None)
@given(PAGES)
@example("So [@noether1918, p. 3, @clausius1865, @hooke1678].")
def test_a_fix_never_leaves_its_finding_in_place(text: str) -> None:
    text = wiki_of(files={PAGE: text}).sources[PAGE].text
    found = diagnosed(text)
    counts = Counter(diagnostic.code for diagnostic in found)
    for diagnostic in found:
        if diagnostic.fix is not None:
            after = diagnosed(edited(text, diagnostic.fix.edits))
            left = Counter(other.code for other in after)
            assert left[diagnostic.code] < counts[diagnostic.code], diagnostic
            if diagnostic.fix.safe:  # another may bring to light what it was hidden by
                assert _errors(after) <= _errors(found), diagnostic


def _errors(found: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(one.code for one in found if one.severity is Severity.ERROR)


@settings(max_examples=50, deadline=None)
@given(PAGES, st.booleans())
def test_mending_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, text: str, unsafe: bool
) -> None:
    root = tmp_path_factory.mktemp("wiki")

    def check(reading: Reading) -> Sequence[Diagnostic]:
        return diagnose(relate(reading, TODAY, CONFIG.policy))

    def again(content: bytes) -> Mended:
        reading = reading_of(root, page=content)
        reading.bibliography.append(Source(BIB, LIBRARY))
        reading.articles += [Source(path, other) for path, other in OTHERS.items()]
        return mend(root, reading, check, unsafe=unsafe, may_edit=everywhere)

    first = again(text.replace("\n", "\r\n").encode())
    for change in first.rewrites:
        second = again(change.after)
        assert (second.findings, second.rewrites) == (0, ())
