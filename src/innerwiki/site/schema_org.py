"""JSON-LD in the words of schema.org: what search engines and crawlers learn of a page.

An article is a `ScholarlyArticle` that is part of the wiki and whose `citation` lists its sources,
each a work of its own type. Only what is known is said: no date of the build, no invented publisher
or picture. That a text was reviewed is said of its page, since schema.org has `lastReviewed` and
`reviewedBy` for a `WebPage`.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from innerwiki.model import Article, Assessment, Review
from innerwiki.site.items import CslName, Item, given_first, iso_date, names_in, page_item
from innerwiki.site.items import author as name_of
from innerwiki.site.publication import Publication

_TYPES: Mapping[str, str] = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "entry-encyclopedia": "Article",
    "manuscript": "Manuscript",
    "motion_picture": "VideoObject",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "post": "DiscussionForumPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""CSL's types as schema.org calls them; all others are a `CreativeWork`."""

_HOLDERS: Mapping[str, str] = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Periodical",
    "chapter": "Book",
    "paper-conference": "Book",
}
"""What holds a work of a type; all others are part of a `CreativeWork`."""

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def script(text: str) -> str:
    """JSON-LD as an element, which a browser does not run and nothing in it can close."""
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'<script type="application/ld+json">{safe}</script>'


def json_ld(thing: Mapping[str, Any]) -> str:
    """A thing as compact JSON, what is empty left out."""
    known = {name: value for name, value in thing.items() if value}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def work(item: Item) -> dict[str, Any]:
    """A source as a work: what it is, who made it, when, and where it is found."""
    kind, doi, holder = item["type"], item.get("DOI", ""), item.get("container-title", "")
    url = item.get("URL", "")
    described = {
        "@type": _TYPES.get(kind, "CreativeWork"),
        "name": item.get("title", ""),
        "author": _people(names_in(item)),
        "editor": _people(names_in(item, "editor")) if not names_in(item) else None,
        "datePublished": iso_date(item),
        "isPartOf": {"@type": _HOLDERS.get(kind, "CreativeWork"), "name": holder}
        if holder
        else None,
        "publisher": _body(item["publisher"]) if item.get("publisher") else None,
        "isbn": item.get("ISBN", "") if kind == "book" else None,
        "identifier": f"doi:{doi}" if doi else "",
        "sameAs": f"https://doi.org/{doi}" if doi else "",
        "url": url if _WEB.match(url) else "",
    }
    return {name: value for name, value in described.items() if value}


def article(
    article: Article,
    assessment: Assessment,
    publication: Publication,
    works: Iterable[str],
) -> str:
    """An article as JSON.

    Args:
        article: the article.
        assessment: what is computed of it.
        publication: the wiki that it is part of.
        works: its sources, each as JSON already: an article has many, and they return.
    """
    matter = article.front_matter
    item = page_item(article, assessment, publication)
    thing = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": article.title,
        "description": matter.description or article.lead,
        "inLanguage": publication.language,
        "author": [_person(name_of(name)) for name in matter.authors] or _body(publication.title),
        "version": item.get("version", ""),
        "dateModified": iso_date(item),
        "creativeWorkStatus": assessment.status.value,
        "keywords": list(matter.tags),
        "license": _license(publication),
        "isPartOf": website(publication),
        "url": item.get("URL", ""),
        "mainEntityOfPage": _page(assessment.review.last, item.get("URL", "")),
    }
    head = json_ld(thing)
    listed = ",".join(works)
    return f'{head[:-1]},"citation":[{listed}]}}' if listed else head


def source(item: Item) -> str:
    """A work by itself, as JSON."""
    return json_ld({"@context": "https://schema.org", **work(item)})


def website(publication: Publication) -> dict[str, str]:
    """The wiki as a whole."""
    known = {"@type": "WebSite", "name": publication.title, "url": publication.site_url}
    return {name: value for name, value in known.items() if value}


def _page(review: Review | None, url: str) -> dict[str, Any] | None:
    """The page of an article, if it was reviewed."""
    if review is None:
        return None
    page = {
        "@type": "WebPage",
        "url": url,
        "lastReviewed": review.date.isoformat(),
        "reviewedBy": _person(name_of(review.by)),
    }
    return {name: value for name, value in page.items() if value}


def _license(publication: Publication) -> str | dict[str, str]:
    if publication.license_url or not publication.license:
        return publication.license_url
    return {"@type": "CreativeWork", "name": publication.license}


def _people(names: Sequence[CslName]) -> list[dict[str, str]]:
    return [_body(name["literal"]) if "literal" in name else _person(name) for name in names]


def _person(name: CslName) -> dict[str, str]:
    return {"@type": "Person", "name": given_first(name)}


def _body(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}
