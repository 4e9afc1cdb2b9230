"""An important article has too few sources that are independent of one another.

Many works by one group of people are one voice. Two sources are independent if no author of the one
is an author of the other; a preprint, its published version and its summary on a forum are one
work. How many an article must have says `independent_sources` in the section `[policy]` of
innerwiki.toml, by importance or type: without it, two if the article is of `high` importance and
three if it is of `top` importance.

Bad:

    ---
    title: Elasticity
    importance: high
    ---
    Springs stretch with their load [@hooke1678; @hooke1665].

Cite somebody who is none of these authors.

Good:

    ---
    title: Elasticity
    importance: high
    ---
    Springs stretch with their load [@hooke1678; @clausius1865].

With `citations/library.bib`:

    @book{hooke1665, author = {Hooke, Robert}, title = {Micrographia}, year = {1665}}
    @book{hooke1678, author = {Hooke, R.}, title = {De Potentia Restitutiva}, year = {1678}}
    @article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Status
from innerwiki.wiki.independence import are_independent, sources, title_place, voices
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an article with fewer independent sources than the policy asks for, at its title."""
    assessment = view.assessment()
    matter = article.front_matter
    if assessment is None or not assessment.sources or matter.status is Status.RETIRED:
        return
    asked = view.policy.independent_sources
    wanted = asked.get(matter.type, asked.get(matter.importance or "", 0))
    if not wanted:
        return
    of_each = view.of_each(voices)
    works = [of_each[work.key] for work in view.once(sources, article)]
    if are_independent(works, wanted):
        return
    had = next(number for number in range(wanted - 1, -1, -1) if are_independent(works, number))
    whose = matter.type if matter.type in asked else f"{matter.importance} importance"
    yield Finding(
        title_place(article),
        f"{had} of the article's sources {'is' if had == 1 else 'are'} independent of one another, "
        f"the policy asks for {wanted} ({whose})",
        "cite a work that has no author in common with those that are cited",
    )
