from innerwiki.model import Problem, ProblemKind, Span
from tests.support import PAGE, diagnose, wiki_of

PROBLEM = Problem(ProblemKind.DISAGREEMENT, Span(PAGE, 6, 10), "shown as code", "set it off")


def test_reports_what_the_making_of_a_page_brought_to_light() -> None:
    wiki = wiki_of("Text.\n[@a]\n")
    (found,) = (d for d in diagnose(wiki, (PROBLEM,)) if d.code == "SRC008")
    assert (found.start.line, found.start.column, found.message) == (2, 1, "shown as code")


def test_is_not_run_where_no_page_was_made_so_its_suppressions_are_not_idle() -> None:
    wiki = wiki_of("<!-- innerwiki: ignore SRC008 -- known -->\n\nText.\n")
    assert "SUP001" not in {d.code for d in diagnose(wiki)}
    assert "SUP001" in {d.code for d in diagnose(wiki, ())}
