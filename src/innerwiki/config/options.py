"""Every option of a wiki, with its default, its check and what it means; frozen.

An option is an attribute; the name in the file is the attribute's. A section of the file, such as
`[build]`, is a class of its own. Whether folders exist and stay apart is seen to in `folders`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeVar

from innerwiki.config import values
from innerwiki.config.overrides import Override, overrides
from innerwiki.config.places import OptionPath
from innerwiki.model import ArticleType, Importance, Position

T = TypeVar("T")

Level = Literal["error", "warning", "info"]
Threshold = Literal["error", "warning", "info", "never"]
RuleLevel = Literal["error", "warning", "info", "off"]

LEVELS: tuple[Level, ...] = ("error", "warning", "info")
THRESHOLDS: tuple[Threshold, ...] = (*LEVELS, "never")
RULE_LEVELS: tuple[RuleLevel, ...] = (*LEVELS, "off")

KINDS_OF_ARTICLE: tuple[str, ...] = (*Importance, *ArticleType)
"""What a policy may make a difference by: how important an article is, and of which type."""


def option(check: Callable[[object], T], default: T) -> T:
    """An attribute that the file may set, by what `check` makes of the value."""
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True, kw_only=True)
class Build:
    """`[build]`: where things are written."""

    site_dir: str = option(values.text, "site")
    """The folder that the site is published into, relative to the root. It is replaced whole."""

    cache_dir: str = option(values.text, ".cache/innerwiki")
    """The folder for what can be thrown away at any time, relative to the root."""


@dataclass(frozen=True, kw_only=True)
class Forge:
    """`[forge]`: templates of addresses at the place where the wiki's files are edited.

    An empty template means that there is no such address. `{path}` is a file's path from the root,
    `{line}` a line in it from 1, `{id}` an article's id, `{title}` and `{body}` texts to begin
    with, `{branch}` the option of that name. Whoever fills them in encodes them for an address.
    """

    branch: str = option(values.text, "main")
    """The branch that is edited."""

    edit: str = option(values.template("path", "line", "id", "branch"), "")
    """The page on which a file is edited."""

    view: str = option(values.template("path", "line", "id", "branch"), "")
    """The page that shows a file."""

    history: str = option(values.template("path", "id", "branch"), "")
    """The page that shows the changes of a file."""

    new_file: str = option(values.template("path", "title", "body", "id", "branch"), "")
    """The page on which a new file is written."""

    new_issue: str = option(values.template("path", "line", "title", "body", "id", "branch"), "")
    """The page on which something is reported or suggested."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """`[check]`: which rules count, and how much."""

    select: tuple[str, ...] = option(values.rule_prefixes, ())
    """The rules to run, by code or its beginning (`CIT`, `CLM101`); empty: all."""

    ignore: tuple[str, ...] = option(values.rule_prefixes, ())
    """Rules to leave out, in the same way; it wins over `select`."""

    fail_on: Threshold = field(default="error", metadata={"check": values.one_of(THRESHOLDS)})
    """The exit code is 1 from this severity on; `never`: it is 0 whatever is found."""

    severity: Mapping[str, RuleLevel] = field(
        default_factory=dict, metadata={"check": values.by_rule(RULE_LEVELS)}
    )
    """Code of a rule -> its severity here; `off` leaves it out."""

    overrides: tuple[Override, ...] = option(overrides(RULE_LEVELS), ())
    """`[[check.overrides]]`: other rules for some of the files."""

    baseline: str = option(values.any_text, "")
    """The file of findings that the wiki bears with, relative to the root: `innerwiki baseline
    update` writes it. Empty: none."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """`[limits]`: what is taken in."""

    file_size: int = option(values.whole_number(1), 2_000_000)
    """Bytes of a file; a larger one is reported and not read."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """`[policy]`: what the wiki asks of its articles."""

    review_interval_days: int = option(values.whole_number(1, 36_500), 180)
    """Days after a review until the next is due, where the article does not say when."""

    min_coverage: float = option(values.share, 0.8)
    """The share of claims, from 0 to 1, that must carry a citation. Nine tenths would forbid a
    short article a single open claim; four fifths leaves room for one in five."""

    independent_sources: Mapping[str, int] = field(
        default_factory=lambda: {"top": 3, "high": 2},
        metadata={"check": values.numbers_by(KINDS_OF_ARTICLE, values.whole_number(0, 5))},
    )
    """Importance or type of an article -> so many of its sources must be independent: no two of
    them have an author in common. Of an article to which both apply, the type decides."""

    max_share: float = option(values.share, 0.5)
    """The share of an article's cited claims, from 0 to 1, that may rest on one author or on one
    website alone."""

    as_of_months: int = option(values.whole_number(1, 1_200), 24)
    """Months after which a statement "as of" a date is to be looked at again."""

    mark_months: int = option(values.whole_number(1, 1_200), 12)
    """Months after which a claim marked `{.needs-citation}` is to be taken out."""

    evaluative_words: tuple[str, ...] = option(
        values.words,
        (
            *("amazing", "brilliant", "clearly", "famously", "fortunately", "groundbreaking"),
            *("ground-breaking", "legendary", "needless to say", "notoriously", "obviously"),
            *("of course", "remarkably", "renowned", "revolutionary", "sadly", "undoubtedly"),
            *("unfortunately", "world-class", "world-renowned"),
        ),
    )
    """Words that judge in the wiki's own voice, in lower case; none, `[]`, for no such check."""


