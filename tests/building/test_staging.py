from pathlib import Path

import pytest

from innerwiki.building import staging as room
from innerwiki.building.staging import Staging
from innerwiki.errors import InnerwikiError


def site_with(folder: Path, name: str) -> Path:
    """A folder as a build leaves it, with a site map and one file more."""
    folder.mkdir(parents=True)
    for file in (name, "sitemap.xml"):
        (folder / file).write_text(file, encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_site_is_put_where_nothing_was(tmp_path: Path) -> None:
    staging = Staging.prepare(tmp_path / "cache", tmp_path / "deep" / "site")
    (staging.folder / "new").touch()
    staging.publish()
    assert names(tmp_path / "deep" / "site") == ["new"]
    assert names(tmp_path / "cache") == []


def test_the_old_site_stays_until_publish_and_is_gone_after(tmp_path: Path) -> None:
    site = site_with(tmp_path / "site", "old")
    staging = Staging.prepare(tmp_path / "cache", site)
    (staging.folder / "new").touch()
    assert names(site) == ["old", "sitemap.xml"]
    staging.publish()
    assert names(site) == ["new"]
    assert names(tmp_path / "cache") == []


def test_discard_leaves_the_old_site(tmp_path: Path) -> None:
    site = site_with(tmp_path / "site", "old")
    staging = Staging.prepare(tmp_path / "cache", site)
    staging.discard()
    assert names(site) == ["old", "sitemap.xml"]
    assert names(tmp_path / "cache") == []


def test_dot_files_at_the_top_of_the_site_are_kept(tmp_path: Path) -> None:
    site = site_with(tmp_path / "site", ".nojekyll")
    site_with(site / ".git", "HEAD")
    staging = Staging.prepare(tmp_path / "cache", site)
    staging.publish()
    assert names(site) == [".git", ".nojekyll"]
    assert names(site / ".git") == ["HEAD", "sitemap.xml"]


def test_without_an_exchange_in_one_step_the_folders_are_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_exchange", lambda one, other: False)
    site = site_with(tmp_path / "site", "old")
    staging = Staging.prepare(tmp_path / "cache", site)
    (staging.folder / "new").touch()
    staging.publish()
    assert names(site) == ["new"]
    assert names(tmp_path / "cache") == []


def test_a_site_that_was_moved_aside_by_a_killed_build_is_put_back(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    site_with(cache / "old-site", "old")
    Staging.prepare(cache, tmp_path / "site")
    assert names(tmp_path / "site") == ["old", "sitemap.xml"]


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    site_with(cache / "staging-999999999", "left")
    staging = Staging.prepare(cache, tmp_path / "site")
    assert names(cache) == [staging.folder.name]


def test_a_site_folder_that_cannot_be_replaced_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(one: Path, other: Path) -> bool:
        raise OSError(16, "Device or resource busy", str(other))

    monkeypatch.setattr(room, "_exchange", busy)
    site = site_with(tmp_path / "site", "old")
    staging = Staging.prepare(tmp_path / "cache", site)
    with pytest.raises(InnerwikiError, match="busy.*the old one is as it was"):
        staging.publish()
    assert names(site) == ["old", "sitemap.xml"]


def test_a_folder_that_no_build_has_made_is_never_replaced(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.md").write_text("years of work", encoding="utf-8")
    with pytest.raises(InnerwikiError, match="holds files that no build has made"):
        Staging.prepare(tmp_path / "cache", precious)
    assert names(precious) == ["thesis.md"]


def test_a_site_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    with pytest.raises(InnerwikiError, match="is a file"):
        Staging.prepare(tmp_path / "cache", tmp_path / "site")


def test_a_cache_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    with pytest.raises(InnerwikiError, match="cannot be used"):
        Staging.prepare(tmp_path / "cache" / "innerwiki", tmp_path / "site")


def test_if_the_new_site_cannot_be_moved_in_the_old_one_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(room, "_exchange", lambda one, other: False)
    site = site_with(tmp_path / "site", "old")
    staging = Staging.prepare(tmp_path / "cache", site)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(InnerwikiError, match="the old one is as it was"):
        staging.publish()
    assert names(site) == ["old", "sitemap.xml"]
