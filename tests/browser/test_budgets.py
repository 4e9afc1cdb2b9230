"""What a first view costs, read from the network log: bytes as sent, headers included."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request

from tests.browser.visits import Site, Visits

KB = 1000
FIRST_VIEW = 150 * KB
OWN_STYLE = 8 * KB
OWN_SCRIPT = 10 * KB
REQUESTS = 9
"""The page and its icon; three style sheets and two scripts, of which two and one are the theme's;
the worker of the search; one picture. Another one has to be worth its round trip."""


@pytest.mark.parametrize("kind", ["article", "home", "bibliography"])
def test_a_first_view_is_small(visit: Visits, any_site: Site, kind: str) -> None:
    sent = _first_view(visit, any_site.url(any_site.pages[kind]))
    shown = "\n".join(f"{size:8,} {path}" for path, size in sent.items())
    assert sum(sent.values()) <= FIRST_VIEW, shown
    assert len(sent) <= REQUESTS, shown
    assert sent["/assets/innerwiki.css"] <= OWN_STYLE
    assert sent["/assets/innerwiki.js"] <= OWN_SCRIPT
    assert "/search/search_index.json" not in sent


def test_the_index_of_the_search_is_asked_for_by_whoever_searches(
    visit: Visits, any_site: Site
) -> None:
    with visit() as visited:
        visited.page.goto(any_site.url(any_site.article))
        with visited.page.expect_response("**/search/search_index.json"):
            visited.page.keyboard.press("/")


def _first_view(visit: Visits, address: str) -> dict[str, int]:
    """The paths that a page asks for when nothing is stored yet, and their sizes on the wire."""
    with visit(fresh=True) as visited:
        visited.page.goto(address, wait_until="networkidle")
        return {urlsplit(request.url).path: _size(request) for request in visited.log.requests}


def _size(request: Request) -> int:
    answer = request.response()
    assert answer is not None
    # The length that the server has announced; of a worker the browser's log tells no other.
    size = int(answer.header_value("content-length") or "nothing")
    return size + request.sizes()["responseHeadersSize"]
