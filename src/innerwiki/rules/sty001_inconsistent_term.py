"""A term is spelled otherwise than the title of its article.

Readers who search for the one spelling do not find the other, and may take the two for different
things. Looked for are terms that begin with a prefix and a hyphen, such as `pseudo-force`, written
with a space or as one word. A spelling that is itself a title or an alias is right; quotations and
code are left alone. The prefixes are those that are no words of their own: `anti`, `co`, `hyper`,
`inter`, `macro`, `mesa`, `meta`, `micro`, `mono`, `multi`, `neuro`, `non`, `poly`, `proto`,
`pseudo`, `quasi`, `semi`, `ultra`.

Bad:

    A pseudo force depends on the frame [@hooke1678].

Write the term like the title, or add the other spelling to the article's `aliases`.

Good:

    A pseudo-force depends on the frame [@hooke1678].

With `content/force.md`:

    ---
    title: Pseudo-force
    ---
    It depends on the frame [@hooke1678].

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article
from innerwiki.wiki.view import PageView
from innerwiki.wiki.wording import Hints, OwnWords

SEVERITY = Severity.INFO

_PREFIXES = frozenset(
    "anti co hyper inter macro mesa meta micro mono multi neuro non poly proto pseudo quasi semi"
    " ultra".split()
)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report other spellings of a hyphenated name, where they stand."""
    spellings = view.memory.of(_spellings, view.titles())
    for found, span in view.once(OwnWords, article).found(spellings.find, spellings.prefixes):
        written = spellings.right(found)
        fix = Fix((Edit(span, written),), safe=False)
        is_found = article.text[span.start : span.end] == found
        yield Finding(
            span,
            f'"{found}" is spelled "{written}" in the title or alias of its article',
            "spell it like that, or add this spelling to the article's `aliases`",
            fix if is_found else None,
        )


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The other spellings of all hyphenated names.

    A wiki may have thousands, so they are looked up by the word that they begin with, or the two:
    `pseudoforce`, `pseudo force`.
    """

    names: Mapping[str, str]
    """A spelling, folded -> the name."""
    prefixes: Hints
    beginning: re.Pattern[str]
    """What finds a prefix and the word behind it."""
    patterns: Mapping[str, re.Pattern[str]]
    """How spellings begin, folded -> what finds the longest of them, or its plural."""

    def find(self, sentence: str) -> Iterator[re.Match[str]]:
        """Where a sentence has one of the spellings, or its plural."""
        end = 0
        for begun in self.beginning.finditer(sentence):
            word = _folded(begun["prefix"] + begun["rest"])
            for one in dict.fromkeys((word, word.removesuffix("s"))):
                pattern = self.patterns.get(one)
                match = pattern.match(sentence, begun.start()) if pattern else None
                if match is not None and begun.start() >= end and self._name(match[0]):
                    end = match.end()
                    yield match

    def right(self, found: str) -> str:
        """How the name is written of which another spelling was found."""
        name = self._name(found)
        first = name[:1].upper() if found[:1].isupper() else name[:1].lower()
        return first + name[1:] + "s" * (_folded(found) not in self.names)

    def _name(self, found: str) -> str:
        folded = _folded(found)
        return self.names.get(folded) or self.names.get(folded.removesuffix("s"), "")


def _folded(found: str) -> str:
    return " ".join(found.split()).casefold()


def _spellings(titles: Sequence[str]) -> _Spellings:
    known = {title.casefold() for title in titles}
    names: dict[str, str] = {}
    begun: dict[str, list[str]] = {}
    prefixes = set()
    for title in titles:
        prefix, _, rest = title.casefold().partition("-")
        word = _WORD.match(rest)
        if prefix in _PREFIXES and rest[:1].isalpha() and word:
            for start in (f"{prefix} ", prefix):
                if start + rest not in known:
                    names[start + rest] = title
                    begun.setdefault(start + word[0], []).append(start + rest)
                    prefixes.add(prefix)
    return _Spellings(
        names,
        Hints(sorted(prefixes)),
        re.compile(
            rf"\b(?P<prefix>{'|'.join(sorted(prefixes))})(?=(?P<rest>\s*\w+))", re.IGNORECASE
        ),
        {start: _any_of(spellings) for start, spellings in begun.items()},
    )


_WORD = re.compile(r"\w+")


def _any_of(spellings: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(
        re.escape(one).replace(r"\ ", r"\s+")
        for one in sorted(set(spellings), key=lambda one: (-len(one), one))
    )
    return re.compile(rf"(?:{listed})s?(?![\w-])", re.IGNORECASE)
