"""The words of an article that are its authors' own, for rules about how it is written.

What stands in quotation marks or in a block quotation is somebody else's, and code is no prose.
"""

import re
from collections.abc import Iterable, Iterator

from innerwiki.model import Article, ClaimKind, Span
from innerwiki.syntax.sentences import quotations


def own_words(
    article: Article, pattern: re.Pattern[str], hints: Iterable[str]
) -> Iterator[tuple[str, Span]]:
    """What a pattern finds in the sentences of an article that are its own, and where.

    Args:
        article: the article.
        pattern: what is looked for; upper and lower case are alike.
        hints: one of these, in lower case, is in whatever it finds. A text is searched for them
            much faster than for a pattern, and in most there is nothing to find.
    """
    lowered = article.text.lower()
    hints = [hint for hint in hints if hint in lowered]
    if not hints:
        return
    sentences = [(one.text, one.span) for one in article.asides]
    sentences += [
        (one.text, one.span) for one in article.claims if one.kind is not ClaimKind.QUOTATION
    ]
    for text, span in sorted(sentences, key=lambda one: one[1]):
        lowered = text.lower()
        if any(hint in lowered for hint in hints):
            yield from _in_sentence(text, span, article.text, pattern)


_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


def _is_code(place: Span, span: Span, text: str) -> bool:
    codes = _CODE.finditer(text, span.start, span.end)
    return any(code.start() < place.start < code.end() for code in codes)


def place_in(words: str, span: Span, text: str, start: int = 0) -> Span:
    """Where words stand in a stretch of a file; the whole stretch where markup parts them."""
    pattern = re.compile(r"\b" + r"\s+(?:>\s*)*".join(map(re.escape, words.split())) + r"(?!\w)")
    found = pattern.search(text, max(span.start, start), span.end)
    return Span(span.path, *found.span()) if found else span


def _in_sentence(
    sentence: str, span: Span, text: str, pattern: re.Pattern[str]
) -> Iterator[tuple[str, Span]]:
    matches = list(pattern.finditer(sentence))
    quoted = quotations(sentence) if matches else []
    at = span.start
    for match in matches:
        place = place_in(match[0], span, text, at)
        at = place.end if place != span else at
        is_quoted = any(start < match.start() < end for start, end in quoted)
        if not (is_quoted or _is_code(place, span, text)):
            yield match[0], place
