"""The block of fields at the head of an article becomes a validated `FrontMatter`.

First the block is found; then `yaml_marks` reads it with the place of every value, `schema` checks
the fields one by one, and what remains is said here: which texts are plain, what is Markdown, and
what stands in for a field that is absent or wrong. Whatever is wrong becomes a `Problem` at its
place, costs its own field, and nothing of the block is ever published as prose.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from innerwiki.model import (
    ArticleType,
    Citation,
    Flag,
    FrontMatter,
    GeneralSource,
    InfoboxRow,
    Mode,
    Problem,
    ProblemKind,
    Redirect,
    Review,
    SeeAlso,
    Source,
    Span,
)
from innerwiki.syntax import schema
from innerwiki.syntax.block import locating
from innerwiki.syntax.formula_faults import formula_faults
from innerwiki.syntax.headings import slug
from innerwiki.syntax.opaque import formulas_in
from innerwiki.syntax.records import Field, Fields
from innerwiki.syntax.scan import scan, scan_fragment
from innerwiki.syntax.shapes import MAX_PROBLEMS, Reading
from innerwiki.syntax.yaml_marks import read_mapping
from innerwiki.syntax.yaml_nodes import Scalar

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

# Where a block that is never closed ends: at an empty line or a heading, unless a field follows.
_NAMES = "|".join(field.name for field in schema.ARTICLE.fields)
_BROKEN_OFF = re.compile(
    rf"^(?:[ \t]*$|#{{1,6}}[ \t])(?!.*\n\s{{0,8}}(?:{_NAMES})[ \t]*:(?:\s|\Z))", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FrontMatterResult:
    """The front matter, the offset at which the body begins, and what was wrong."""

    front_matter: FrontMatter
    body_start: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Offsets of the YAML and of the body."""

    start: int
    end: int
    body_start: int
    is_closed: bool


def parse(source: Source, today: date) -> FrontMatterResult:
    """Read an article's front matter.

    Args:
        source: the article's file, without a byte order mark.
        today: dates of what has happened may not lie after this day (UTC).
    """
    block = find_block(source.text)
    if block is None:
        matter = FrontMatter(_title(source, 0), _id(source.path))
        return FrontMatterResult(matter, 0, ())
    mapping, problems = read_mapping(source, block.start, block.end)
    if not block.is_closed:
        problems.insert(0, _never_closed(source, block))
    reading = Reading(source.path, today)
    is_broken = any(problem.kind is ProblemKind.YAML for problem in problems)
    opening = None if is_broken else Span(source.path, 0, len("---"))
    fields = schema.ARTICLE.read_fields(mapping, reading, opening)
    matter = _front_matter(source, block, fields, reading)
    found = sorted(problems + reading.problems, key=lambda problem: problem.span.start)
    return FrontMatterResult(matter, block.body_start, tuple(found[:MAX_PROBLEMS]))


# --- the block --------------------------------------------------------------------------------


def find_block(text: str) -> Block | None:
    """Where the front matter stands; None if the text does not open with a line `---`."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.end()
    closing = _CLOSING.search(text, start - 1)  # the line end of `---` may be the one before it
    if closing is not None:
        return Block(start, max(closing.start(), start), closing.end(), is_closed=True)
    broken_off = _BROKEN_OFF.search(text, start)
    end = broken_off.start() if broken_off else len(text)
    return Block(start, end, end, is_closed=False)


def _never_closed(source: Source, block: Block) -> Problem:
    last = source.position(len(source.text[: block.end].rstrip())).line
    return Problem(
        ProblemKind.YAML,
        Span(source.path, 0, len("---")),
        "the front matter is never closed",
        f"put a line `---` after line {last}, where the fields end",
    )


# --- what stands in for a field that is absent ------------------------------------------------


def _title(source: Source, body_start: int) -> str:
    """The first heading of the first level, else the file's name as a title."""
    headings = scan(source.text, source.path, body_start).headings
    first = next((heading.text for heading in headings if heading.level == 1), "")
    name = _stem(source.path).replace("-", " ").replace("_", " ").strip()
    return first or name[:1].upper() + name[1:] or "Untitled"


def _id(path: str) -> str:
    """The id of a file without `id:`: the slug of its name."""
    return slug(_stem(path).replace("_", "-"))


def _stem(path: str) -> str:
    """A file's name without its ending."""
    name = path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    return stem if stem and ending else name


# --- the fields -------------------------------------------------------------------------------


