"""The extension without a host that knows the wiki: `python -m markdown -x innerwiki page.md`.

The wiki of the current folder is read once; each text is read as an article of it. Hosts that hand
Python-Markdown nothing but a text (Zensical among them) get citations, links and references this
way; addresses are relative to a page of the form `/<id>/`.
"""

from pathlib import Path

from innerwiki import config as configuration
from innerwiki import wiki as wiki_room
from innerwiki.bibliography import Formatter
from innerwiki.model import Article, Source, Span
from innerwiki.site.citing import style_of
from innerwiki.site.extension import Alone, WikiExtension
from innerwiki.site.highlights import Highlight, highlights
from innerwiki.site.page_writer import PageWriter
from innerwiki.wiki.articles import read_article
from innerwiki.wiki.clock import today
from innerwiki.wiki.view import PageView


def makeExtension(root: str | None = None) -> WikiExtension:  # noqa: N802 - Python-Markdown's name
    """The extension for the wiki in `root` (default: the current folder or one above it).

    Raises:
        ConfigError: there is no usable configuration.
    """
    config = configuration.load(Path(root) if root else None)
    day = today()
    wiki = wiki_room.load(config, day)
    known = {text.strip(): a for a in wiki.articles.values() for text in (a.text, a.body)}
    writer = PageWriter(config.forge, formatter=Formatter(style_of(config, wiki)))

    def read(text: str) -> Article:
        article = known.get(text.strip())
        return article or read_article(Source("<text>", text), day)[0]

    def highlighted(article: Article) -> tuple[Highlight, ...]:
        return highlights(article, wiki.assessments.get(article.id))

    def finish(article: Article, body: str) -> str:
        view = PageView(wiki, article.id, day, _address)
        return writer.page(article, view, body, highlighted(article)).html

    def stretches(article: Article) -> list[Span]:
        return [one.span for one in highlighted(article)]

    extension = WikiExtension(alone=Alone(read, finish))
    extension.stretches = stretches
    return extension


def _address(article_id: str) -> str:
    """A link from a page of the form `/<id>/`; the home page is at the top."""
    return "../" if article_id == "index" else f"../{article_id}/"
