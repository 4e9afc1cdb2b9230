"""Most of the article's claims rest on one source, one author, or one website.

Then it tells what one side says. A claim rests on an author alone if every work cited for it is by
that author; on a website alone if all are pages of it, such as posts of one forum. The share that
is too much is `max_share` in the section `[policy]` of innerwiki.toml, one half without it.
Articles with fewer than six cited claims, and those of the types `paper` and `person`, are left
alone.

Bad:

    - Springs stretch with their load [@hooke1678].
    - Double the load doubles the stretch [@hooke1678].
    - The same holds of wires [@hooke1678].
    - It holds of wood as well [@hooke1678].
    - A spring gives back what it took [@hooke1665].
    - Heat flows from hot to cold [@clausius1865].

Cite others beside them, or for some of the claims in their place.

Good:

    - Springs stretch with their load [@hooke1678; @clausius1865].
    - Double the load doubles the stretch [@hooke1678; @clausius1865].
    - The same holds of wires [@hooke1678].
    - It holds of wood as well [@hooke1678].
    - A spring gives back what it took [@hooke1665].
    - Heat flows from hot to cold [@clausius1865].

With `citations/library.bib`:

    @book{hooke1665, author = {Hooke, Robert}, title = {Micrographia}, year = {1665}}
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia Restitutiva}, year = {1678}}
    @article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.bibliography.people import responsible_body
from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, ArticleType, Entry, Status
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.independence import (
    Footing,
    heaviest,
    title_place,
    voice_of,
    voices,
    website,
)
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_FEWEST = 6
"""Of fewer claims, one more or less is half of them."""
_OF_ONE_WORK = (ArticleType.PAPER, ArticleType.PERSON)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report, at the title, what more claims rest on alone than the policy allows."""
    matter = article.front_matter
    assessment = view.assessment()
    if assessment is None or matter.type in _OF_ONE_WORK or matter.status is Status.RETIRED:
        return
    footing = view.once(Footing, article)
    if footing.total < _FEWEST:
        return
    limit = view.policy.max_share * footing.total
    found = next(_shares(footing, view, limit), None)
    if found is not None:
        what, number = found
        yield Finding(
            title_place(article),
            f"{number} of {footing.total} cited claims rest on {what} alone, "
            f"the policy allows {100 * view.policy.max_share:g} %",
            "cite the works of others for them",
        )


def _shares(footing: Footing, view: PageView, limit: float) -> Iterator[tuple[str, int]]:
    """What too many claims rest on alone, and how many: a source, an author, a website."""
    if max(footing.claims.values()) > limit and (found := heaviest(footing.alone(), limit)):
        yield f"the source `{found[0]}`", found[1]
    if found := heaviest(footing.shared(view.of_each(voices)), limit):
        yield f"works of {_name(found[0], footing, view)}", found[1]
    if found := heaviest(footing.shared(view.of_each(_websites)), limit):
        yield f"pages of {found[0]}", found[1]


def _websites(work: Entry) -> frozenset[str]:
    return frozenset({website(work)} - {""})


def _name(voice: str, footing: Footing, view: PageView) -> str:
    """A voice as the first of the works that has it writes it."""
    names = view.of_each(_names)
    works = (work for one in footing.claims for work in ((one,) if isinstance(one, str) else one))
    return next(names[work][voice] for work in works if voice in names[work])


def _names(work: Entry) -> dict[str, str]:
    """The voices of a work as it writes them."""
    nobody = responsible_body(work) or website(work) or work.title
    names = dict.fromkeys(voices(work), nobody)
    for name in reversed(work.authors or work.editors):
        names[voice_of(name)] = name.literal or f"{name.given} {name.sort_family}".strip()
    return {voice: shorten(name) for voice, name in names.items()}