def _front_matter(source: Source, block: Block, fields: Fields, reading: Reading) -> FrontMatter:
    path = source.path
    policy = fields.get(schema.CITATION_POLICY)
    title = _plain(fields, schema.TITLE, reading, is_title=True)
    return FrontMatter(
        title=_title(source, block.body_start) if title is None else title,
        id=fields.get(schema.ID) or _id(path),
        aliases=_texts(fields.get(schema.ALIASES)),
        former_ids=tuple(_key(item) for item in fields.get(schema.FORMER_IDS) or ()),
        type=fields.get(schema.TYPE) or ArticleType.CONCEPT,
        description=_plain(fields, schema.DESCRIPTION, reading),
        importance=fields.get(schema.IMPORTANCE),
        tags=_texts(fields.get(schema.TAGS)),
        see_also=tuple(
            SeeAlso(item.text.strip(), Span(path, item.start, item.end))
            for item in fields.get(schema.SEE_ALSO) or ()
        ),
        status=fields.get(schema.STATUS),
        redirect=_redirect(path, fields.get(schema.REDIRECT)),
        authors=_texts(fields.get(schema.AUTHORS)),
        revision=fields.get(schema.REVISION),
        reviews=tuple(_review(item) for item in fields.get(schema.REVIEWS) or ()),
        review_by=fields.get(schema.REVIEW_BY),
        citations=tuple(
            GeneralSource(_key(item), Span(path, item.start, item.end))
            for item in fields.get(schema.CITATIONS) or ()
        ),
        min_coverage=policy.get(schema.MIN_COVERAGE) if policy else None,
        flags=tuple(_flag(item) for item in fields.get(schema.FLAGS) or ()),
        infobox=tuple(_row(item, reading) for item in fields.get(schema.INFOBOX) or ()),
        spans=_spans(path, fields),
    )


def _plain(
    fields: Fields, field: Field[Scalar], reading: Reading, *, is_title: bool = False
) -> str | None:
    """A text in which citations, wiki links and marks would be shown as they are typed.

    A bare `@handle` may stand in a description; in a title it would read as a citation.
    """
    scalar = fields.get(field)
    if scalar is None:
        return None
    is_plain = True
    for reference in scan_fragment(scalar.text, reading.path, scalar.placer()).references:
        is_handle = isinstance(reference, Citation) and reference.mode is Mode.NARRATIVE
        if is_title or not is_handle:
            is_plain = False
            reading.refuse(
                reference.span,
                f"`{field.name}` is plain text: a citation, wiki link or mark has no effect here",
                "remove it; cite and link in the body",
            )
    return scalar.text.strip() if is_plain else None


def _texts(scalars: Iterable[Scalar] | None) -> tuple[str, ...]:
    return tuple(scalar.text.strip() for scalar in scalars or ())


def _text(scalar: Scalar | None) -> str | None:
    return scalar.text.strip() if scalar is not None else None


def _key(scalar: Scalar) -> str:
    """A key or an id in its normal form, which the grammar of citations gives to keys."""
    return unicodedata.normalize("NFC", scalar.text.strip())


def _redirect(path: str, scalar: Scalar | None) -> Redirect | None:
    if scalar is None:
        return None
    return Redirect(scalar.text.strip(), Span(path, scalar.start, scalar.end))


def _review(fields: Fields) -> Review:
    return Review(
        by=fields.the(schema.REVIEW_BY_WHOM).text.strip(),
        date=fields.the(schema.REVIEW_DATE),
        revision=fields.the(schema.REVIEW_REVISION),
        hash=fields.the(schema.REVIEW_HASH).text.strip(),
        scope=_texts(fields.get(schema.REVIEW_SCOPE)),
        outcome=fields.the(schema.REVIEW_OUTCOME).value,
        blocks=fields.get(schema.REVIEW_BLOCKS) or (),
    )


def _flag(fields: Fields) -> Flag:
    return Flag(
        type=fields.the(schema.FLAG_TYPE).text.strip(),
        since=fields.get(schema.FLAG_SINCE),
        reason=_text(fields.get(schema.FLAG_REASON)),
    )


def _row(fields: Fields, reading: Reading) -> InfoboxRow:
    """A row whose label is plain and whose value is Markdown."""
    label = fields.the(schema.ROW_LABEL).text.strip()
    _plain(fields, schema.ROW_LABEL, reading)
    value = fields.the(schema.ROW_VALUE)
    text, place = value.text.rstrip(), value.placer()
    locate = locating(reading.path, place)
    reading.problems.extend(formula_faults(text, formulas_in(text), locate))
    return InfoboxRow(label, scan_fragment(text, reading.path, place))


def _spans(path: str, fields: Fields) -> dict[str, Span]:
    """The places of fields (`flags`), of right items (`flags.0`) and of theirs (`flags.0.type`)."""
    places = dict(fields.places)
    for name, value in fields.values.items():
        for number, item in enumerate(value if isinstance(value, tuple) else ()):
            places[f"{name}.{number}"] = item
            if isinstance(item, Fields):
                inner = item.places.items()
                places.update({f"{name}.{number}.{field}": place for field, place in inner})
    return {name: Span(path, place.start, place.end) for name, place in places.items()}
