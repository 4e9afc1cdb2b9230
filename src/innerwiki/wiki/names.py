"""By what names and addresses articles are found: titles, ids, aliases, former ids; pure.

A name is what a link may say, an address what a browser may be asked for. Both are given out once,
to the first who has a right to them. A retired article that redirects hands all of its own over to
the article in its place, so that a link by an old name leads straight to the new article.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from innerwiki.model import Article, Problem, ProblemKind, Span, Status
from innerwiki.syntax.headings import fold_title, slug

_LONGEST = 200
"""Bytes of an alias's address; the name of a file ends at 255 on most systems."""

_HAS_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Names:
    """Who has which name, which address beside his own, and who has given way to whom.

    The three mappings are those of `Wiki`; `problems` tells of what was wanted by two.
    """

    titles: Mapping[str, str]
    redirected: Mapping[str, str]
    addresses: Mapping[str, str]
    problems: tuple[Problem, ...]


def give_names(articles: Mapping[str, Article]) -> Names:
    """The names and addresses of some articles, by their ids."""
    owners: dict[str, str] = {}
    clashes = [one for one in _claims(articles) if owners.setdefault(one.folded, one.id) != one.id]
    redirected = _redirected(articles, owners)

    def final(article_id: str) -> str:
        return redirected.get(article_id, article_id)

    titles = {name: final(owner) for name, owner in owners.items()}
    problems = [
        _duplicate_title(claim, articles[claim.id], articles[owners[claim.folded]])
        for claim in clashes
        if claim.field is not None and titles[claim.folded] != final(claim.id)
    ]
    addresses, taken = _addresses(articles, titles, redirected)
    return Names(titles, redirected, addresses, (*problems, *taken))


# --- names ------------------------------------------------------------------------------------


class _Claim(NamedTuple):
    """A name that an article wants, by its id, and the field that says so; None for the id."""

    id: str
    name: str
    folded: str
    field: str | None


def _claims(articles: Mapping[str, Article]) -> Iterator[_Claim]:
    """All names: titles before ids, ids before aliases, aliases before former ids."""
    matters = [(article_id, article.front_matter) for article_id, article in articles.items()]
    for article_id, matter in matters:
        yield _Claim(article_id, matter.title, fold_title(matter.title), "title")
    for article_id in articles:
        yield _Claim(article_id, article_id, fold_title(article_id), None)
    for article_id, matter in matters:
        for alias in matter.aliases:
            yield _Claim(article_id, alias, fold_title(alias), "aliases")
    for article_id, matter in matters:
        for former in matter.former_ids:
            yield _Claim(article_id, former, fold_title(former), "former_ids")


def _duplicate_title(claim: _Claim, article: Article, first: Article) -> Problem:
    return Problem(
        ProblemKind.DUPLICATE_TITLE,
        article.front_matter.spans.get(claim.field or "", Span(article.path, 0, 0)),
        f'"{claim.name}" names {first.path} already; links by that name lead there',
        "choose another title or alias for one of the two",
    )


# --- retired articles -------------------------------------------------------------------------


def _redirected(articles: Mapping[str, Article], owners: Mapping[str, str]) -> dict[str, str]:
    """Id of a retired article -> id of the article that is read in its place.

    A chain is followed to its end. Articles that redirect to one another in a circle stay where
    they are, and so does one whose `redirect` names nobody.
    """
    steps: dict[str, str] = {}
    for article in articles.values():
        matter = article.front_matter
        if matter.redirect is not None and matter.status is Status.RETIRED:
            target = owners.get(fold_title(matter.redirect.target))
            if target is not None:
                steps[article.id] = target
    circling = {start for start in steps if start in _chain(start, steps)}
    return {start: _end(start, steps, circling) for start in steps if start not in circling}


def _chain(start: str, steps: Mapping[str, str]) -> set[str]:
    """All that is met behind `start`; in a circle, that is `start` as well."""
    seen: set[str] = set()
    at = start
    while at in steps and steps[at] not in seen:
        at = steps[at]
        seen.add(at)
    return seen


def _end(start: str, steps: Mapping[str, str], circling: set[str]) -> str:
    at = steps[start]
    while at in steps and at not in circling:
        at = steps[at]
    return at


# --- addresses --------------------------------------------------------------------------------


def _addresses(
    articles: Mapping[str, Article], titles: Mapping[str, str], redirected: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Address -> id of the article that it leads to, for all that is nobody's own.

    A name that leads to another article gives no address; that it does has been told already.
    """
    addresses = dict(redirected)
    problems = []
    for want in _wants(articles):
        target = redirected.get(want.article.id, want.article.id)
        if titles[fold_title(want.name)] != target:
            continue
        if want.address in articles:
            owner = redirected.get(want.address, want.address)
        else:
            owner = addresses.setdefault(want.address, target)
        if owner != target:
            problems.append(_taken_address(want, articles[owner]))
    return addresses, problems


@dataclass(frozen=True, slots=True)
class _Want:
    """An address that an article wants for a name, and the field that holds the name."""

    article: Article
    address: str
    name: str
    field: str


def _wants(articles: Mapping[str, Article]) -> Iterator[_Want]:
    """All addresses: former ids before aliases."""
    for article in articles.values():
        for number, former in enumerate(article.front_matter.former_ids):
            yield _Want(article, former, former, f"former_ids.{number}")
    for article in articles.values():
        for number, alias in enumerate(article.front_matter.aliases):
            address = slug(alias)
            if _HAS_LETTER.search(alias) and len(address.encode()) <= _LONGEST:
                yield _Want(article, address, alias, f"aliases.{number}")


def _taken_address(want: _Want, first: Article) -> Problem:
    return Problem(
        ProblemKind.TAKEN_ADDRESS,
        want.article.front_matter.spans.get(want.field, Span(want.article.path, 0, 0)),
        f'the address of "{want.name}", `/{want.address}/`, leads to "{first.title}"',
        "choose another alias for one of the two, or leave it out",
    )
