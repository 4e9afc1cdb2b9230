"""The quick ways of reading sentences: each gives what the careful way gives, and each is taken."""

import gc
import pickle
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.model import Aside, Citation, Claim, ClaimKind, Mode, Span, WikiLink
from innerwiki.syntax import (
    blocks,
    late,
    leads,
    scan,
    seen,
    seen_lines,
    sentences,
    settled,
    statements,
    tables,
)
from innerwiki.syntax.abbreviations import LONGEST, ends_full_word
from innerwiki.syntax.block import Block, BlockKind, locating
from innerwiki.syntax.blocks import read_blocks
from innerwiki.syntax.claims import read_claims
from innerwiki.syntax.leads import may_send, sends
from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.seen import ReadBlock, between, count_words, is_seen, shares, shown
from innerwiki.syntax.statement import Statement

PIECES = st.sampled_from(
    [
        *("word", "Word", "a", "A", "sentences", "Sentences", "See", "Further reading:", "É", "ſ"),
        *("e.g", "et al", "Dr", "p", "fig", "J", "3", "1984", "_", "²", "中", "can't", "“", "”"),
        *(".", ". ", ".\n", ".  ", "?", "!", "…", "。", "！", ",", ":", ";", " .", "-", "–", "—"),
        *(" ", " ", " ", " ", "\n", "  ", "\t", "\xa0", "\u2028", "(", ")", "'", '"', "’", "&amp;"),
        *(sign * n for sign in (HIDDEN, CITED, NEEDS, EXEMPT, NOTED, SOLID, NAME) for n in (1, 4)),
        *(f" {CITED * 5}. ", f" {CITED * 5}.\n", f"\n{CITED * 5}", f" {CITED * 5} {CITED * 3}"),
        *("Another sentence follows it. ", "Selected words that end. "),
    ]
)
MASK = st.lists(PIECES, max_size=30).map("".join)
PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6).map(
    lambda found: sorted((start, start + length) for start, length in found)
)


def apart(places: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    for start, end in places:
        if not found or found[-1][1] <= start:
            found.append((start, end, False))
    return found


APART = PLACES.map(apart)
ORDINARY = (
    f"An ordinary sentence tells something {CITED * 12}. It has one link, to "
    f"{HIDDEN}another{HIDDEN * 7}, and\na line's end {CITED * 9}. See {HIDDEN}another{HIDDEN * 7} "
    "too. The last one ends the text."
)


def read(mask: str) -> ReadBlock:
    return ReadBlock(Block(BlockKind.PARAGRAPH, mask, (0,), (0,)), mask)


def never(*_: object) -> None:
    raise AssertionError


@settings(max_examples=500, deadline=None)
@given(mask=MASK)
@example(mask=ORDINARY)
@example(mask=f"One\n{CITED}{CITED}- two {CITED}word. Three{CITED}.")
@example(mask="Eins。Zwei。 Drei.")
def test_lines_show_what_each_sentence_shows(mask: str) -> None:
    one, found = read(mask), sentences.sentences(mask)
    if is_seen(mask):
        texts = seen_lines.seen_lines(one, found)
        assert texts == [shown(one, start, end) for start, end, _ in found]


def test_ordinary_lines_are_not_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen_lines, "shown", never)
    assert seen_lines.seen_lines(read(ORDINARY), sentences.sentences(ORDINARY)) == [
        "An ordinary sentence tells something.",
        "It has one link, to another, and a line's end.",
        "See another too.",
        "The last one ends the text.",
    ]


@settings(max_examples=300)
@given(masks=st.lists(MASK, max_size=5))
def test_the_words_of_blocks_are_counted_at_once(masks: list[str]) -> None:
    assert count_words(" ".join(masks)) == sum(map(count_words, masks))


@settings(max_examples=500)
@given(mask=MASK | st.text(max_size=30))
@example(mask="One–two — “three” _ ² \x1f e\u0301 \u0301 \ud800")
def test_words_are_what_holds_a_letter_a_digit_or_code(mask: str) -> None:
    word = re.compile(rf"[\w{SOLID}{NAME}]")
    assert count_words(mask) == sum(bool(word.search(piece)) for piece in mask.split())


