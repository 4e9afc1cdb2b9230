"""What the foot of every page says, and leaves out."""

from dataclasses import replace
from typing import Any

import pytest

from innerwiki import __version__
from innerwiki.site.footer import Footer, footer
from innerwiki.wiki.history import Revision
from tests.support import CONFIG

ALL = ("about", "articles", "needs-citations", "bibliography", "how-to-contribute", "heat")
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def foot(pages: tuple[str, ...] = ALL, revision: Revision | None = None, **options: Any) -> Footer:
    return footer(replace(CONFIG, **options), pages, lambda page: f"{page}/", revision)


def test_it_leads_to_the_pages_that_the_wiki_has_and_to_no_article() -> None:
    assert foot().pages == (
        ("about/", "About"),
        ("articles/", "All articles"),
        ("needs-citations/", "Needs citations"),
        ("bibliography/", "Bibliography"),
        ("how-to-contribute/", "How to contribute"),
    )
    assert [name for _, name in foot(("articles", "heat")).pages] == ["All articles"]


def test_it_leads_to_the_data() -> None:
    assert ("articles.json", "Articles as JSON") in foot().files


def test_it_says_which_innerwiki_made_the_wiki() -> None:
    assert foot().version == __version__


def test_what_is_not_known_is_empty() -> None:
    bare = foot(title="Heat")
    assert (bare.title, bare.description, bare.license, bare.revision) == ("Heat", "", "", "")


@pytest.mark.parametrize(
    ("name", "address", "said"),
    [
        ("CC BY 4.0", "", "CC BY 4.0"),
        ("CC BY 4.0", "https://licence.example/", "CC BY 4.0"),
        ("", "https://licence.example/", "https://licence.example/"),
    ],
)
def test_a_licence_is_called_by_its_name_or_else_by_its_address(
    name: str, address: str, said: str
) -> None:
    told = foot(license=name, license_url=address)
    assert (told.license, told.license_url) == (said, address)


def test_a_revision_is_short_and_tells_of_changes() -> None:
    assert foot(revision=Revision(COMMIT, is_changed=False)).revision == "0123456789"
    changed = foot(revision=Revision(COMMIT, is_changed=True)).revision
    assert changed == "0123456789, with changes since"
