"""What holds for every text: nothing is lost, nothing else is touched, and twice is once."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.editing.migration.proposals import Proposal, key_for
from innerwiki.editing.migration.reference_text import read
from innerwiki.model import Source
from tests.migrations import LIST, migrated

WORDS = st.sampled_from(
    "heat motion the *old* theory, (of) springs; $x+1$ `code` x_1 a@b.example [link](page.md) e.g. "
    "1865 [0,1) [1999] [x] ~~no~~ <b>so</b> https://example.org/a {.no-cite} \\[1] #tag &amp; 50%".split()
)
PROSE = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
BLOCKS = st.lists(
    st.one_of(
        PROSE,
        PROSE.map("## {}".format),
        PROSE.map("- {}".format),
        PROSE.map("> {}".format),
        PROSE.map("```python\nx[1] = [1] # {}\n```".format),
        PROSE.map("    indented [1] {}".format),
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)
NUMBERS = st.lists(st.integers(1, 4), min_size=1, max_size=4, unique=True)
KEYS = ("clausius1865", "noether1918", "hooke1678", "shannon1948")
WILD = st.text(st.sampled_from("[]1234,-^@{}()`'\"<sup>/\n #*.:;ab¹²_$\\!|~&"), max_size=120)


@given(BLOCKS)
def test_a_text_without_citations_is_unchanged(text: str) -> None:
    assert migrated(text).text == text


@given(PROSE, st.lists(NUMBERS, min_size=1, max_size=5))
def test_the_keys_are_those_of_the_numbers(prose: str, groups: list[list[int]]) -> None:
    body = "\n\n".join(f"{prose} so [{', '.join(map(str, group))}]." for group in groups)
    done = migrated(f"{body}\n{LIST}", "numbered")
    assert done.keys == [[KEYS[number - 1] for number in group] for group in groups]
    assert done.outcome.converted == len(groups)


@given(
    st.lists(
        st.tuples(st.sampled_from(["cite", "cite:p", "cite:ps"]), NUMBERS), min_size=1, max_size=5
    )
)
def test_the_keys_are_those_of_the_roles(roles: list[tuple[str, list[int]]]) -> None:
    text = "\n\n".join(
        f"Heat {{{role}}}`{','.join(KEYS[n - 1] for n in group)}`." for role, group in roles
    )
    done = migrated(text, "myst")
    assert done.keys == [[KEYS[n - 1] for n in group] for _, group in roles]


@settings(max_examples=200)
@given(WILD)
def test_every_citation_is_accounted_for_and_twice_is_once(text: str) -> None:
    done = migrated(f"{text}\n{LIST}")
    outcome = done.outcome
    kept = sum(one.citations for one in outcome.left)
    assert outcome.found == outcome.ours + outcome.converted + kept
    assert migrated(done.text).text == done.text


@given(st.text(st.sampled_from("ab1{}\\$~`'\"^%&#_@-–. ,()[]:/é*=\n"), min_size=1, max_size=40))
def test_a_proposed_entry_holds_the_line_to_the_letter(text: str) -> None:
    reference = read(f"x {text}")
    proposal = Proposal(
        key_for(reference, "{family}{year}{word}", ()), reference, "content/a.md", 3
    )
    library = parse([Source("citations/a.bib", proposal.bibtex())])
    assert not library.problems
    [entry] = library
    kept = entry.fields.get("note") or entry.fields["annotation"]
    assert kept == unicodedata.normalize("NFC", reference.line)


def test_keys_follow_the_wikis_pattern_and_give_way_to_those_that_are_taken() -> None:
    reference = read('R. van der Hooke, "On springs, pulled," 1678.')
    assert key_for(reference, "{family}:{year}", ()) == "vanderhooke:1678"
    assert key_for(reference, "{family}{word}", {"vanderhookesprings"}) == "vanderhookepulled"