def test_the_words_of_usual_prose_are_told_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "_LONE_SIGNS", None)
    assert count_words("The naïve “optimizer” – so it’s said … – has\xa0goals.") == 8


@settings(max_examples=300, deadline=None)
@given(mask=MASK)
@example(mask=ORDINARY)
@example(mask="It says this:")
@example(mask=f"It says this: {CITED}.")
def test_what_leads_in_is_seen_to_end_in_a_colon(mask: str) -> None:
    one, found = read(mask), sentences.sentences(mask)
    if found:
        ends = shown(one, *found[-1][:2]).endswith(":")
        assert statements._leads_in(one, found) == ends


def test_the_words_of_ordinary_sentences_wait_until_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(late, "seen_lines", never)
    claims = scan.scan("One sentence [@a]. See [another](b.md) too. A third.", "page.md").claims
    assert [claim.number for claim in claims] == [0, 2]
    monkeypatch.undo()
    assert [claim.text for claim in claims] == ["One sentence.", "A third."]


@settings(max_examples=300, deadline=None)
@given(masks=st.lists(MASK, max_size=4))
@example(masks=[ORDINARY, f"All {CITED}of\n{HIDDEN}it{HIDDEN}s."])
@example(masks=[f"All\n{CITED} {CITED}("])
def test_the_words_of_all_masks_are_those_of_their_sentences(masks: list[str]) -> None:
    blocks, at, texts = list(map(read, masks)), 0, []
    together = late.Masks()
    together.join(masks, masks)
    assert together.number == 2 * sum(map(count_words, masks))
    for one in blocks:
        if found := sentences.sentences(one.mask):
            wording = late.LateWording(one, together, at, "page.md")
            assert wording.texts == [shown(one, start, end) for start, end, _ in found]
            texts += wording.texts
        at += len(one.mask) + 1
    words = together.words
    assert (words is None) == any(sign in mask for mask in masks for sign in f"&{SOLID}{NAME}")
    if words is not None:
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", "".join(texts))


def test_claims_that_are_sent_to_another_process_are_the_same() -> None:
    text = "One sentence [@a]. A second.\n\n- An item [@b].\n\n| A |\n|---|\n| b |\n"
    claims = scan.scan(text, "page.md").claims
    sent = pickle.loads(pickle.dumps(claims))  # noqa: S301 -- our own
    assert sent == claims
    assert [claim.text for claim in sent] == ["One sentence.", "A second.", "An item.", "b"]


@settings(max_examples=500, deadline=None)
@given(mask=MASK, links=PLACES)
@example(mask=ORDINARY, links=[])
def test_plain_ends_are_ends(mask: str, links: list[tuple[int, int]]) -> None:
    quick = sentences.sentences(mask, links)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_stops", lambda _: re.compile("[.!?…。！？]+"))
        assert sentences.sentences(mask, links) == quick


def test_ordinary_ends_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_end", never)
    assert len(sentences.sentences(ORDINARY)) == 4


def test_no_abbreviation_is_longer_than_is_said() -> None:
    assert len("approx") == LONGEST
    assert not ends_full_word("approx", 0, LONGEST)


@settings(max_examples=300)
@given(mask=MASK, links=PLACES)
@example(mask=ORDINARY, links=[])
def test_most_sentences_surely_send_nobody_elsewhere(
    mask: str, links: list[tuple[int, int]]
) -> None:
    if mask and not may_send(mask, 0, links):
        assert not sends(mask, 0, len(mask), links)
        assert mask[0].isalpha()


@settings(max_examples=500, deadline=None)
@given(mask=MASK, links=PLACES)
@example(mask=ORDINARY, links=[(72, 90), (128, 146)])
@example(mask="See A. COMPARE B. Cf. it. For, see B. MaI. ſee C.", links=[])
def test_what_begins_with_an_ordinary_word_says_something(
    mask: str, links: list[tuple[int, int]]
) -> None:
    one, found = ReadBlock(read(mask).block, mask, (), links), sentences.sentences(mask, links)
    if found:
        last = found[-1][1]
        assert leads.say_each(one, found) == [
            not asks and leads.says(one, start, end, between(links, start, end), last)
            for start, end, asks in found
        ]