@dataclass(frozen=True, kw_only=True)
class Registries:
    """`[registries]`: where `innerwiki cite` asks about sources. No build and no check asks."""

    contact: str = option(values.contact, "")
    """Whom a registry may write to if this wiki asks too much: a mail address, or that of a page.
    It is sent with every question; empty: `site_url`, or nobody."""

    citation_key: str = option(values.citation_key, "{family}{year}{word}")
    """How the key of a new source is made: of the first author's family name, the year, and the
    first word of the title that says something."""

    doi: str = option(values.service, "https://doi.org/")
    """Where DOIs are resolved."""

    crossref: str = option(values.service, "https://api.crossref.org/")
    """Crossref's REST API, which knows of retractions."""

    arxiv: str = option(values.service, "https://export.arxiv.org/")
    """arXiv's API."""

    openlibrary: str = option(values.service, "https://openlibrary.org/")
    """Open Library, which knows books by their ISBN."""

    allow_private: tuple[str, ...] = option(values.endpoints, ())
    """Addresses inside a network that may be asked all the same, as `127.0.0.1:8080`: each one
    exactly, with its port. Whoever can name an address in a citation can then reach them through
    this machine, so leave it empty, unless a mirror or a test server stands there."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """The configuration of one wiki."""

    root: Path
    """The wiki's folder, resolved; every path of an article is relative to it."""

    file: Path
    """The file that was read."""

    title: str = field(metadata={"check": values.text})
    """The wiki's name."""

    description: str = option(values.any_text, "")
    """What the wiki is about, in a sentence."""

    site_url: str = option(values.site_address, "")
    """The address at which the site is published, with its closing slash; empty: not known."""

    language: str = option(values.language, "en")
    """The language of the articles, as a BCP 47 tag."""

    license: str = option(values.any_text, "")
    """What the licence of the articles is called, for the foot of every page; empty: not told."""

    license_url: str = option(values.web_address, "")
    """The address at which that licence is explained."""

    content: str = option(values.text, "content")
    """The folder of the articles, relative to the root."""

    citations: str = option(values.text, "citations")
    """The folder of the BibTeX files, relative to the root."""

    citation_style: str = option(values.citation_style, "numeric")
    """How sources are cited: "numeric", "author-date", or the path of a CSL file in the wiki's
    folder, for which Pandoc is needed (`pip install 'innerwiki[csl]'`)."""

    build: Build = field(default_factory=Build, metadata={"section": Build})
    forge: Forge = field(default_factory=Forge, metadata={"section": Forge})
    check: Check = field(default_factory=Check, metadata={"section": Check})
    limits: Limits = field(default_factory=Limits, metadata={"section": Limits})
    policy: Policy = field(default_factory=Policy, metadata={"section": Policy})
    registries: Registries = field(default_factory=Registries, metadata={"section": Registries})

    places: Mapping[OptionPath, Position] = field(default_factory=dict, repr=False, compare=False)
    """Where each option stands in the file."""

    @property
    def content_dir(self) -> Path:
        """The folder of the articles, absolute."""
        return (self.root / self.content).resolve()

    @property
    def citations_dir(self) -> Path:
        """The folder of the BibTeX files, absolute."""
        return (self.root / self.citations).resolve()

    @property
    def site_dir(self) -> Path:
        """The folder that the site is published into, absolute."""
        return (self.root / self.build.site_dir).resolve()

    @property
    def cache_dir(self) -> Path:
        """The folder for what can be thrown away, absolute."""
        return (self.root / self.build.cache_dir).resolve()

    def where(self, *option_path: str | int) -> str:
        """`innerwiki.toml:12:1`: the place of an option, or of what holds it, to open a message."""
        return opening(self.root, self.file, place_of(self.places, option_path))


def place_of(places: Mapping[OptionPath, Position], option_path: OptionPath) -> Position:
    """The place of an option; of the nearest table that holds it, if it is not there."""
    while option_path and option_path not in places:
        option_path = option_path[:-1]
    return places.get(option_path, Position(1, 1))


def opening(root: Path, file: Path, place: Position) -> str:
    """`innerwiki.toml:12:1`, with which a message opens."""
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    return f"{name}:{place.line}:{place.column}"


def checks(made_of: type[Any]) -> Mapping[str, Callable[[object], object]]:
    """Name -> check of the options of a class."""
    return {one.name: one.metadata["check"] for one in fields(made_of) if "check" in one.metadata}


def sections(made_of: type[Any]) -> Mapping[str, type[Any]]:
    """Name -> class of the sections of a class."""
    return {
        one.name: one.metadata["section"] for one in fields(made_of) if "section" in one.metadata
    }
