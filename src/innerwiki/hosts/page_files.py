"""The pages of a build as MkDocs's files: one for each article, one for each page of our own.

Pages know each other by id; a `PageFiles` keeps where each is, and makes the addresses with which
one page leads to another. A page is rendered only when MkDocs asks for it, when all are known.
"""

from collections.abc import Callable
from datetime import date
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from innerwiki.bibliography import Formatter
from innerwiki.config import Config
from innerwiki.hosts.pages import ReadyPage, destination
from innerwiki.model import Article, ArticleType, Problem, Wiki
from innerwiki.site.generated import GeneratedPage
from innerwiki.site.metadata import open_graph
from innerwiki.site.publication import publication_of
from innerwiki.site.render import RenderedArticle, Renderer
from innerwiki.wiki.history import last_changes
from innerwiki.wiki.view import PageView


class PageFiles:
    """Makes the files of one build.

    Args of the constructor: MkDocs's configuration and the wiki's own; the wiki; the day of the
    build; and the build's formatter of references.
    """

    def __init__(
        self, config: MkDocsConfig, settings: Config, wiki: Wiki, day: date, formatter: Formatter
    ) -> None:
        self.by_id: dict[str, File] = {}
        """The file of each page, by its id, and of each export, by its path."""
        self.assets: dict[str, File] = {}
        """The files that are no pages, by their path from the wiki's folder."""
        self.problems: list[Problem] = []
        """What was found while articles were rendered."""
        self._config = config
        self._settings = settings
        self._wiki = wiki
        self._day = day
        known = publication_of(settings, self._published, last_changes(settings))
        self._renderer = Renderer(config.mdx_configs, settings.forge, known, formatter)

    def article(self, article: Article) -> File:
        """The page of an article, which is found by its id wherever its source lies."""
        matter = article.front_matter
        is_article = matter.type is not ArticleType.META
        file = File(
            article.path.removeprefix(self._settings.content + "/"),
            self._config.docs_dir,
            self._config.site_dir,
            self._config.use_directory_urls,
            dest_uri=destination(article.id, self._config),
            inclusion=InclusionLevel.NOT_IN_NAV if is_article else InclusionLevel.INCLUDED,
        )
        self.by_id[article.id] = file
        view = PageView(self._wiki, article.id, self._day, self._address(file), self._asset(file))

        def make() -> RenderedArticle:
            rendered = self._renderer.render(article, view)
            self.problems.extend(rendered.problems)
            return rendered

        description = matter.description or article.lead
        ReadyPage(
            file,
            self._config,
            title=article.title,
            description=description,
            text=article.body,
            searchable=True,
            make=make,
            head=self._shared_as(article.title, description, file, is_article=is_article),
        )
        return file

    def generated(self, made: GeneratedPage, files: Files) -> File:
        """A page that no author writes; it is made late, when all addresses are known."""
        name = made.id
        if made.in_nav and self._config.nav is None:  # MkDocs's own navigation is by file name
            name = f"{made.in_nav}-{name}"
        while f"{name}.md" in files.src_uris:
            name = f"-{name}"
        file = File.generated(
            self._config,
            f"{name}.md",
            content="",
            inclusion=InclusionLevel.INCLUDED if made.in_nav else InclusionLevel.NOT_IN_NAV,
        )
        file.dest_uri = (
            f"{made.id}/index.html" if made.always_folder else destination(made.id, self._config)
        )
        self.by_id[made.id] = file
        ReadyPage(
            file,
            self._config,
            title=made.title,
            description=made.description,
            text="",
            searchable=made.searchable,
            make=lambda: made.make(self._address(file)),
            head=self._shared_as(made.title, made.description, file),
        )
        return file

    def _shared_as(
        self, title: str, description: str, file: File, *, is_article: bool = False
    ) -> str:
        address = urljoin(self._settings.site_url, file.url) if self._settings.site_url else ""
        return open_graph(title, description, address, self._settings.title, is_article=is_article)

    def _published(self, page_id: str) -> str:
        return urljoin(self._settings.site_url, self.by_id[page_id].url)

    def _address(self, page: File) -> Callable[[str], str]:
        return lambda article_id: self.by_id[article_id].url_relative_to(page)

    def _asset(self, page: File) -> Callable[[str], str]:
        return lambda path: self.assets[path].url_relative_to(page)