def test_citations_inside_sentences_are_dealt_out_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settled, "shares", never)
    claims = scan.scan("One [@a]. Two. Three [@b][@c].\n[@d] shows it.", "page.md").claims
    assert [[item.key for one in claim.citations for item in one.items] for claim in claims] == [
        ["a"],
        [],
        ["b", "c"],
        ["d"],
    ]


def test_ordinary_sentences_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leads, "says", never)
    reader = statements.StatementReader("", "page.md")
    reader.take(read(f"Selected words {CITED}. A word and {HIDDEN}a link{HIDDEN}. For all that."))
    assert [isinstance(one, Claim) for one in reader.said] == [True, True, True]


MARK = " {.no-cite}"
"""With this in a text, nothing is settled before its end."""
MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "A word. ",
                "Another one follows.\n",
                "See [another](a.md) too. ",
                "Is it? ",
                "Thus: ",
            ),
            *("It is [@a]. ", "@b shows it. ", "Both say so [@c; -@d].[^1] ", "[[A]] is one. "),
            *("*Heading.* ", "“Quoted. So,” he says. ", "1. ", "(2) ", "See [@a]. ", "&amp; "),
            *("\n", "\n\n", "\n\n", "- ", "    ", "> ", "\n# A\n\n", "\n# B {#b}\n\n"),
            *("\n\n| A | B [@h] |\n| - | - |\n", "| a | b |\n", "| 1 | |\n", "| a [@a] | b: |\n"),
            *("\x00", "| \x00a | b |\n"),
            *("\n[^1]: A note [@n].\n", "<div>In HTML [@a]. It is.</div>\n", "<!-- -->"),
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(text=MARKDOWN)
def test_what_is_settled_at_once_is_what_is_settled_in_the_end(text: str) -> None:
    found = scan.scan(text, "page.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            scan, "read_claims", lambda read, text, path: read_claims(read, text + MARK, path)
        )
        in_the_end = scan.scan(text, "page.md")
    assert found.claims == in_the_end.claims
    assert found.asides == in_the_end.asides
    assert found.prose == in_the_end.prose


CELLS = st.sampled_from(
    [
        *("a", "An é", "1", "1984 b", "-", "–", "?", "See", "Main article", "cf.", "for", "See 3"),
        *(
            "See also a",
            "See\xa0a",
            "A  b",
            "C\td",
            "\u200b",
            "\u3000e",
            "AT&T",
            "It is.",
            "e.g. x",
        ),
        *("f ", " g", "", "[@a]", "h:", "*i*", "#", "\u2028j", "k\xa0", "|", "\x00", "http", "^"),
    ]
)
ROWS = st.builds(
    lambda cells, joint: f"| {joint.join(cells)} |",
    st.lists(CELLS, min_size=2, max_size=2),
    st.sampled_from([" | ", " | ", " | ", "  |  ", "|", "| "]),
)
TABLES = st.lists(ROWS, min_size=2, max_size=4).map(
    lambda rows: "\n".join([rows[0], "| - |:-:|", *rows[1:]])
)
AROUND = st.sampled_from(["", "A.", "{.no-cite}", "# B", "# C {.no-cite}", "A {.no-cite}", "> Q."])


def words_of(found: scan.Scan) -> int:
    assert found.prose is not None
    return found.prose.number


@settings(max_examples=800, deadline=None)
@given(parts=st.lists(st.one_of(TABLES, AROUND), max_size=6))
@example(parts=["| a | b |\n|---|---|\n| See 3 | See fig. 4 |\n| See 3 | b |\n| - | ? |"])
@example(parts=["| a | b |\n|---|---|\n| c|d |", "| e | f |\n|---|---|\n| g | |", "{.no-cite}"])
def test_tables_of_words_say_at_once_what_their_cells_say(parts: list[str]) -> None:
    text = "\n\n".join(["", *parts])
    found = scan.scan(text, "page.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_TABLE_OF_WORDS", re.compile(r"(?!)"))
        cell_by_cell = scan.scan(text, "page.md")
    assert found.claims == cell_by_cell.claims
    assert found.asides == cell_by_cell.asides
    assert words_of(found) == words_of(cell_by_cell)


