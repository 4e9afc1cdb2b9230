"""Open Library's Books API: a book by its ISBN.

Follows https://openlibrary.org/dev/docs/api/books (`/api/books` with `bibkeys`, `jscmd=data` and
`format=json`). A book that it does not know is answered with an empty object.
"""

from typing import Any

from innerwiki.model import SourceKind
from innerwiki.registries.client import Answer, Client
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.json_values import items, member, read_json, text
from innerwiki.registries.metadata import Metadata
from innerwiki.registries.written_dates import written_date
from innerwiki.registries.written_names import read_name

NAME = "openlibrary"
_JSON = "application/json"


def fetch(client: Client, base: str, isbn: str) -> tuple[Metadata, Answer]:
    """What Open Library knows of a book.

    Raises:
        RegistryError: it does not know the book, or gives no answer of use.
    """
    key = f"ISBN:{isbn}"
    answer = client.get(f"{base}api/books?bibkeys={key}&jscmd=data&format=json", _JSON, (_JSON,))
    book = member(read_json(answer, "Open Library"), key)
    if book is None:
        raise RegistryError(
            Failure.NOT_FOUND,
            f"Open Library does not know the ISBN {isbn}; check it, or write the entry by hand and "
            "add it by `innerwiki cite add -`",
        )
    found = read_book(book, isbn)
    if not found.title:
        raise RegistryError(Failure.UNUSABLE, f"Open Library's answer for {isbn} has no title")
    return found, answer


def read_book(book: Any, isbn: str) -> Metadata:
    """The metadata of a book; what the answer does not tell, or tells amiss, is left out."""
    title, subtitle = text(member(book, "title")), text(member(book, "subtitle"))
    return Metadata(
        title=f"{title}: {subtitle}" if title and subtitle else title,
        type="book",
        kind=SourceKind.BOOK,
        authors=tuple(
            read_name(name)
            for author in items(member(book, "authors"))
            if (name := text(member(author, "name")))
        ),
        date=written_date(text(member(book, "publish_date")))[:4],
        publisher=text([member(one, "name") for one in items(member(book, "publishers"))]),
        isbn=isbn,
    )
