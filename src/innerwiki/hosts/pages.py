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

from innerwiki.hosts.names import finished
from innerwiki.site.render import RenderedArticle, TocItem

HOME = "index"
HOME_SHORT = "Home"
"""What the navigation calls a home page that is called like the wiki, whose name stands above."""

Make = Callable[[], RenderedArticle]
"""A function that makes a page."""


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
        head: str = "",
    ) -> None:
        self._allowed = {
            "title": finished(title),
            "description": finished(description),
            "search": {"exclude": not searchable},
            "head": head,
        }
        self._text = text
        self._make = make
        self._searchable = ""
        self._shown: str | None = None
        is_home = file.dest_uri == destination(HOME, config)
        is_called_like_the_wiki = self._allowed["title"] == config.site_name
        super().__init__(HOME_SHORT if is_home and is_called_like_the_wiki else None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's interface
        """Take the text that the core has read, and the allow-listed meta."""
        self.markdown = self._text
        self.meta = dict(self._allowed)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the same
        """Take the HTML that the core makes."""
        made = self._make()
        self.content, self._searchable = made.html, made.searchable
        self.toc = TableOfContents(list(_links(made.toc)))
        self.meta["head"] += made.head

    def show_search(self) -> None:
        """Let the search index see what it keeps of the page, and spare it the rest."""
        self._shown, self.content = self.content, self._searchable

    def show_readers(self) -> None:
        """Put the page back as it was; what a plugin added to it meanwhile is added to it."""
        added = (self.content or "").removeprefix(self._searchable)
        self.content = (self._shown or "") + added


def destination(page_id: str, config: MkDocsConfig) -> str:
    """Where a page is written: `/<id>/`, wherever its source lies; the home page at the top."""
    if page_id == HOME:
        return "index.html"
    return f"{page_id}/index.html" if config.use_directory_urls else f"{page_id}.html"


def name_as_in_nav(nav: object, files: Files) -> None:
    """Call pages in the navigation as `nav:` in mkdocs.yml does.

    MkDocs itself heeds these titles only for pages that it makes while it reads them.
    """
    if isinstance(nav, list):
        for item in nav:
            name_as_in_nav(item, files)
    elif isinstance(nav, dict):
        for title, item in nav.items():
            file = files.get_file_from_path(item) if isinstance(item, str) else None
            if file is not None and file.page is not None:
                file.page.title = finished(str(title))
            elif file is None:
                name_as_in_nav(item, files)


def _links(items: Iterable[TocItem]) -> Iterable[AnchorLink]:
    for item in items:
        link = AnchorLink(item.title, escape(item.id), item.level)
        link.children = list(_links(item.children))
        yield link
