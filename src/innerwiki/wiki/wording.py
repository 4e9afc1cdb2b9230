"""The words of an article that are its authors' own, for rules about how it is written.

What stands in quotation marks or in a block quotation is somebody else's, and code is no prose.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter

from innerwiki.model import Article, Aside, Claim, ClaimKind, Span
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

    @cached_property
    def _plain(self) -> bytes:
        return plainly_lowered(self._article.text)

    @cached_property
    def _sentences(self) -> list[Claim | Aside]:
        """In the order of the text."""
        quotation = ClaimKind.QUOTATION
        said: list[Claim | Aside] = [*self._article.asides]
        said += [one for one in self._article.claims if one.kind is not quotation]
        return sorted(said, key=attrgetter("span.start"))

    def found(self, find: Find, hints: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """What is found in the sentences, and where, but for what is quoted or code.

        Args:
            find: finds it in a sentence; upper and lower case must be alike to it.
            hints: words in lower case, of which one is in whatever it finds.
        """
        wanted = [hint.encode() for hint in hints]
        is_plain = all(map(bytes.isascii, wanted))
        lower = plainly_lowered if is_plain else fully_lowered
        lowered = self._plain if is_plain else lower(self._article.text)
        wanted = [hint for hint in wanted if hint in lowered]
        if not wanted:
            return
        for one in self._sentences:
            lowered = lower(one.text)
            for hint in wanted:
                if hint in lowered:
                    yield from _in_sentence(one.text, one.span, self._article.text, find)
                    break


def plainly_lowered(text: str) -> bytes:
    r"""The text in UTF-8, in lower case as far as it is ASCII.

    Other texts than those of ASCII are lowered, and searched, several times as fast like that; for
    who looks for words of ASCII there is no difference to `fully_lowered`.

    >>> plainly_lowered("Über Öl").decode(), plainly_lowered("300 \u212a").decode()
    ('Über Öl', '300 k')
    """
    if "\u212a" in text or "\u0130" in text:  # the sign of kelvins, and İ, become ASCII
        return fully_lowered(text)
    return text.encode("utf-8", "surrogatepass").lower()


def fully_lowered(text: str) -> bytes:
    """The text in lower case, in UTF-8."""
    return text.lower().encode("utf-8", "surrogatepass")


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
