"""What was found in the body of an article: what fills a process, and few others ask for."""

from dataclasses import dataclass

from innerwiki.model.citations import FileLink, Heading, Oddity, Reference
from innerwiki.model.claims import Aside, Claim, Prose
from innerwiki.model.unguarded import unguarded


@unguarded
@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in a body, place by place: most of what there is to know of an article.

    `references` are its citations, wiki links and marks in the order of the text: the n-th is the
    n-th sentinel.
    """

    references: tuple[Reference, ...] = ()
    file_links: tuple[FileLink, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    claims: tuple[Claim, ...] = ()
    """What the body says, sentence by sentence; see `innerwiki.syntax.claims`."""
    asides: tuple[Aside, ...] = ()
    """The sentences of the body that claim nothing."""
    headings: tuple[Heading, ...] = ()
    prose: Prose | None = None


NOTHING = Contents()
"""What is found in an empty body."""
