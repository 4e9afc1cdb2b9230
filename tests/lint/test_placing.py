"""Whoever places findings, and in how many goes, they come to the same diagnostics."""

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.lint.placing import Found, Placer
from innerwiki.model import Source, Span

TEXTS = st.text(st.sampled_from("ab é\t\n"), max_size=30)
SEVERITIES = {"AAA001": Severity.ERROR, "AAA002": Severity.INFO}


@st.composite
def found_in(draw: st.DrawFn, path: str) -> Found:
    start = draw(st.integers(0, 35))
    span = Span(path, start, start + draw(st.integers(0, 9)))
    said, more = draw(st.sampled_from(["one", "other"])), draw(st.booleans())
    fix = Fix((Edit(span, "x"),)) if more else None
    return draw(st.sampled_from(sorted(SEVERITIES))), Finding(span, said, said * more, fix)


FOUND = st.lists(st.sampled_from(["a.md", "b.md", "c.bib"]).flatmap(found_in))


def placer(a: str, b: str) -> Placer:
    """A placer of two files; a third cannot be read."""
    sources = {"a.md": Source("a.md", a), "b.md": Source("b.md", b)}
    return Placer(SEVERITIES, sources, {"a.md": "a"})


@given(a=TEXTS, b=TEXTS, found=FOUND)
def test_places_are_those_that_the_sources_tell(a: str, b: str, found: list[Found]) -> None:
    made = placer(a, b).complete((), found)
    sources = {"a.md": Source("a.md", a), "b.md": Source("b.md", b)}
    for one in made:
        source = sources.get(one.span.path, Source(one.span.path, ""))
        assert one.start == source.position(one.span.start)
        assert one.end == source.position(one.span.end)
        assert one.severity is SEVERITIES[one.code]
    by_place = [(d.span.path, d.span.start, d.code, d.span.end, d.message) for d in made]
    assert by_place == sorted(by_place)
    assert len({one.fingerprint for one in made}) == len(made) == len(found)


@given(a=TEXTS, b=TEXTS, early=FOUND, late=FOUND)
def test_what_is_placed_early_comes_out_as_if_all_were_placed_at_once(
    a: str, b: str, early: list[Found], late: list[Found]
) -> None:
    whole = placer(a, b)
    placed = whole.complete((), early)
    assert whole.complete(placed, late) == whole.complete((), [*early, *late])


def test_what_nothing_is_added_to_is_not_placed_again() -> None:
    whole = placer("one\n", "two\n")
    found = [("AAA001", Finding(Span(path, 0, 1), "one")) for path in ("a.md", "b.md")]
    placed = whole.complete((), found)
    again = whole.complete(placed, found[1:])
    assert again[0] is placed[0]
    assert len(again) == 3
