"""Pages that are open in a browser, and what happened while they were.

A visit notes the console and the network from its first moment. When it ends it asserts what holds
of every page of every wiki: nothing was asked of another host, and the console has no error.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError

WIDE, NARROW = 1280, 390
HEIGHT = 900
PAGES = (
    "home",
    "article",
    "needs citations",
    "all articles",
    "bibliography",
    "source",
    "categories",
    "rules",
    "rule",
    "how to contribute",
    "wanted",
    "suggest a source",
    "404",
)
"""The kinds of pages, as `Site.pages` names them."""
HERE = "127.0.0.1"
PATIENCE = 20_000
"""Milliseconds after which something does not happen any more, on a busy machine too."""


@dataclass(frozen=True, slots=True)
class Site:
    """A wiki that is served.

    Attributes:
        address: where its home page is.
        folder: the files that were built.
        article: the path of an article with much in it.
        source: the path of the page of a source that it cites.
        query: words that search finds the article by; not its title.
    """

    address: str
    folder: Path
    article: str
    source: str
    query: str

    def url(self, path: str) -> str:
        """The address of a page: `url("articles/")`."""
        return self.address + path

    @property
    def pages(self) -> dict[str, str]:
        """One page of every kind, by what it is."""
        return {
            "home": "",
            "article": self.article,
            "needs citations": "needs-citations/",
            "all articles": "articles/",
            "bibliography": "bibliography/",
            "source": self.source,
            "categories": "categories/",
            "rules": "rules/",
            "rule": "rules/lnk001/",
            "how to contribute": "how-to-contribute/",
            "wanted": "wanted/",
            "suggest a source": "suggest-a-source/",
            "404": "there/is/no/such/page/",
        }


@dataclass  # without slots: Playwright notes something on the owner of a method that it calls
class Log:
    """What happened in a visit: errors in the console, requests in their order."""

    errors: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def note_request(self, request: Request) -> None:
        """Keep a request."""
        self.requests.append(request)

    def note_message(self, message: ConsoleMessage) -> None:
        """Keep what is an error, but for the browser's remark that a page is not there."""
        if message.type in ("error", "warning") and "status of 404" not in message.text:
            self.errors.append(f"{message.text} ({message.location['url']})")

    def note_error(self, error: WebError) -> None:
        """Keep what a script did not catch."""
        self.errors.append(str(error.error))

    def clear(self) -> None:
        """Forget it all, for the next visit."""
        self.errors.clear()
        self.requests.clear()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that nobody else uses meanwhile."""

    page: Page
    log: Log


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader comes: what a context of the browser is made for.

    Attributes:
        width: of the window, in CSS pixels.
        dark: whether the reader's system asks for dark colours.
        touch: whether the screen is touched.
        javascript: whether scripts run.
        elsewhere: a host that the test goes to; it answers everything with an empty page.
    """

    width: int = WIDE
    dark: bool = False
    touch: bool = False
    javascript: bool = True
    elsewhere: str | None = None


class Visits:
    """Opens pages: `with visit(width=390) as visited:`.

    A new context costs five times what the next page in an old one does, so those that did well are
    kept for the next visit of the same look. `fresh=True` asks for one with nothing stored, and is
    needed by whoever changes more than the page.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[Look, list[Visit]] = {}

    @contextmanager
    def __call__(self, *, fresh: bool = False, **look: Any) -> Iterator[Visit]:
        """Lend a page, and assert in the end that all was well.

        Args:
            fresh: whether it must be in a context of its own.
            look: the fields of `Look`.
        """
        wanted = Look(**look)
        free = self._free.setdefault(wanted, [])
        visit = free.pop() if free and not fresh else _open(self._browser, wanted)
        is_well = False
        try:
            yield visit
            hosts = {urlsplit(request.url).hostname for request in visit.log.requests}
            assert hosts <= {HERE, wanted.elsewhere}, f"requests to {', '.join(map(str, hosts))}"
            assert visit.log.errors == []
            is_well = True
        finally:
            if is_well and not fresh:
                visit.page.mouse.move(0, 0)
                visit.page.goto("about:blank")
                visit.page.set_viewport_size({"width": wanted.width, "height": HEIGHT})
                visit.page.emulate_media(media="null", color_scheme=_scheme(wanted))
                visit.log.clear()
                free.append(visit)
            else:
                visit.page.context.close()


def _open(browser: Browser, look: Look) -> Visit:
    context = browser.new_context(
        viewport={"width": look.width, "height": HEIGHT},
        color_scheme=_scheme(look),
        has_touch=look.touch,
        java_script_enabled=look.javascript,
        reduced_motion="reduce",  # so that nothing has to be waited for
    )
    context.set_default_timeout(PATIENCE)
    log = Log()
    context.on("request", log.note_request)
    context.on("console", log.note_message)
    context.on("weberror", log.note_error)
    if look.elsewhere:
        context.route(
            f"https://{look.elsewhere}/**", lambda route: route.fulfill(body="Elsewhere.")
        )
    return Visit(context.new_page(), log)


def _scheme(look: Look) -> Literal["dark", "light"]:
    return "dark" if look.dark else "light"
