"""What the scanner finds in a text: citations, links, marks, headings, suppressions."""

from dataclasses import dataclass
from enum import StrEnum

from innerwiki.model.places import Span
from innerwiki.model.unguarded import unguarded


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


@unguarded
@dataclass(frozen=True, slots=True)
class Locator:
    """A place inside a source, with CSL's label: `page` "3-4", `section` "1.2", `timestamp` "3:20".

    `text` is how the author wrote it, label included; a style may write it anew.
    """

    label: str
    value: str
    text: str


@unguarded
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


@unguarded
@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as it stands in the text: `[see @a, p. 3; also @b]`, `@a [p. 3]`."""

    items: tuple[CitationItem, ...]
    mode: Mode
    span: Span
    intent: Intent | None = None
    in_link: bool = False
    in_heading: bool = False


@unguarded
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


@unguarded
@dataclass(frozen=True, slots=True)
class FileLink:
    """An ordinary Markdown link, or image, with a relative address: another file of the wiki,
    or a place on the same page (`#part`).

    Links to `.md` files count as links between articles.
    """

    href: str
    span: Span


class MarkKind(StrEnum):
    """What an editor says about the claim just before the mark."""

    NEEDS_CITATION = "needs-citation"
    NO_CITE = "no-cite"


@unguarded
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
    """Things that look like a citation, or speak to the check, and are none; each has its rule."""

    ORPHAN_NUMBER = "orphan-number"
    LINK_DEFINITION = "link-definition"
    UNKNOWN_INTENT = "unknown-intent"
    SUPPRESSION = "suppression"


@unguarded
@dataclass(frozen=True, slots=True)
class Oddity:
    """Text that looks like part of something: `[12]`, `[@key]: https://...`, `{.suports}`."""

    kind: OddityKind
    text: str
    span: Span


@unguarded
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


@unguarded
@dataclass(frozen=True, slots=True)
class Fragment:
    """A small piece of Markdown from elsewhere than the body, such as an infobox value.

    The references' spans are places in the file; `offsets` are where they stand in `text`.
    """

    text: str
    references: tuple[Reference, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()
    oddities: tuple[Oddity, ...] = ()
