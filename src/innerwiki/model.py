r"""Every type that two rooms of innerwiki share, frozen: page one of the code.

A wiki is read in one direction. Files become `Source`s; a source becomes an `Article` or entries of
the `Library`; all of them together become one `Wiki`, and nothing changes after that. The names are
those of the field: Pandoc's for citations, CSL's for names and locators, BibTeX's for entries and
the Language Server Protocol's for places in a text.

Offsets count code points of the decoded text, whose line ends are "\\n"; lines and columns are
derived from them and count from 1.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

# --- places -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place for people: line and column, both from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of one file: offsets in code points, `start` <= `end`."""

    path: str
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """One file as it was read: its path relative to the wiki's root, and its decoded text."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end is the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column (both from 1), kept inside the text."""
        line = min(max(line, 1), len(self._line_starts))
        return min(self._line_starts[line - 1] + max(column, 1) - 1, len(self.text))


# --- what went wrong while reading ------------------------------------------------------------


class ProblemKind(StrEnum):
    """What sort of thing could not be taken in; each kind is reported by one rule."""

    UNREADABLE = "unreadable"
    YAML = "yaml"
    BIBTEX = "bibtex"
    WORKS = "works"
    SCHEMA = "schema"
    UNKNOWN_FIELD = "unknown-field"
    CHARACTERS = "characters"
    DUPLICATE_KEY = "duplicate-key"
    KEY_WITH_SPACE = "key-with-space"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_TITLE = "duplicate-title"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was kept, reported and passed over.

    `message` says what is wrong, `help` how to mend it; both speak to the author of the file.
    """

    kind: ProblemKind
    span: Span
    message: str
    help: str | None = None


# --- citations --------------------------------------------------------------------------------


class Mode(StrEnum):
    """Pandoc's two ways of citing: `[@key]` beside the text, `@key` as part of the sentence."""

    PARENTHETICAL = "parenthetical"
    NARRATIVE = "narrative"


class Intent(StrEnum):
    """What a citation does for the claim it stands behind (`[@key]{.disputes}`)."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    DEFINES = "defines"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place inside a source, with CSL's label: `page` "3-4", `section` "1.2", `timestamp` "3:20".

    `text` is how the author wrote it, label included; a style may write it anew.
    """

    label: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One source inside a citation. `span` is the `@key` itself, so an error can point at it.

    `separator` is what stood before the item: ";" as it should, "," where the author slipped,
    "" for the first.
    """

    key: str
    span: Span
    prefix: str = ""
    locator: Locator | None = None
    suffix: str = ""
    suppress_author: bool = False
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as it stands in the text: `[see @a, p. 3; also @b]`, `@a [p. 3]`."""

    items: tuple[CitationItem, ...]
    mode: Mode
    span: Span
    intent: Intent | None = None
    in_link: bool = False
    in_heading: bool = False


@dataclass(frozen=True, slots=True)
class WikiLink:
    """`[[target#anchor|label]]ending`: a link by title, alias or id."""

    target: str
    span: Span
    anchor: str | None = None
    label: str | None = None
    ending: str = ""

    @property
    def text(self) -> str:
        """What the reader sees."""
        return (self.label or self.target or self.anchor or "") + self.ending


@dataclass(frozen=True, slots=True)
class FileLink:
    """An ordinary Markdown link, or image, with a relative address: another file of the wiki.

    Links to `.md` files count as links between articles.
    """

    href: str
    span: Span


class MarkKind(StrEnum):
    """What an editor says about the claim just before the mark."""

    NEEDS_CITATION = "needs-citation"
    NO_CITE = "no-cite"


@dataclass(frozen=True, slots=True)
class Mark:
    """`{.needs-citation since=2026-01 reason="..."}` or `{.no-cite reason="..."}`."""

    kind: MarkKind
    span: Span
    since: str | None = None
    reason: str | None = None
    rest: str = ""
    """What else stood between the braces (`#an-id`): it is handed on to Markdown."""


class OddityKind(StrEnum):
    """Things that look like a citation and are none; each has its rule."""

    ORPHAN_NUMBER = "orphan-number"
    LINK_DEFINITION = "link-definition"


@dataclass(frozen=True, slots=True)
class Oddity:
    """Text that a reader would take for a citation: `[12]`, `[@key]: https://...`."""

    kind: OddityKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `text` is plain; `slug` is its address on the page; `span` is its own text.

    `mark_at` is the offset where Markdown may be handed a sentinel that carries the slug.
    """

    level: int
    text: str
    slug: str
    span: Span
    mark_at: int


@dataclass(frozen=True, slots=True)
class Suppression:
    """`<!-- innerwiki: ignore CODE... -- reason -->`; it holds for what starts inside `covers`."""

    codes: tuple[str, ...]
    reason: str | None
    span: Span
    covers: Span


Reference = Citation | WikiLink | Mark
"""What the scanner finds and the page shows in its place."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A small piece of Markdown from elsewhere than the body, such as an infobox value.

    The references' spans are places in the file; `offsets` are where they stand in `text`.
    """

    text: str
    references: tuple[Reference, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()


# --- articles ---------------------------------------------------------------------------------


class ArticleType(StrEnum):
    """What sort of page it is; `meta` pages are about the wiki and make no claims."""

    CONCEPT = "concept"
    TERM = "term"
    PAPER = "paper"
    DEBATE = "debate"
    PERSON = "person"
    LIST = "list"
    META = "meta"


class Status(StrEnum):
    """What the editors claim of an article, from least to most; `retired` stands apart."""

    STUB = "stub"
    DRAFT = "draft"
    NEEDS_CITATIONS = "needs-citations"
    STALE = "stale"
    IN_REVIEW = "in-review"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class Importance(StrEnum):
    """How much the wiki would miss the article."""

    TOP = "top"
    HIGH = "high"
    MID = "mid"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Review:
    """One recorded review, as the front matter holds it."""

    by: str
    date: date
    revision: int
    hash: str
    scope: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something an editor wants the reader to know beside the status (`type: disputed`)."""

    type: str
    since: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class InfoboxRow:
    """One row of the infobox: a plain label and a value that is Markdown with citations."""

    label: str
    value: Fragment


