"""The one definition of an article's front matter: its fields, what each may hold and means.

The check reads it through `ARTICLE`; editors that complete YAML read it through `json_schema`.
"""

from enum import StrEnum

from innerwiki.model import ArticleType, Importance, Status
from innerwiki.syntax.records import Field, ListOf, Record
from innerwiki.syntax.scalars import Choice, Day, Integer, Share
from innerwiki.syntax.shapes import JsonSchema
from innerwiki.syntax.texts import BREAK, HIDDEN, Digests, Identifier, Text


class Outcome(StrEnum):
    """What a reviewer found."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes-requested"


_KEY = Text(
    pattern=rf"[^@\[\]\s{HIDDEN}][^\[\]{BREAK}{HIDDEN}]*",
    wants="the key alone, as in `hubinger2019risks`, without `@`",
)
_FORMER_ID = Text(pattern=Identifier().form(), wants=Identifier().wanted(), quoted=True)
_TITLE_OF_ANOTHER = Text(
    pattern=rf"[^\[\]\s{HIDDEN}][^\[\]{BREAK}{HIDDEN}]*",
    wants="a title, alias or id alone, without square brackets",
)

# --- one review -------------------------------------------------------------------------------

REVIEW_BY_WHOM = Field("by", Text(), "Who reviewed, as `github:handle`.", required=True)
REVIEW_DATE = Field("date", Day(past=True), "When the review was finished.", required=True)
REVIEW_REVISION = Field(
    "revision", Integer(minimum=1), "The revision that was reviewed.", required=True
)
REVIEW_HASH = Field(
    "hash",
    Text(pattern=r"sha256:[0-9a-f]{64}", wants="`sha256:` and 64 hexadecimal digits", quoted=True),
    "The hash of what was reviewed.",
    required=True,
)
REVIEW_SCOPE = Field("scope", ListOf(Text()), "What was looked at, such as `citations`.")
REVIEW_OUTCOME = Field("outcome", Choice(Outcome), "What the reviewer found.", required=True)
REVIEW_BLOCKS = Field(
    "blocks",
    Digests(),
    "A short digest of each block that was reviewed, by which it is found again.",
)
REVIEW = Record(
    (
        REVIEW_BY_WHOM,
        REVIEW_DATE,
        REVIEW_REVISION,
        REVIEW_HASH,
        REVIEW_SCOPE,
        REVIEW_OUTCOME,
        REVIEW_BLOCKS,
    )
)

# --- one flag, one row of the infobox, the policy ---------------------------------------------

FLAG_TYPE = Field(
    "type",
    Text(pattern=r"[a-z][a-z-]*", wants="one word in small letters, as in `disputed`", quoted=True),
    "What the reader is told of, such as `disputed`.",
    required=True,
)
FLAG_SINCE = Field("since", Day(past=True), "Since when.")
FLAG_REASON = Field("reason", Text(), "Why, in a sentence.")
FLAG = Record((FLAG_TYPE, FLAG_SINCE, FLAG_REASON))

ROW_LABEL = Field("label", Text(), "What the row says something about; plain text.", required=True)
ROW_VALUE = Field(
    "value",
    Text(one_line=False),
    "Markdown with citations and wiki links; in quotation marks.",
    required=True,
)
ROW = Record((ROW_LABEL, ROW_VALUE))

MIN_COVERAGE = Field(
    "min_coverage", Share(), "The share of this article's claims that must carry a citation."
)
POLICY = Record((MIN_COVERAGE,))

# --- the article ------------------------------------------------------------------------------

TITLE = Field("title", Text(), "The article's title; plain text.", required=True)
ID = Field(
    "id",
    Identifier(),
    "The article's address; stays when the file moves. Default: the file's name.",
)
ALIASES = Field(
    "aliases", ListOf(Text()), "Other names that links may use; their addresses lead here."
)
FORMER_IDS = Field(
    "former_ids", ListOf(_FORMER_ID), "Ids that the article had before; their addresses lead here."
)
TYPE = Field("type", Choice(ArticleType), "What sort of page this is. Default: concept.")
DESCRIPTION = Field(
    "description", Text(max_length=160), "One sentence for search engines and previews."
)
IMPORTANCE = Field("importance", Choice(Importance), "How much the wiki would miss the article.")
TAGS = Field("tags", ListOf(Text()), "The article's categories.")
SEE_ALSO = Field("see_also", ListOf(_TITLE_OF_ANOTHER), "Related articles, by title, alias or id.")
STATUS = Field(
    "status",
    Choice(Status),
    "What the editors claim of the article.",
)
REDIRECT = Field(
    "redirect",
    _TITLE_OF_ANOTHER,
    "The article that readers of this one, which is retired, are sent to: title, alias or id.",
)
AUTHORS = Field("authors", ListOf(Text()), "Who wrote it; a reviewer may not be one of them.")
REVISION = Field(
    "revision", Integer(minimum=1), "One more with each change of substance, from 1 on."
)
REVIEWS = Field("reviews", ListOf(REVIEW), "The recorded reviews.")
REVIEW_BY = Field(
    "review_by", Day(past=False), "When the next review is due. Default: the configured interval."
)
CITATIONS = Field(
    "citations", ListOf(_KEY), "Keys of sources of the whole article, beside those cited inline."
)
CITATION_POLICY = Field("citation_policy", POLICY, "Stricter or milder rules for this article.")
FLAGS = Field("flags", ListOf(FLAG), "What the reader should know beside the status.")
INFOBOX = Field("infobox", ListOf(ROW), "The rows of the box beside the text.")

_HOST = (
    "icon template hide search subtitle boost comments social robots inclusion render_macros"
).split()
_COMPUTED = "words sources coverage last_reviewed needs_citations backlinks".split()

ARTICLE = Record(
    (
        TITLE,
        ID,
        ALIASES,
        FORMER_IDS,
        TYPE,
        DESCRIPTION,
        IMPORTANCE,
        TAGS,
        SEE_ALSO,
        STATUS,
        REDIRECT,
        AUTHORS,
        REVISION,
        REVIEWS,
        REVIEW_BY,
        CITATIONS,
        CITATION_POLICY,
        FLAGS,
        INFOBOX,
    ),
    not_fields={
        **{
            name: (
                f"`{name}` is a key of the site generator, which articles may not use",
                "remove the line; how pages look is set for the whole wiki in mkdocs.yml",
            )
            for name in _HOST
        },
        **{
            name: (
                f"`{name}` is computed and may not be claimed",
                "remove the line; the page shows what was counted",
            )
            for name in _COMPUTED
        },
    },
)


def json_schema() -> JsonSchema:
    """The front matter as a JSON Schema, for editors that complete and check YAML.

    It refuses what the check refuses, and nothing else, in editors whose `format: date` knows the
    calendar. Only the check can know

    - what day it is: a date that lies in the future;
    - what text means: a citation, wiki link or mark in a title, description or label;
    - how the YAML is written: a field that is there twice, anchors and tags, how deep and long it
      is; how many digits a description has that is nothing but a number; and `.nan`, which JSON
      does not have;
    - of an id, capitals and signs beyond Latin-1 and today's Greek and Cyrillic; and how long it
      is once its accents are composed.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of an innerwiki article",
        "description": "The fields between the two lines `---` at the head of an article.",
        **ARTICLE.json_schema(),
    }
