import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic, Severity
from innerwiki.lint.baseline import Baseline, compare, pruned, renewed
from innerwiki.lint.baseline_text import is_baseline, parse_baseline, write_baseline
from innerwiki.model import Position, Source, Span

RULES = ("CLM003", "CIT001", "LNK004")
START = Position(1, 1)

findings = st.lists(
    st.tuples(
        st.sampled_from(["a.md", "b.md", "ü c.bib"]), st.sampled_from(RULES), st.integers(0, 6)
    ),
    unique=True,
    max_size=20,
)


def page_of(path: str) -> str:
    return path.removesuffix(".md")


def diagnostics(found: Iterable[tuple[str, str, int]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            Span(path, number, number + 1),
            rule,
            Severity.INFO if rule == "LNK004" else Severity.WARNING,
            "message",
            START,
            START,
            fingerprint=sha256(f"{path} {rule} {number}".encode()).hexdigest()[:16],
        )
        for path, rule, number in sorted(found)
    )


def baseline_of(found: Iterable[Diagnostic]) -> Baseline:
    text = write_baseline(renewed(found, page_of, Severity.INFO))
    return parse_baseline(Source("baseline.json", text))


@given(findings, st.randoms())
def test_what_is_written_is_read_whatever_the_order(
    found: list[tuple[str, str, int]], random: object
) -> None:
    assert hasattr(random, "shuffle")
    one = diagnostics(found)
    other = list(one)
    random.shuffle(other)
    text = write_baseline(renewed(one, page_of, Severity.INFO))
    assert text == write_baseline(renewed(other, page_of, Severity.INFO))
    read = parse_baseline(Source("baseline.json", text))
    assert len(read) == len(one)
    assert write_baseline(read.entries) == text
    assert len(text.splitlines()) == len(read.entries) + (5 if read.entries else 4)
    for held in read.entries.values():
        line = text[held.span.start : held.span.end]
        assert json.loads(line)["page"] == held.page


@given(findings)
def test_a_baseline_holds_all_that_it_was_made_of(found: list[tuple[str, str, int]]) -> None:
    all_of_it = diagnostics(found)
    compared = compare(baseline_of(all_of_it), all_of_it, page_of, codes=RULES, ran=RULES)
    assert (compared.left, compared.held, compared.surplus) == ((), all_of_it, ())


@given(findings, findings)
def test_a_finding_that_is_one_too_many_is_never_passed_over(
    before: list[tuple[str, str, int]], after: list[tuple[str, str, int]]
) -> None:
    baseline, now = baseline_of(diagnostics(before)), diagnostics(after)
    compared = compare(baseline, now, page_of, codes=RULES, ran=RULES)
    assert sorted(compared.left + compared.held, key=now.index) == list(now)
    for path in ("a.md", "b.md", "ü c.bib"):
        for rule in RULES:
            was, there, told = (
                sum((one[0], one[1]) == (path, rule) for one in group)
                for group in (
                    before,
                    after,
                    [(one.span.path, one.code) for one in compared.left],
                )
            )
            assert told >= there - was
            assert (told > 0) == (there > was)
            stale = any((one.page, one.rule) == (page_of(path), rule) for one in compared.surplus)
            assert stale == (there < was)


@given(findings, findings)
def test_pruning_leaves_nothing_stale_and_adds_nothing(
    before: list[tuple[str, str, int]], after: list[tuple[str, str, int]]
) -> None:
    baseline, now = baseline_of(diagnostics(before)), diagnostics(after)
    first = compare(baseline, now, page_of, codes=RULES, ran=RULES)
    entries = pruned(baseline, now, page_of, first.surplus)
    second = compare(Baseline(baseline.source, entries), now, page_of, codes=RULES, ran=RULES)
    assert second.surplus == ()
    assert second.left == first.left
    assert entries.keys() <= baseline.entries.keys()
    for key, held in entries.items():
        assert len(held.fingerprints) <= len(baseline.entries[key].fingerprints)


def test_nothing_is_said_of_rules_that_did_not_run() -> None:
    baseline = baseline_of(diagnostics([("a.md", "CLM003", 1), ("a.md", "CIT001", 1)]))
    compared = compare(baseline, (), page_of, codes=RULES, ran=["CIT001"])
    assert [one.rule for one in compared.surplus] == ["CIT001"]


def test_a_rule_that_there_is_none_of_is_stale_and_pruned() -> None:
    baseline = baseline_of(diagnostics([("a.md", "CLM003", 1)]))
    compared = compare(baseline, (), page_of, codes=["CIT001"], ran=["CIT001"])
    assert [(one.rule, one.is_known) for one in compared.surplus] == [("CLM003", False)]
    assert pruned(baseline, (), page_of, compared.surplus) == {}


def test_notes_are_held_only_where_they_are_asked_for() -> None:
    found = diagnostics([("a.md", "CLM003", 1), ("a.md", "LNK004", 1)])
    assert [rule for _, rule in renewed(found, page_of, Severity.WARNING)] == ["CLM003"]


def test_lines_of_both_sides_of_a_merge_become_one_entry() -> None:
    line = '{"page": "a", "rule": "CLM003", "findings": ["%s"]}'
    text = '{"version": 1, "entries": [\n' + ",\n".join(
        line % fingerprint for fingerprint in ("0" * 16, "1" * 16, "0" * 16)
    )
    baseline = parse_baseline(Source("b.json", text + "\n]}"))
    assert [held.fingerprints for held in baseline.entries.values()] == [("0" * 16, "1" * 16)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "b.json:1:1: no baseline: not JSON: Expecting value"),
        ("{", "b.json:1:2: no baseline: not JSON"),
        ("[]", "b.json:1:1: no baseline: it is not {"),
        ('{"entries": []}', "b.json:1:1: no baseline: it is not {"),
        ('{"version": 2, "entries": []}', "a baseline of version 2, .* reads version 1"),
        ('{"version": true, "entries": []}', "a baseline of version true"),
        ('{"version": "1", "entries": []}', 'a baseline of version "1"'),
        ('{"version": 1}', "it has no list of `entries`"),
        ('{"version": 1, "entries": {}}', "it has no list of `entries`"),
        ('{"version": 1, "entries": [\n3]}', "b.json:2:1: .* in `3`"),
        ('{"version": 1,\n"entries": [\n{"page": "a"}]}', 'b.json:3:1: .* in `{"page": "a"}`'),
        (
            '{"version": 1, "entries": [{"page": "a", "rule": "CLM003", "findings": []}]}',
            "no page, rule and fingerprints",
        ),
        (
            '{"version": 1, "entries": [{"page": "a", "rule": "x", "findings": ["0000000000000000"]}]}',
            "no page, rule and fingerprints",
        ),
        ("[" * 100_000, "something is nested too deep"),
        ("9" * 5_000, "something is nested too deep, or a number is too long"),
        ("{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}", "b.json:2:1: a merge was left unfinished"),
    ],
)
def test_what_is_no_baseline_is_told_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(InnerwikiError, match=message) as raised:
        parse_baseline(Source("b.json", text))
    assert "\n" not in str(raised.value)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_no_json_is_more_than_refused(value: object) -> None:
    for whole in (value, {"version": 1, "entries": value}, {"version": 1, "entries": [value]}):
        with suppress(InnerwikiError):  # any other exception would be a traceback
            parse_baseline(Source("b.json", json.dumps(whole)))


def test_only_what_looks_like_a_baseline_may_be_made_anew() -> None:
    assert is_baseline("")
    assert is_baseline(write_baseline({}))
    assert is_baseline('{"version": 1, "entries": [')
    assert not is_baseline('title = "Test"')