@dataclass(frozen=True, slots=True)
class GeneralSource:
    """A source of the whole article, beside those cited inline (`citations:`)."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """An article that `see_also:` names, by title, alias or id."""

    target: str
    span: Span


@dataclass(frozen=True)
class FrontMatter:
    """The validated front matter of an article; a field that was wrong has its default here."""

    title: str
    id: str
    aliases: tuple[str, ...] = ()
    type: ArticleType = ArticleType.CONCEPT
    description: str | None = None
    importance: Importance | None = None
    tags: tuple[str, ...] = ()
    see_also: tuple[SeeAlso, ...] = ()
    status: Status | None = None
    authors: tuple[str, ...] = ()
    revision: int | None = None
    reviews: tuple[Review, ...] = ()
    review_by: date | None = None
    citations: tuple[GeneralSource, ...] = ()
    min_coverage: float | None = None
    flags: tuple[Flag, ...] = ()
    infobox: tuple[InfoboxRow, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each field stands, by its name, for what has something to say about it."""


@dataclass(frozen=True)
class Article:
    """One article: its front matter, its text, and all that the scanner found in it.

    `text` is the whole file; the body is what follows `body_start`. `references` are the body's
    citations, wiki links and marks in the order of the text: the n-th is the n-th sentinel.
    """

    path: str
    front_matter: FrontMatter
    text: str
    body_start: int
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    file_links: tuple[FileLink, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    lead: str = ""
    """The first paragraph in plain text, for previews and search engines."""

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
    def all_references(self) -> tuple[Reference, ...]:
        """The infobox's references, then the body's: the order in which a reader meets them."""
        box = tuple(r for row in self.front_matter.infobox for r in row.value.references)
        return box + self.references

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, narrative candidates included, in reading order (infobox first)."""
        return tuple(r for r in self.all_references if isinstance(r, Citation))

    @property
    def citation_items(self) -> Iterator[CitationItem]:
        """The items of all citations, in order."""
        return (item for citation in self.citations for item in citation.items)

    @cached_property
    def wiki_links(self) -> tuple[WikiLink, ...]:
        """All wiki links, in reading order."""
        return tuple(r for r in self.all_references if isinstance(r, WikiLink))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in reading order."""
        return tuple(r for r in self.all_references if isinstance(r, Mark))


# --- sources ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in CSL's parts, or an organisation's as `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def sort_family(self) -> str:
        """Particle and family name, as a citation shows them: "van Merwijk"."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)


class SourceKind(StrEnum):
    """How a work came to the public, which is how a reader weighs it."""

    PEER_REVIEWED = "peer-reviewed"
    PREPRINT = "preprint"
    TECHNICAL_REPORT = "technical-report"
    BOOK = "book"
    THESIS = "thesis"
    FORUM = "forum"
    BLOG = "blog"
    NEWS = "news"
    REFERENCE = "reference"
    SOFTWARE = "software"
    DATASET = "dataset"
    VIDEO = "video"
    WEB = "web"
    OTHER = "other"


@dataclass(frozen=True)
class Entry:
    """One BibTeX entry. `fields` are decoded to Unicode, names lower case, braces dropped;

    `doi`, `eprint`, `url` and the like are kept to the letter. `span` is the entry's key.
    """

    key: str
    type: str
    kind: SourceKind
    fields: Mapping[str, str]
    span: Span
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    and_others: bool = False
    """The author list ends in `and others`: there are more than are named."""
    editors_and_others: bool = False
    """The same of the editors."""
    raw: str = ""
    """The entry as it stands in its file."""

    @property
    def title(self) -> str:
        """The work's title, plain text, or the key where there is none."""
        return self.fields.get("title") or self.key

    @property
    def year(self) -> str | None:
        """Four digits, from `year`, else from `date`."""
        value = (self.fields.get("year") or self.fields.get("date") or "").strip()
        return value[:4] if value[:4].isdigit() else None


@dataclass(frozen=True)
class Library:
    """All sources by key, and by identifier (`doi:...`, `arxiv:...`, `isbn:...`, an address)."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    """Normalised identifier -> key of the entry that has it."""
    works: Mapping[str, int] = field(default_factory=dict)
    """Key -> number of its work, for entries that are versions of one (`works.toml`)."""
    problems: tuple[Problem, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(sorted(self.entries))

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())


# --- the wiki ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wiki:
    """Everything that was read, related once, and unchanged from then on.

    `titles` maps a folded title, alias or id to an article's id; `backlinks` an id to the ids of
    the articles that link to it; `cited_by` a key to the ids of those that cite it; `wanted` the
    folded title of a missing article to the ids of those that link to it.
    """

    articles: Mapping[str, Article]
    library: Library
    sources: Mapping[str, Source]
    titles: Mapping[str, str]
    backlinks: Mapping[str, tuple[str, ...]]
    cited_by: Mapping[str, tuple[str, ...]]
    wanted: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    """The path of an article's file -> the article's id."""
    files: frozenset[str] = frozenset()
    """Paths of the other files in the content folder: pictures, data, documents."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All titles, aliases and ids, folded and sorted."""
        return tuple(sorted(self.titles))
