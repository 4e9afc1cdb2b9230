"""The Python-Markdown extension: what turns an article's body into its page.

It runs in any host that runs Python-Markdown. A preprocessor puts sentinels in the place of
references; a tree processor gives headings the scanner's slugs; a postprocessor sanitises the body.
Putting the marks in and joining infobox and references is `render`'s part.

With a host that knows the wiki (`render`), the article is announced before each conversion; on its
own (`standalone`), each text is read as an article of the wiki in whose folder it runs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from innerwiki.model import Article, Span
from innerwiki.site import sentinels
from innerwiki.site.formulas import without_formulas
from innerwiki.site.lean import Lean
from innerwiki.site.sanitize import sanitize
from innerwiki.syntax.fences import with_plain_headers

EXTENSIONS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {"USE_DEFINITION_ORDER": False},
    "md_in_html": {},
    "tables": {},
    "toc": {"marker": "", "permalink": False},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.details": {},
    "pymdownx.highlight": {"use_pygments": True},
    # `\[...\]` is left out of block mathematics: in our grammar it is an escaped bracket.
    "pymdownx.arithmatex": {"generic": True, "block_syntax": ["dollar", "begin"]},
    "pymdownx.betterem": {},
}
"""The Markdown that articles are written in; `innerwiki.syntax` knows these and no others."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What makes a page where no host does: a text becomes an article, its body the whole page.

    `finish` gets the sanitised body, sentinels still in it.
    """

    read: Callable[[str], Article]
    finish: Callable[[Article, str], str]


def _none(_: Article) -> tuple[Span, ...]:
    return ()


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class WikiExtension(Extension):
    """Registers the supported Markdown and the processors.

    Args of the constructor:
        options: options of the supported extensions, by name, beside those in `EXTENSIONS`.
        alone: makes the pages of texts that no host announced.
    """

    def __init__(
        self,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        alone: Alone | None = None,
    ) -> None:
        super().__init__()
        self.options = {
            name: {**(options or {}).get(name, {}), **ours} for name, ours in EXTENSIONS.items()
        }
        self.alone = alone
        self.announced: Article | None = None
        self.stretches: Callable[[Article], Iterable[Span]] = _none
        """Which stretches of an article's body are to be found again on its page."""
        self.article: Article | None = None
        self.tree_done = False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's interface
        """Called by Python-Markdown once for each converter."""
        md.registerExtensions(list(self.options), self.options)
        md.registerExtension(self)
        md.ESCAPED_CHARS.append("@")
        md.preprocessors.register(_PutSentinels(md, self), "innerwiki-sentinels", 200)
        md.treeprocessors.register(_EmptyFootnotes(md), "innerwiki-footnotes", 19.5)
        md.treeprocessors.register(_SetSlugs(md, self), "innerwiki-slugs", 6)
        md.treeprocessors.register(_CleanContents(md, self), "innerwiki-contents", 4)
        # After raw HTML is back in place (30) and everything else is done.
        md.postprocessors.register(_Finish(md, self), "innerwiki-finish", -100)

    def reset(self) -> None:
        """Called by Python-Markdown between two conversions."""
        self.article = None
        self.tree_done = False


class _PutSentinels(Preprocessor):
    def __init__(self, md: Markdown, extension: WikiExtension) -> None:
        super().__init__(md)
        self.lean = Lean(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        extension = self.extension
        article, extension.announced = extension.announced, None
        if article is None and extension.alone is not None:
            article = extension.alone.read("\n".join(lines))
        if article is None:
            return lines
        extension.article = article
        text = sentinels.body_with_sentinels(article, extension.stretches(article))
        self.lean.use_only_needed(text)
        return with_plain_headers(text.split("\n"))


class _SetSlugs(Treeprocessor):
    """Gives each heading the slug that the scanner gave it, by the sentinel in its text."""

    def __init__(self, md: Markdown, extension: WikiExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        article = self.extension.article
        if article is None or not article.headings:
            return
        for element in root.iter():
            if element.tag not in _HEADINGS:
                continue
            number, text = sentinels.take_heading(element.text or "")
            if number is not None:
                element.text = text
                element.set("id", article.headings[number].slug)


class _EmptyFootnotes(Treeprocessor):
    """Gives a footnote without text its way back.

    Python-Markdown 3.11 makes it none, and fails when it then puts the footnotes in order.
    """

    def run(self, root: Element) -> None:
        for div in root.iter("div"):
            if div.get("class") != "footnote":
                continue
            for item in div.iter("li"):
                if item.find(".//a[@class='footnote-backref']") is None:
                    name = item.get("id", "").removeprefix("fn:")
                    paragraph = SubElement(item, "p")
                    SubElement(
                        paragraph, "a", {"class": "footnote-backref", "href": f"#fnref:{name}"}
                    )


class _CleanContents(Treeprocessor):
    """Takes sentinels out of the table of contents: a number in a heading stays in the heading.

    A formula is there as its author wrote it, since the contents are plain text in some places.


    The contents run the postprocessors on every heading; only what comes after them is the page.
    """

    def __init__(self, md: Markdown, extension: WikiExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:  # noqa: ARG002 - Python-Markdown's interface
        self.extension.tree_done = True
        _clean_tokens(getattr(self.md, "toc_tokens", []))


def _clean_tokens(tokens: list[dict[str, Any]]) -> None:
    for token in tokens:
        for field in ("name", "html", "data-toc-label"):
            if isinstance(token.get(field), str):
                token[field] = without_formulas(sentinels.without(token[field]))
        _clean_tokens(token["children"])


class _Finish(Postprocessor):
    def __init__(self, md: Markdown, extension: WikiExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        extension = self.extension
        if extension.article is None or not extension.tree_done:
            return text
        body = sanitize(sentinels.listings_apart(sentinels.clean_entities(text)))
        return extension.alone.finish(extension.article, body) if extension.alone else body
