"""The words of an article that are its authors' own, for rules about how it is written.

What stands in quotation marks or in a block quotation is somebody else's, and code is no prose.
"""

import re
from collections import Counter
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

    def found(self, find: Find, hints: "Hints") -> Iterator[tuple[str, Span]]:
        """What is found in the sentences, and where, but for what is quoted or code.

        Args:
            find: finds it in a sentence; upper and lower case must be alike to it.
            hints: words of which one is in whatever it finds.
        """
        lower = plainly_lowered if hints.are_plain else fully_lowered
        wanted = hints.among(self._plain if hints.are_plain else lower(self._article.text))
        if not wanted:
            return
        for one in self._sentences:
            lowered = lower(one.text)
            for hint in wanted:
                if hint in lowered:
                    yield from _in_sentence(one.text, one.span, self._article.text, find)
                    break


class Hints:
    """Words in lower case, to be looked for in texts that mostly hold none of them.

    Several may end alike, as adverbs do. A text is then searched once for that ending; the words
    themselves are looked for only where one of them ends there.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._others = [word.encode() for word in words]
        self.are_plain = all(map(bytes.isascii, self._others))
        """Whether they are all of ASCII."""
        self.by_ending: dict[bytes, tuple[bytes, ...]] = {}
        while ending := _shared_ending(self._others):
            alike = tuple([word for word in self._others if word.endswith(ending)])
            self.by_ending[ending] = alike
            self._others = [word for word in self._others if word not in alike]

    def among(self, lowered: bytes) -> list[bytes]:
        """Those that are in a text in lower case."""
        found = [word for word in self._others if word in lowered]
        for ending, words in self.by_ending.items():
            if _holds_any(lowered, ending, words):
                found += [word for word in words if word in lowered]
        return found


_ALIKE = 4
"""So many words must end alike for their ending to be looked for first."""


def _shared_ending(words: Iterable[bytes]) -> bytes:
    """The last two letters that most of the words have; none where too few have them."""
    ending, number = Counter([b"", *[word[-2:] for word in words]]).most_common(1)[0]
    return ending if number >= _ALIKE else b""


def _holds_any(text: bytes, ending: bytes, words: tuple[bytes, ...]) -> bool:
    """Whether a text holds one of some words that all end alike."""
    end = text.find(ending) + len(ending)
    while end >= len(ending):
        if text.endswith(words, 0, end):
            return True
        end = text.find(ending, end - len(ending) + 1) + len(ending)
    return False


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
