r"""Every type that two rooms of innerwiki share, frozen: page one of the code.

A wiki is read in one direction. Files become `Source`s; a source becomes an `Article` or entries of
the `Library`; all of them together become one `Wiki`, and nothing changes after that. The names are
those of the field: Pandoc's for citations, CSL's for names and locators, BibTeX's for entries and
the Language Server Protocol's for places in a text.

Offsets count code points of the decoded text, whose line ends are "\\n"; lines and columns are
derived from them and count from 1.
"""

from innerwiki.model.articles import Article
from innerwiki.model.assessment import (
    Assessment,
    Coverage,
    Gap,
    GapReason,
    Gaps,
    ReviewState,
)
from innerwiki.model.citations import (
    Citation,
    CitationItem,
    FileLink,
    Fragment,
    Heading,
    Intent,
    Locator,
    Mark,
    MarkKind,
    Mode,
    Oddity,
    OddityKind,
    Reference,
    Suppression,
    WikiLink,
)
from innerwiki.model.claims import Aside, Claim, ClaimKind, Prose, Told, Wording
from innerwiki.model.contents import Contents
from innerwiki.model.front_matter import (
    ArticleType,
    Flag,
    FrontMatter,
    GeneralSource,
    Importance,
    InfoboxRow,
    Redirect,
    Review,
    SeeAlso,
    Status,
)
from innerwiki.model.listings import Column, Filter, Listing
from innerwiki.model.places import (
    Position,
    Source,
    Span,
)
from innerwiki.model.problems import (
    Problem,
    ProblemKind,
)
from innerwiki.model.sources import (
    Entry,
    Excerpt,
    Library,
    Name,
    SourceKind,
)
from innerwiki.model.wiki import (
    Category,
    Wiki,
)

__all__ = [
    "Article",
    "ArticleType",
    "Aside",
    "Assessment",
    "Category",
    "Citation",
    "CitationItem",
    "Claim",
    "ClaimKind",
    "Column",
    "Contents",
    "Coverage",
    "Entry",
    "Excerpt",
    "FileLink",
    "Filter",
    "Flag",
    "Fragment",
    "FrontMatter",
    "Gap",
    "GapReason",
    "Gaps",
    "GeneralSource",
    "Heading",
    "Importance",
    "InfoboxRow",
    "Intent",
    "Library",
    "Listing",
    "Locator",
    "Mark",
    "MarkKind",
    "Mode",
    "Name",
    "Oddity",
    "OddityKind",
    "Position",
    "Problem",
    "ProblemKind",
    "Prose",
    "Redirect",
    "Reference",
    "Review",
    "ReviewState",
    "SeeAlso",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Suppression",
    "Told",
    "Wiki",
    "WikiLink",
    "Wording",
]
