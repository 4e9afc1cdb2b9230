"""A citation is followed by an intent that there is none of.

`[@key]{.disputes}` says that a source is against what the sentence says; without it, the source
counts as support. What is misspelt says nothing, so readers are told the contrary of what was
meant. There are `.supports`, `.disputes`, `.defines` and `.background`. A citation has one of them;
of two, the last counts, and the other is reported.

Bad:

    Heat is a substance [@clausius1865]{.disuptes}.

Correct the word; where only one comes near, `--fix` does.

Good:

    Heat is a substance [@clausius1865]{.disputes}.

With `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Über verschiedene für die Anwendung bequeme Formen der Hauptgleichungen},
      year = {1865},
    }
"""

from collections.abc import Iterator

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, Intent, MarkKind, Oddity, OddityKind
from innerwiki.nearest import allowed, nearest, only_near
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR

_KNOWN = tuple(word.value for word in (*Intent, *MarkKind))
_INTENTS = ", ".join(f"`.{intent}`" for intent in Intent)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report what stands in the place of an intent and is none."""
    del view
    for oddity in _oddities(article):
        if oddity.kind is OddityKind.UNKNOWN_INTENT:
            yield _finding(oddity)


def _oddities(article: Article) -> Iterator[Oddity]:
    for row in article.front_matter.infobox:
        yield from row.value.oddities
    yield from article.oddities


def _finding(oddity: Oddity) -> Finding:
    name = oddity.text.removeprefix(".")
    if name in _KNOWN and oddity.text != name:
        message = f"`{oddity.text}` does not count: a citation has one intent, here the last"
        return Finding(oddity.span, message, "keep one; to say both, cite the source twice")
    if name in _KNOWN:
        mend, only = f"write `.{name}`, with a full stop before it", name
        message = f"`{oddity.text}` says nothing about the citation: its full stop is missing"
    else:
        near = nearest(name, _KNOWN)
        mend = f"did you mean `.{near}`?" if near else f"write {_INTENTS}, or delete it"
        only = only_near(name, _KNOWN, allowed(name)) or ""
        message = f"`{oddity.text}` is no intent of a citation"
    fix = Fix((Edit(oddity.span, f".{only}"),)) if only else None
    return Finding(oddity.span, message, mend, fix)
