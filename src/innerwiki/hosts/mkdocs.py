"""The adapter to MkDocs: its events become calls of the core, and nothing of it goes further.

MkDocs gives navigation, templates, search, the server and the writing of files. What an article is,
how it reads and whether it is well sourced is decided before MkDocs sees a page: `on_files` reads
the wiki, every article is handed over as a page that renders itself, and when all are rendered the
verdict is known. A build goes to a staging folder; `on_post_build` swaps it in.

It runs under ProperDocs as well, which keeps MkDocs's plugin interface.
"""

import gc
import logging
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config as PluginOptions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from innerwiki import config as configuration
from innerwiki import wiki as wiki_room
from innerwiki.bibliography import Formatter
from innerwiki.building.baselines import beyond
from innerwiki.building.staging import Staging
from innerwiki.building.verdict import verdict
from innerwiki.errors import InnerwikiError
from innerwiki.hosts.agreement import agree
from innerwiki.hosts.names import finish_names
from innerwiki.hosts.page_files import PageFiles
from innerwiki.hosts.pages import ReadyPage, name_as_in_nav
from innerwiki.hosts.redirects import redirect_files
from innerwiki.hosts.search_index import add_labels
from innerwiki.lint import Diagnostic, Severity
from innerwiki.lint.engine import exceeds
from innerwiki.model import Wiki
from innerwiki.reports.visible import visible
from innerwiki.rules import all_rules
from innerwiki.site import assets, theme
from innerwiki.site.citing import style_file, style_of
from innerwiki.site.exports import all_files
from innerwiki.site.footer import footer
from innerwiki.site.generated import Inputs
from innerwiki.site.pages import all_pages
from innerwiki.wiki.clock import today
from innerwiki.wiki.history import current_revision

log = logging.getLogger("mkdocs.plugins.innerwiki")

STRICTER = (Severity.WARNING.value, Severity.INFO.value)
"""Thresholds below `error` promise that nothing of the kind is published: the old site stays."""

_LEVELS = {
    Severity.ERROR: logging.WARNING,  # the page is published all the same, visibly marked
    Severity.WARNING: logging.WARNING,
    Severity.INFO: logging.INFO,
}


class Options(PluginOptions):  # type: ignore[no-untyped-call]  # MkDocs's own, untyped
    """The plugin has no options in `mkdocs.yml`: what matters stands in `innerwiki.toml`."""


class InnerwikiPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # the same
    """Publishes the wiki that `innerwiki.toml` describes.

    A command that runs a build sets `date`; `threshold`, the severity from which on it fails, in
    place of the configured one; and `quiet`, which keeps the diagnostics out of the host's log
    because the command prints them. Afterwards `wiki`, `diagnostics`, `held` (how many findings the
    baseline holds back), `site_dir` and `published` say what became of it.
    """

    wiki: Wiki
    site_dir: Path

    def __init__(self) -> None:
        super().__init__()
        self.command: str = "build"
        self.date: date | None = None
        self.threshold: str | None = None
        self.quiet = False
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.held = 0
        self.published = False
        self._staging: Staging | None = None
        self._warnings = _Counter()
        self._collections = gc.get_threshold()

    # --- events, in the order in which they come ---

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note the command; that this event exists makes the plugin live as long as the server."""
        self.command = command
        if dirty:
            log.info("--dirty makes no difference to articles: all of them are rendered")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read innerwiki's configuration, hold MkDocs's against it, and move the build aside."""
        serving = self.command == "serve"
        try:
            self._settings = configuration.load(Path(config.config_file_path).parent)
            self.site_dir = agree(config, self._settings, serving=serving)
            self._today = self.date or today()
            if not serving:
                self._staging = Staging.prepare(self._settings.cache_dir, self.site_dir)
                config.site_dir = str(self._staging.folder)
        except InnerwikiError as error:
            raise ConfigurationError(str(error)) from error
        finish_names(config, self._settings)
        # MkDocs would walk the folder, follow links out of it, and read what it finds.
        self._content, config.docs_dir = config.docs_dir, str(self._settings.cache_dir / "nothing")
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme.FOLDER)
        config.extra_css.insert(0, assets.STYLE_ADDRESS)
        config.extra_javascript.append(assets.SCRIPT_ADDRESS)
        # A wiki is many small things that live to the end; looking through them for waste takes a
        # twentieth of a build (measured on 1,000 articles).
        gc.set_threshold(100_000, 50, 100)
        self.published = False
        self._warnings.count = 0
        logging.getLogger("mkdocs").addHandler(self._warnings)
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the wiki and put its articles in the place of the files that MkDocs found."""
        self.wiki = wiki = wiki_room.load(self._settings, self._today)
        formatter = self._formatter()
        self._pages = pages = PageFiles(config, self._settings, wiki, self._today, formatter)
        prefix = self._settings.content + "/"
        config.docs_dir = self._content
        for path in sorted(wiki.files):
            name = path.removeprefix(prefix)
            files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))
        for article in wiki.articles.values():
            if article.id not in wiki.redirected:
                files.append(pages.article(article))
        inputs = Inputs(wiki, self._settings, self._today, all_rules(), formatter)
        for made in all_pages(inputs):
            files.append(pages.generated(made, files))
        for file in redirect_files(wiki, pages.by_id, config, self._settings.language):
            files.append(file)
        pages.by_id |= {old: pages.by_id[new] for old, new in wiki.redirected.items()}
        for export in all_files(inputs):
            if export.path not in files.src_uris:  # an author's own file comes first
                files.append(File.generated(config, export.path, content=export.text))
            pages.by_id[export.path] = files.src_uris[export.path]
        files.append(File.generated(config, assets.STYLE_ADDRESS, content=assets.style()))
        script = assets.script(self._settings.language)
        files.append(File.generated(config, assets.SCRIPT_ADDRESS, content=script))
        pages.assets = {
            prefix + file.src_uri: file for file in files if not file.is_documentation_page()
        }
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take the titles that mkdocs.yml gives to pages."""
        name_as_in_nav(config.nav, files)
        return nav

    def on_env(self, env: Any, **_: Any) -> Any:
        """All pages are rendered: the verdict is complete, and the templates get their part."""
        env.globals["iw_footer"] = footer(
            self._settings,
            self._pages.by_id,
            lambda page_id: self._pages.by_id[page_id].url,
            current_revision(self._settings),
        )
        found = verdict(self.wiki, self._settings, self._today, self._pages.problems)
        try:
            self.diagnostics = beyond(found, self.wiki, self._settings)
            self.held = len(found) - len(self.diagnostics)
        except InnerwikiError as error:
            raise ConfigurationError(str(error)) from error
        if not self.quiet:
            for diagnostic in self.diagnostics:
                log.log(_LEVELS[diagnostic.severity], _line(diagnostic))
        return env

    @event_priority(100)
    def _before_search(self, /, context: Any, *, page: Page, **_: Any) -> Any:
        if isinstance(page, ReadyPage):
            page.show_search()
        return context

    @event_priority(-100)
    def _after_search(self, /, context: Any, *, page: Page, **_: Any) -> Any:
        if isinstance(page, ReadyPage):
            page.show_readers()
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Swap the staged site in, unless the verdict forbids it."""
        gc.set_threshold(*self._collections)
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        add_labels(Path(config.site_dir), self.wiki, self._pages.by_id)
        staging, self._staging = self._staging, None
        if staging is None:
            return
        config.site_dir = str(staging.site)
        threshold = self.threshold or self._settings.check.fail_on
        if threshold in STRICTER and exceeds(self.diagnostics, threshold):
            staging.discard()
            if self.threshold is None:
                raise Abort(f"findings of severity {threshold} or worse: the old site stays")
        elif config.strict and self._warnings.count:
            staging.discard()
            raise Abort(f"{self._warnings.count} warnings in strict mode: the old site stays")
        else:
            try:
                staging.publish()
            except InnerwikiError as error:
                raise Abort(str(error)) from error
            self.published = True
            log.info("The site is in %s", staging.site)

    def on_build_error(self, **_: Any) -> None:
        """Throw away what was staged; the old site stays."""
        gc.set_threshold(*self._collections)
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        staging, self._staging = self._staging, None
        if staging is not None:
            staging.discard()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Watch sources and configuration too: what they say is on the pages."""
        style = style_file(self._settings)
        for path in (self._content, self._settings.citations_dir, self._settings.file, style):
            if path is not None:
                server.watch(str(path))
        server.watch(config.config_file_path)
        rebuild = server.builder

        def told_in_a_sentence() -> None:
            try:
                rebuild()
            except MkDocsException as error:  # which the server would show with its traceback
                raise Abort(f"innerwiki: {error}") from error

        server.builder = told_in_a_sentence
        return server

    def _formatter(self) -> Formatter:
        try:
            return Formatter(style_of(self._settings, self.wiki))
        except InnerwikiError as error:
            raise ConfigurationError(str(error)) from error


def _line(diagnostic: Diagnostic) -> str:
    mend = f" ({visible(diagnostic.help)})" if diagnostic.help else ""
    place = f"{visible(diagnostic.span.path)}:{diagnostic.start.line}:{diagnostic.start.column}"
    return f"{place}: {diagnostic.code} {visible(diagnostic.message)}{mend}"


class _Counter(logging.Handler):
    """Counts the host's warnings, as its strict mode does after the site is written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        del record
        self.count += 1
