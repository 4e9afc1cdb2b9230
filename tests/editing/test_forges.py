from urllib.parse import parse_qs, urlsplit

import pytest

from innerwiki.config import Forge
from innerwiki.editing.forges import forge_at, is_gitlab, section
from innerwiki.errors import InnerwikiError
from innerwiki.site import forge as addresses

GITHUB = "https://github.com/ada/heat"
GITLAB = "https://gitlab.example:8443/a/b/heat"
PATH = "content/heat death.md"


def test_github_has_its_pages_there() -> None:
    forge = forge_at(GITHUB)
    assert addresses.edit(forge, PATH, 3) == f"{GITHUB}/edit/main/content/heat%20death.md#L3"
    assert (
        addresses.view(forge, PATH, 3) == f"{GITHUB}/blob/main/content/heat%20death.md?plain=1#L3"
    )
    assert addresses.history(forge, PATH) == f"{GITHUB}/commits/main/content/heat%20death.md"
    new = addresses.new_file(forge, PATH, "a & b")
    assert new == f"{GITHUB}/new/main?filename=content/heat%20death.md&value=a%20%26%20b"
    assert addresses.new_issue(forge, "Gap", "x") == f"{GITHUB}/issues/new?title=Gap&body=x"
    assert not is_gitlab(forge)


def test_gitlab_has_its_pages_there() -> None:
    forge = forge_at(GITLAB)
    assert addresses.edit(forge, PATH, 3) == f"{GITLAB}/-/edit/main/content/heat%20death.md#L3"
    assert addresses.history(forge, PATH) == f"{GITLAB}/-/commits/main/content/heat%20death.md"
    new = addresses.new_file(forge, PATH, "x")
    assert new == f"{GITLAB}/-/new/main?file_name=content/heat%20death.md&content=x"
    issue = urlsplit(addresses.new_issue(forge, "Gap", "x y") or "")
    assert issue.path.endswith("/-/issues/new")
    assert parse_qs(issue.query) == {"issue[title]": ["Gap"], "issue[description]": ["x y"]}
    assert is_gitlab(forge)


@pytest.mark.parametrize("address", [f"{GITHUB}/", f"{GITHUB}.git", f" {GITHUB} "])
def test_the_address_may_be_that_of_a_clone(address: str) -> None:
    assert forge_at(address) == forge_at(GITHUB)


def test_a_github_of_ones_own_is_one() -> None:
    assert forge_at("https://github.wiki.example/ada/heat").edit.startswith(
        "https://github.wiki.example/ada/heat/edit/"
    )


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "`` is no address of a repository; write it as in https://github.com/OWNER/NAME"),
        ("github.com/ada/heat", "is no address of a repository"),
        ("http://github.com/ada/heat", "is no address of a repository"),
        ("git@github.com:ada/heat.git", "is no address of a repository"),
        ("https://github.com/ada", "is no address of a repository"),
        ("https://github.com/ada/{path}", "is no address of a repository"),
        ('https://github.com/ada/heat"', "is no address of a repository"),
        ("https://github.com/ada/heat?tab=x", "is no address of a repository"),
        ("https://gitlab.com/ada/heat/-/tree/main", "is no address of a repository"),
        (f"{GITHUB}/tree/main", "is not a repository's own address"),
        ("https://forge.example/ada/heat", "how forge.example calls its pages is not known"),
    ],
)
def test_what_is_no_repository_is_told(address: str, told: str) -> None:
    with pytest.raises(InnerwikiError) as caught:
        forge_at(address)
    assert told in str(caught.value)


def test_a_section_without_a_forge_has_no_effect() -> None:
    lines = section(None).splitlines()
    assert [line.split()[1] for line in lines] == list(Forge.__dataclass_fields__)
    assert all(line.startswith("# ") for line in lines)


def test_a_section_sets_every_address() -> None:
    branch, *lines = section(forge_at(GITHUB)).splitlines()
    assert branch == '# branch = "main"'
    assert ["branch", *(line.split()[0] for line in lines)] == list(Forge.__dataclass_fields__)
