"""Pages that render themselves: what MkDocs gets in the place of Markdown files.

MkDocs would read the file, take its front matter for its own (`template:`, `hide:`) and run
Markdown once more. These pages hold what the core made of it; only the title, the description and
the search settings become `page.meta`, and they are escaped, because templates print them as HTML.
"""

from collections.abc import Callable, Iterable
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from innerwiki.site.render import TocItem

Make = Callable[[], tuple[str, tuple[TocItem, ...]]]
"""A function that makes a page's HTML and its table of contents."""


class ReadyPage(Page):
    """A page whose content the core makes.

    Args of the constructor: MkDocs's file and configuration; the page's title and description,
    plain text; its Markdown text, for other plugins to look at; whether search finds it; and the
    function that makes it.
    """

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        *,
        title: str,
        description: str,
        text: str,
        searchable: bool,
        make: Make,
    ) -> None:
        self._allowed = {
            "title": escape(title),
            "description": escape(description),
            "search": {"exclude": not searchable},
        }
        self._text = text
        self._make = make
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's interface
        """Take the text that the core has read, and the allow-listed meta."""
        self.markdown = self._text
        self.meta = dict(self._allowed)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the same
        """Take the HTML that the core makes."""
        self.content, toc = self._make()
        self.toc = TableOfContents(list(_links(toc)))


def _links(items: Iterable[TocItem]) -> Iterable[AnchorLink]:
    for item in items:
        link = AnchorLink(item.title, item.id, item.level)
        link.children = list(_links(item.children))
        yield link
