"""Records that somebody has read an article: who, when, and the hash of what was read.

A record vouches for the text that stands there at that moment. It goes into the article's own front
matter, so that whoever has the file has its reviews too; every other byte of the file stays.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from innerwiki.editing.front_matter import append_review
from innerwiki.editing.writing import save
from innerwiki.errors import InnerwikiError
from innerwiki.model import Article, Library, ProblemKind, Review, ReviewState, Wiki
from innerwiki.wiki.digest import digest_of
from innerwiki.wiki.review import is_author, same_person

_FAULTS = frozenset((ProblemKind.YAML, ProblemKind.SCHEMA, ProblemKind.UNKNOWN_FIELD))


def review_of(
    article: Article, library: Library, *, by: str, on: date, scope: Sequence[str], outcome: str
) -> Review:
    """A review of the text as it stands.

    Args:
        article: what was read.
        library: the sources that it cites.
        by: the reviewer's handle.
        on: the day.
        scope: what was looked at.
        outcome: what was found.

    Raises:
        InnerwikiError: the handle or the scope is none, or the reviewer is an author.
    """
    handle = _word(by, "the reviewer's handle", "write it as in `github:ada`")
    if is_author(article.front_matter, handle):
        raise InnerwikiError(
            f"{handle} is one of the authors of {article.path}, and nobody reviews their own text; "
            "ask somebody else"
        )
    text = digest_of(article, library)
    return Review(
        by=handle,
        date=on,
        revision=article.front_matter.revision or 1,
        hash=text.hash,
        scope=tuple(_word(part, "a scope", "write it as in `citations`") for part in scope),
        outcome=outcome,
        blocks=text.recorded,
    )


def _word(text: str, what: str, mend: str) -> str:
    if not text.strip() or not text.isprintable():
        raise InnerwikiError(f"{what} is empty or holds signs that nobody can see; {mend}")
    return text.strip()


def recorded(article: Article, review: Review, state: ReviewState) -> Review | None:
    """The record that says the same already; None if this one says something new.

    It does if it is of another text, finds something else than the reviewer's last one, looks at
    more, or is the one that has become due: who reads the same text again in time says so.

    Args:
        article: the article.
        review: what is to be recorded.
        state: what the recorded reviews amount to.
    """
    own = [one for one in article.front_matter.reviews if same_person(one.by, review.by)]
    if not own:
        return None
    last = own[-1]
    same = (last.hash, last.outcome) == (review.hash, review.outcome)
    is_due = state.due is not None and last.date <= state.due < review.date
    return last if same and {*review.scope} <= {*last.scope} and not is_due else None


def record(root: Path, wiki: Wiki, article: Article, review: Review) -> None:
    """Append a review to the front matter of an article's file.

    Args:
        root: the wiki's folder.
        wiki: the wiki as it was read.
        article: the article.
        review: what to record.

    Raises:
        InnerwikiError: the front matter has faults, or the file has changed or cannot be written.
    """
    source = wiki.sources[article.path]
    for problem in wiki.problems:
        # A fault may hide who the authors are, and which reviews there have been.
        if problem.span.path == article.path and problem.kind in _FAULTS:
            line = source.position(problem.span.start).line
            raise InnerwikiError(
                f"{article.path}:{line}: {problem.message}; mend the front matter first "
                "(`innerwiki check` tells how)"
            )
    save(root, source, append_review(source, review, article.title))
