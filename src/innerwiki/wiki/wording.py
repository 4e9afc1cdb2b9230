"""The words of an article that are its authors' own, for rules about how it is written.

What stands in quotation marks or in a block quotation is somebody else's, and code is no prose.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from innerwiki.model import Article, ClaimKind, Span
from innerwiki.syntax.sentences import quotations
from innerwiki.wiki.view import PageView

Find = Callable[[str], Iterable[re.Match[str]]]
"""What finds something in a sentence: often `finditer` of a pattern."""


class OwnWords:
    """The sentences of an article that are its own, for `view.once(OwnWords, article)`.

    A text is searched for plain words much faster than for a pattern, and in most there is nothing
    to find. So whoever looks for something says which words are a hint of it: of them, one in lower
    case is in whatever there is to find.
    """

    def __init__(self, article: Article, view: PageView) -> None:
        del view
        self._article = article
        self._lowered = article.text.lower()

    @cached_property
    def _sentences(self) -> list[tuple[str, str, Span]]:
        """Each with itself in lower case, in the order of the text."""
        quotation = ClaimKind.QUOTATION
        said = [(one.span, one.text) for one in self._article.asides]
        said += [(one.span, one.text) for one in self._article.claims if one.kind is not quotation]
        return [
            (text, text.lower(), span) for span, text in sorted(said, key=lambda one: one[0].start)
        ]

    def found(self, find: Find, hints: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """What is found in the sentences, and where, but for what is quoted or code.

        Args:
            find: finds it in a sentence; upper and lower case must be alike to it.
            hints: words in lower case, of which one is in whatever it finds.
        """
        hints = [hint for hint in hints if hint in self._lowered]
        if hints:
            for text, lowered, span in self._sentences:
                for hint in hints:
                    if hint in lowered:
                        yield from _in_sentence(text, span, self._article.text, find)
                        break


_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


def _is_code(place: Span, span: Span, text: str) -> bool:
    codes = _CODE.finditer(text, span.start, span.end)
    return any(code.start() < place.start < code.end() for code in codes)


def place_in(words: str, span: Span, text: str, start: int = 0) -> Span:
    """Where words stand in a stretch of a file; the whole stretch where markup parts them."""
    pattern = re.compile(r"\b" + r"\s+(?:>\s*)*".join(map(re.escape, words.split())) + r"(?!\w)")
    found = pattern.search(text, max(span.start, start), span.end)
    return Span(span.path, *found.span()) if found else span


def _in_sentence(sentence: str, span: Span, text: str, find: Find) -> Iterator[tuple[str, Span]]:
    matches = list(find(sentence))
    quoted = quotations(sentence) if matches else []
    at = span.start
    for match in matches:
        place = place_in(match[0], span, text, at)
        at = place.end if place != span else at
        is_quoted = any(start < match.start() < end for start, end in quoted)
        if not (is_quoted or _is_code(place, span, text)):
            yield match[0], place
