"""How reports are tested: findings in small files, and findings that nobody would wish for."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from innerwiki.lint import Diagnostic, Edit, Fix, Severity
from innerwiki.model import Coverage, Source, Span
from innerwiki.reports import Summary
from innerwiki.rules import all_rules

HEAT = "content/heat.md"
RULES = tuple(rule for rule in all_rules() if rule.code in ("CIT001", "CLM002"))

# What may break out of JSON, XML, Markdown, an address or a terminal.
PIECES = (
    *("::", "%", "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e"),
    *("\ufffe", "\uffff", "\ud800", "\udcff", "\ue000", "\U000e0041", "é", "文", "e\u0301"),
    *("]]>", "<!--", "-->", "</testcase>", "<b>", "&amp;", "&", '"', "'", "\\", "`", "``", "*"),
    *("[a](1)", "](", "{0}", "{", "}", "|", "\n# ", "\n- ", "@ada", "#12", "!7", "$", " ", "a b"),
)


def hostile(size: int = 10) -> st.SearchStrategy[str]:
    """Texts of such pieces, and any others."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=size).map("".join)
    return st.one_of(pieces, st.text(st.characters(), max_size=3 * size))


def finding(
    source: Source,
    place: str,
    message: str = "a message",
    *,
    code: str = "CIT001",
    severity: Severity = Severity.ERROR,
    mend: str | None = None,
    fix: Fix | None = None,
) -> Diagnostic:
    """A finding at the first place in a file that reads so."""
    start = source.text.index(place)
    span = Span(source.path, start, start + len(place))
    first, last = source.position(span.start), source.position(span.end)
    return Diagnostic(
        span, code, severity, message, first, last, mend, fix, fingerprint=f"{code}-{start:x}"
    )


def edit(source: Source, place: str, text: str) -> Edit:
    """The replacement of a place in a file."""
    start = source.text.index(place)
    return Edit(Span(source.path, start, start + len(place)), text)


def summary(*sources: Source, **more: object) -> Summary:
    """What is known beside the findings: the files, each an article, and some rules."""
    files = {source.path: source for source in sources}
    titles = {path: path.rpartition("/")[2].removesuffix(".md").title() for path in files}
    plain = Summary(files, len(files), 1, titles=titles, rules=RULES)
    return replace(plain, **more)  # type: ignore[arg-type]


@st.composite
def checks(draw: st.DrawFn) -> tuple[Sequence[Diagnostic], Summary]:
    """What a check of hostile files may come to."""
    names = draw(st.lists(hostile(4), min_size=1, max_size=3, unique=True))
    sources = [Source(f"content/{name}.md", draw(hostile())) for name in names]
    found: list[Diagnostic] = []
    for _ in range(draw(st.integers(0, 4))):
        source = draw(st.sampled_from(sources))
        start = draw(st.integers(0, len(source.text)))
        end = draw(st.integers(start, len(source.text)))
        span = Span(source.path, start, end)
        fix = Fix((Edit(span, draw(hostile(3))),), safe=draw(st.booleans()))
        found.append(
            Diagnostic(
                span,
                draw(st.sampled_from([*(rule.code for rule in RULES), "SRC001"])),
                draw(st.sampled_from(list(Severity))),
                draw(hostile()),
                source.position(start),
                source.position(end),
                draw(st.none() | hostile()),
                draw(st.none() | st.just(fix)),
                draw(st.none() | st.just("https://wiki.example/rules/cit001/")),
                f"{len(found):016x}",
            )
        )
    known = summary(
        *draw(st.lists(st.sampled_from(sources), unique=True)),
        folder=draw(st.sampled_from(["", "docs/", "a b%/"])),
        coverage=draw(st.sampled_from([Coverage(), Coverage(1, 1), Coverage(1_000, 999)])),
        gaps=draw(st.integers(0, 3)),
        fail_on=draw(st.sampled_from(["error", "warning", "info", "never"])),
        site=draw(st.sampled_from(["", "https://wiki.example/"])),
        view=lambda path, line: f"https://forge.example/{len(path)}#L{line}",
    )
    titles = {path: draw(hostile()) for path in known.titles}
    return found, replace(known, titles=titles)
