"""What a first view costs, read from the network log: bytes as sent, headers included."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Request

from tests.browser.conftest import Visiting
from tests.browser.visits import Site

KB = 1000
FIRST_VIEW = 150 * KB
OWN_STYLE = 8 * KB
OWN_SCRIPT = 10 * KB
REQUESTS = 9
"""The page and its icon; three style sheets and two scripts, of which two and one are the theme's;
the worker of the search; one picture. Another one has to be worth its round trip."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer: its address, and its size on the wire."""

    address: str
    size: int


def _first_view(visit: Visiting, address: str) -> list[Sent]:
    with visit(fresh=True) as visited:
        visited.page.goto(address)
        visited.page.wait_for_load_state("networkidle")
        return [_sent(request) for request in visited.log.requests]


def _sent(request: Request) -> Sent:
    answer = request.response()
    assert answer is not None
    # The length that the server has announced; of a worker the browser's log tells no other.
    size = int(answer.header_value("content-length") or "nothing")
    return Sent(request.url, size + request.sizes()["responseHeadersSize"])


@pytest.mark.parametrize("kind", ["article", "home", "all articles", "bibliography"])
def test_a_first_view_is_small(visit: Visiting, any_site: Site, kind: str) -> None:
    sent = _first_view(visit, any_site.url(any_site.pages[kind]))
    shown = "\n".join(f"{one.size:8,} {one.address}" for one in sent)
    assert sum(one.size for one in sent) <= FIRST_VIEW, shown
    assert len(sent) <= REQUESTS, shown


def test_our_own_part_of_it_is_smaller(visit: Visiting, any_site: Site) -> None:
    sent = _first_view(visit, any_site.url(any_site.article))
    (style,) = (one.size for one in sent if one.address.endswith("assets/innerwiki.css"))
    (script,) = (one.size for one in sent if one.address.endswith("assets/innerwiki.js"))
    assert style <= OWN_STYLE
    assert script <= OWN_SCRIPT


def test_the_index_of_the_search_is_left_until_somebody_searches(
    visit: Visiting, any_site: Site
) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        page.wait_for_load_state("networkidle")
        assert not [one for one in visited.log.requests if "search_index" in one.url]
        with page.expect_response("**/search/search_index.json"):
            page.keyboard.press("/")
