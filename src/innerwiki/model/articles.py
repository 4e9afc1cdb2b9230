"""An article: its front matter and its text, with all that was found in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from innerwiki.model.citations import (
    Citation,
    CitationItem,
    FileLink,
    Heading,
    Mark,
    Mode,
    Oddity,
    OddityKind,
    Reference,
    Suppression,
    WikiLink,
)
from innerwiki.model.claims import Aside, Claim
from innerwiki.model.contents import NOTHING, Contents
from innerwiki.model.front_matter import FrontMatter
from innerwiki.model.listings import Listing
from innerwiki.model.unguarded import unguarded


@unguarded
@dataclass(frozen=True)
class Article:
    """One article: its front matter, its text, and all that the scanner found in it.

    `text` is the whole file; the body is what follows `body_start`. Of the articles of a large wiki
    that several processes have read, each process holds the contents of its own; those of another
    one are found again in its text if they are asked for.
    """

    path: str
    front_matter: FrontMatter
    text: str
    body_start: int
    slugs: tuple[str, ...] = ()
    """The addresses of its headings on the page."""
    suppressions: tuple[Suppression, ...] = ()
    lead: str = ""
    """The first paragraph in plain text, for previews and search engines."""
    listings: tuple[Listing, ...] = ()
    """The tables of articles that the body asks for (```` ```articles ````)."""
    held: Contents | None = NOTHING
    """What was found in the body; None where another process holds it."""
    find: Callable[["Article"], Contents] | None = field(default=None, compare=False, repr=False)
    """How to find it again."""

    @property
    def id(self) -> str:
        """The stable name that gives the article its address."""
        return self.front_matter.id

    @property
    def title(self) -> str:
        """The article's title, plain text."""
        return self.front_matter.title

    @property
    def body(self) -> str:
        """The Markdown text below the front matter."""
        return self.text[self.body_start :]

    @cached_property
    def contents(self) -> Contents:
        """What was found in the body."""
        if self.held is not None:
            return self.held
        return self.find(self) if self.find is not None else NOTHING

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body."""
        return self.contents.headings

    @property
    def references(self) -> tuple[Reference, ...]:
        """The citations, wiki links and marks of the body, in the order of the text."""
        return self.contents.references

    @property
    def file_links(self) -> tuple[FileLink, ...]:
        """The links of the body that lead to files."""
        return self.contents.file_links

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """What looks like something in the body and is none."""
        return self.contents.oddities

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the body says, sentence by sentence."""
        return self.contents.claims

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The sentences of the body that claim nothing."""
        return self.contents.asides

    @cached_property
    def words(self) -> int:
        """How many words of the body a reader sees; see `Prose.number`."""
        prose = self.contents.prose
        return 0 if prose is None else prose.number

    @property
    def minutes(self) -> int:
        """The time it takes to read, at least one minute."""
        return max(round(self.words / WORDS_A_MINUTE), 1)

    @property
    def prose(self) -> str | None:
        """The words of the body, if it is nothing but prose; see `Prose.words`."""
        prose = self.contents.prose
        return None if prose is None else prose.words

    @cached_property
    def all_references(self) -> tuple[Reference, ...]:
        """The infobox's references, then the body's: the order in which a reader meets them."""
        box = tuple([r for row in self.front_matter.infobox for r in row.value.references])
        return box + self.references

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, narrative candidates included, in reading order (infobox first)."""
        return tuple([r for r in self.all_references if isinstance(r, Citation)])

    @property
    def citation_items(self) -> Iterator[CitationItem]:
        """The items of all citations, in order."""
        return (item for citation in self.citations for item in citation.items)

    def is_link(self, citation: Citation) -> bool:
        """Whether a citation of a key that is none is a link, as everywhere in Markdown.

        Change logs are full of `[@ada][]`, and of `[@ada]` with `[@ada]: https://forge.example/ada`
        at their end: handles, and packages.
        """
        if citation.mode is not Mode.PARENTHETICAL:
            return False
        written = self.text[citation.span.start : citation.span.end]
        return self.text.startswith("[]", citation.span.end) or self.is_link_name(written)

    def is_link_name(self, text: str) -> bool:
        """Whether a text in brackets is the label of a link that leads to what it names."""
        return bool(self._link_names) and fold_label(text) in self._link_names

    @cached_property
    def _link_names(self) -> frozenset[str]:
        """The folded labels, `[@ada]`, of links that lead to what they name."""
        kind = OddityKind.LINK_DEFINITION
        labels = [(o.text, o.span.end) for o in self.oddities if o.kind is kind]
        found = [(fold_label(text), _WEB_ADDRESS.match(self.text, end)) for text, end in labels]
        return frozenset(label for label, web in found if web and _names(label, web["rest"]))

    @cached_property
    def wiki_links(self) -> tuple[WikiLink, ...]:
        """All wiki links, in reading order."""
        return tuple([r for r in self._beside_citations if isinstance(r, WikiLink)])

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in reading order."""
        return tuple([r for r in self._beside_citations if isinstance(r, Mark)])

    @property
    def _beside_citations(self) -> tuple[Reference, ...]:
        """All references that need be looked through for what is no citation."""
        if len(self.citations) == len(self.all_references):
            return ()  # as mostly: to go through all of them again would take longer
        return self.all_references


WORDS_A_MINUTE = 230
"""The pace that the reading time is reckoned with."""

_WEB_ADDRESS = re.compile(r":\s*<?https?://(?P<rest>\S+)", re.IGNORECASE)


def fold_label(text: str) -> str:
    """The label of a link as Markdown compares it: white space and case do not count."""
    return " ".join(text.split()).lower()


def _names(label: str, address: str) -> bool:
    """Whether a label such as `[@ada on forge]` names what it leads to, or is `[@scope/pkg]`."""
    name = label.lstrip("[@").rstrip("]").split(" ", 1)[0]
    return "/" in name or name in address.lower()