@pytest.mark.parametrize("mark", ["", MARK])
def test_most_tables_are_tables_of_words(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_cell_blocks", None)
    monkeypatch.setattr(blocks, "split_row", None)
    text = f"\n\n| A  | B |\n|----|--:|\n| a  | 1 |\n| 2 é | b |\n\nC{mark}."
    found = scan.scan(text, "page.md")
    assert [(one.text, one.kind, one.block) for one in found.claims[:2]] == [
        ("a | 1", ClaimKind.ROW, 0),
        ("2 é | b", ClaimKind.ROW, 1),
    ]
    assert words_of(found) == len("A B a 1 2 é b C".split())


@pytest.mark.parametrize(("mark", "made"), [("", Claim), (MARK, Statement)])
def test_where_no_mark_can_come_ordinary_claims_are_made_at_once(mark: str, made: type) -> None:
    reader = statements.StatementReader(mark, "page.md")
    reader.take(read(ORDINARY))
    table = "| cell |\n|---|\n| cell |\n| cell |"
    reader.take(ReadBlock(Block(BlockKind.TABLE, table, (0,), (9,)), table))
    reader.end()
    assert {type(one) for one in reader.said} <= {made, Aside}
    assert sum(isinstance(one, made) for one in reader.said) >= 5


@settings(max_examples=1000)
@given(items=PLACES, stretches=APART)
def test_shares_are_what_stands_between(
    items: list[tuple[int, int]], stretches: list[tuple[int, int, bool]]
) -> None:
    shared = [list(one) for one, _ in zip(shares(items, stretches), stretches, strict=False)]
    assert shared == [list(between(items, start, end)) for start, end, _ in stretches]


@settings(max_examples=1000)
@given(places=PLACES, found=APART.filter(bool))
def test_citations_are_dealt_out_one_by_one_as_all_at_once(
    places: list[tuple[int, int]], found: list[tuple[int, int, bool]]
) -> None:
    span = Span("page.md", 0, 0)
    either = (Citation((), Mode.PARENTHETICAL, span), WikiLink("A", span))
    references = [(start, end, either[start % 7 == 0]) for start, end in places]
    shared = zip(shares(references, found), found, strict=False)
    cited = [settled.citations(mine) for mine, _ in shared]
    assert settled.citations_each(references, found) == cited


@settings(max_examples=300)
@given(mask=MASK)
def test_a_word_is_what_stands_between_spaces_and_has_a_letter(mask: str) -> None:
    has_letter: Callable[[str], object] = re.compile(rf"[\w{SOLID}{NAME}]").search
    assert count_words(mask) == len([word for word in mask.split() if has_letter(word)])


@given(text=st.lists(st.sampled_from(["a b", "\n", "\n\n", "> ", "- ", "    ", "  "])).map("".join))
def test_places_are_found_line_by_line_where_prefixes_are_taken_off(text: str) -> None:
    for block in read_blocks(text)[0]:
        quick, careful = block.locate("page.md"), locating("page.md", block.place)
        for end in range(1, len(block.text) + 1):
            assert quick(end - 1, end) == careful(end - 1, end)
            assert quick(0, end) == careful(0, end)


def test_reading_leaves_nothing_that_holds_itself() -> None:
    item = Block(BlockKind.PARAGRAPH, ORDINARY, (0,), (0,), ("list",), home=1)
    blocks = [read(ORDINARY), ReadBlock(item, ORDINARY), ReadBlock(item, ORDINARY)]
    gc.collect()
    gc.disable()  # as it is while a wiki is read
    try:
        claims, asides, masks = read_claims(blocks, ORDINARY, "page.md")
        assert (len(claims), len(asides), masks.number) == (12, 0, 72)
        assert gc.collect() == 0
    finally:
        gc.enable()
