"""Which entries are versions of one work: a preprint, the paper that came of it, a post of both.

The editors say so in `works.toml`, or the entries show it: a DOI or an arXiv number that they
share. An ISBN does so only between books, since every paper of a volume of proceedings may bear the
volume's; and two volumes of a set, which may bear the set's, are two works.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from innerwiki.bibliography.identifiers import isbns_of, normalise_identifier, work_identifiers
from innerwiki.bibliography.titles import are_parts
from innerwiki.model import Entry, Library, SourceKind

_BOOKS = frozenset({"book", "mvbook", "booklet"})

_MAX_ALIKE = 50
"""To so many books of one ISBN is each compared; what has more of them is a series."""


def find_works(entries: Iterable[Entry], declared: Mapping[str, int]) -> dict[str, int]:
    """The works of a library.

    Args:
        entries: all entries.
        declared: key -> number of its work, as `works.toml` has it.

    Returns:
        Key -> number of its work, for each entry that is one of several versions.
    """
    groups = _Groups()
    first: dict[object, str] = {}
    books: dict[str, list[Entry]] = {}
    for key, number in declared.items():
        groups.join(first.setdefault(number, key), key)
    for entry in entries:
        for identifier in work_identifiers(entry.fields):
            groups.join(first.setdefault(identifier, entry.key), entry.key)
        for other in _same_book(entry, books):
            groups.join(other.key, entry.key)
    return groups.numbered()


def _same_book(entry: Entry, books: dict[str, list[Entry]]) -> Iterator[Entry]:
    """The books before this one that have its ISBN; it becomes one of them."""
    if entry.type not in _BOOKS or "isbn" not in entry.fields:
        return
    for isbn in isbns_of(entry.fields):
        others = books.setdefault(normalise_identifier("isbn:" + isbn), [])
        yield from (other for other in others if not are_parts(other, entry))
        if len(others) < _MAX_ALIKE:
            others.append(entry)


class _Groups:
    """Keys that belong together, whoever brought them together."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Let two keys be of one work."""
        if one != other:
            self.above[self._top(other)] = self._top(one)

    def _top(self, key: str) -> str:
        while (above := self.above.setdefault(key, key)) != key:
            self.above[key] = self.above[above]
            key = above
        return key

    def numbered(self) -> dict[str, int]:
        """Key -> number of its group."""
        numbers: dict[str, int] = {}
        return {key: numbers.setdefault(self._top(key), len(numbers)) for key in [*self.above]}


def versions(library: Library, key: str) -> tuple[Entry, ...]:
    """The entries of the work that an entry belongs to, itself included, the weightiest first."""
    number = library.works.get(key)
    if number is None:
        return (library.entries[key],)
    return tuple(sorted(library.versions[number], key=standing))


def standing(entry: Entry) -> tuple[int, str]:
    """What versions of one work are sorted by: the published one comes before its preprint."""
    return _STANDING.index(entry.kind), entry.key


_STANDING: Sequence[SourceKind] = tuple(SourceKind)
