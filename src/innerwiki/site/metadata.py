"""What a page tells programs about itself and its sources.

In its head stand the tags that Google Scholar reads (`citation_...`, after Highwire Press), those
of OpenGraph, and links to the files that it is offered in. In its body, hidden, stand JSON-LD and a
COinS for the page and for each source of its list. They are at its end, since nothing of them is
shown, and a browser is to come to what is shown first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from innerwiki.bibliography import FinishedBibliography, csl_item
from innerwiki.model import Article, Assessment, Entry
from innerwiki.site import schema_org
from innerwiki.site.cite_page import cite_page
from innerwiki.site.coins import coins
from innerwiki.site.items import author as name_of
from innerwiki.site.items import family_first, iso_date, page_item
from innerwiki.site.publication import Publication, bibtex_path, csl_path
from innerwiki.wiki.view import PageView

BIBTEX = "application/x-bibtex"
CSL = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True, slots=True)
class Described:
    """A source as programs read it: its COinS, and its JSON in the words of schema.org."""

    entry: Entry
    coins: str
    json: str


class Describer:
    """Describes each source once a build, however many pages cite it."""

    def __init__(self) -> None:
        self._made: dict[str, Described] = {}

    def describe(self, entry: Entry) -> Described:
        """The descriptions. An entry that replaces another of the same key is described anew."""
        found = self._made.get(entry.key)
        if found is None or found.entry is not entry:
            item = csl_item(entry)
            found = Described(entry, coins(item), schema_org.json_ld(schema_org.work(item)))
            self._made[entry.key] = found
        return found


class ForPrograms:
    """What pages of a publication tell programs, for a whole build.

    Args of the constructor: the wiki as a publication.
    """

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._describer = Describer()

    def parts(
        self, article: Article, view: PageView, bibliography: FinishedBibliography
    ) -> tuple[str, str]:
        """What stands below an article, and what belongs into the head of its page.

        Args:
            article: the article.
            view: the wiki as its page sees it.
            bibliography: its sources.
        """
        listed = (*bibliography.references, *bibliography.general)
        sources = [self._describer.describe(item.entry) for item in listed]
        assessment = view.assessment()
        if assessment is None:  # a page about the wiki itself is cited by nobody
            return "".join(source.coins for source in sources), ""
        about = (article, assessment, self._publication)
        return (
            cite_page(*about, view.link_to) + hidden(*about, sources),
            head(*about, view.link_to),
        )


# --- in the head ------------------------------------------------------------------------------


def open_graph(title: str, description: str, url: str, site: str, *, is_article: bool) -> str:
    """The tags by which a page is shown where somebody shares it (https://ogp.me).

    Args:
        title: the page's title, plain text as all the rest.
        description: what it is about.
        url: its published address; empty where that is not known.
        site: what the wiki is called.
        is_article: whether it is an article or a page about the wiki.
    """
    return _tags(
        "property",
        (
            ("og:type", "article" if is_article else "website"),
            ("og:title", title),
            ("og:description", description),
            ("og:url", url),
            ("og:site_name", site),
        ),
    )


def head(
    article: Article,
    assessment: Assessment,
    publication: Publication,
    link_to: Callable[[str], str],
) -> str:
    """The tags of an article, and links to the files of its sources.

    Only authors who are named are told: Google Scholar wants no site in their place.
    """
    item = page_item(article, assessment, publication)
    authors = [family_first(name_of(name)) for name in article.front_matter.authors]
    scholar = _tags(
        "name",
        (
            ("citation_title", article.title),
            *(("citation_author", name) for name in authors),
            ("citation_publication_date", iso_date(item).replace("-", "/")),
            ("citation_inbook_title", publication.title),
            ("citation_language", publication.language),
            ("citation_public_url", item.get("URL", "")),
            ("citation_keywords", "; ".join(article.front_matter.tags)),
        ),
    )
    return scholar + "".join(_links(article, assessment, publication, link_to))


def _links(
    article: Article,
    assessment: Assessment,
    publication: Publication,
    link_to: Callable[[str], str],
) -> Iterator[str]:
    if publication.license_url:
        yield f'<link rel="license" href="{escape(publication.license_url)}">'
    if not assessment.sources:
        return
    for sort, path in ((BIBTEX, bibtex_path(article.id)), (CSL, csl_path(article.id))):
        # Of what is `alternate` and no more Material thinks a translation, and asks for its map.
        yield f'<link rel="alternate related" type="{sort}" href="{escape(link_to(path))}">'


def _tags(attribute: str, pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<meta {attribute}="{name}" content="{escape(" ".join(text.split()))}">'
        for name, text in pairs
        if text.strip()
    )


# --- in the body ------------------------------------------------------------------------------


def hidden(
    article: Article,
    assessment: Assessment,
    publication: Publication,
    sources: Sequence[Described],
) -> str:
    """What stands behind an article: its COinS, those of its sources in their order, its JSON-LD.

    They do not stand in the list of references, whose parts are shown again in previews.
    """
    works = [source.json for source in sources]
    return (
        coins(page_item(article, assessment, publication))
        + "".join(source.coins for source in sources)
        + schema_org.script(schema_org.article(article, assessment, publication, works))
    )


def hidden_source(entry: Entry) -> str:
    """The same of the page of a source: the work that it is about."""
    item = csl_item(entry)
    return coins(item) + schema_org.script(schema_org.source(item))
