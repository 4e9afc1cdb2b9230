"""A paragraph has no citation at all.

Nobody can check what it says. A citation covers its own sentence and the two before it, in the same
paragraph; so one citation at the end of a short paragraph is enough. A list item counts like a
paragraph, which a citation above the list does not cover; items that follow one another are
reported together. An article without any source is reported once (CLM001), and a paragraph that
quotes at length for its quotation (CLM005); what is marked `{.needs-citation}` is known (CLM002).

Bad:

    Springs stretch in proportion to their load [@hooke1678].

    Entropy never decreases.

Cite a source. `{.needs-citation}` behind a claim asks others for one; `{.no-cite}` is for what
needs none, such as an example of one's own.

Good:

    Springs stretch in proportion to their load [@hooke1678].

    Entropy never decreases [@clausius1865].

With `citations/library.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
    @book{hooke1678, title = {Lectures}, year = {1678}}
"""

from collections.abc import Iterable, Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Claim, Span
from innerwiki.wiki.uncited import Uncited
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

Block = tuple[Claim, ...]

_MEND = "cite a source as `[@key]`; if none is known, write `{.needs-citation}` behind the claim"


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report paragraphs, and runs of list items, of which no claim is covered or marked."""
    assessment = view.assessment()
    if assessment is None or not assessment.sources:
        return
    uncited = view.once(Uncited, article)
    if not uncited.blocks:
        return
    quoting = {claim.block for claim, _ in uncited.quoting}
    for run in _runs(block for block in uncited.blocks if block[0].block not in quoting):
        claims = [claim for block in run for claim in block]
        end = max(claim.span.end for claim in claims)
        yield Finding(Span(article.path, claims[0].span.start, end), _message(run), _MEND)


def _runs(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks, list items together that follow one another directly in one section."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _follows(block[0], runs[-1][-1][0]):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _follows(item: Claim, before: Claim) -> bool:
    """Whether two claims stand in list items of which one comes right after the other."""
    return (
        item.in_list
        and before.in_list
        and item.block == before.block + 1
        and item.section == before.section
    )


def _message(run: list[Block]) -> str:
    if len(run) > 1:
        return f"no citation covers these {len(run)} list items"
    what = "list item" if run[0][0].in_list else "paragraph"
    return f"no citation covers this {what}"
