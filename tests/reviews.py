"""Articles with recorded reviews: each record has the hash of the text that was reviewed."""

from innerwiki.wiki.digest import digest_of
from tests.support import PAGE, wiki_of

BIB = "@article{clausius1865, title = {Hauptgleichungen}}\n"
TEXT = "Entropy never decreases [@clausius1865]."


def page(*fields: str, body: str = TEXT) -> str:
    """An article with these lines in its front matter, below its title."""
    return "\n".join(("---", "title: Entropy", *fields, "---", body)) + "\n"


def record(
    body: str = TEXT,
    *,
    by: str = "github:bo",
    day: str = "2026-01-02",
    revision: int = 4,
    outcome: str = "approved",
    has_blocks: bool = True,
) -> str:
    """A review of an article with this body, on one line, as an item of `reviews`."""
    wiki = wiki_of(page(body=body), BIB)
    article = wiki.articles[wiki.paths[PAGE]]
    fields = {
        "by": by,
        "date": day,
        "revision": str(revision),
        "hash": f'"{digest_of(article, wiki.library).hash}"',
        "outcome": outcome,
    }
    if has_blocks:
        digests = digest_of(article, wiki.library).recorded
        fields["blocks"] = f'"{" ".join(digests)}"'
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"
