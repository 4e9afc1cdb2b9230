"""The verdict on a wiki: every rule over everything that was read, as the configuration wants it.

The command line's check and every host ask here, so all of them come to the same diagnostics.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from innerwiki import processes
from innerwiki.config import Check, Config, Override
from innerwiki.config.places import OptionPath
from innerwiki.lint import Diagnostic, Edit, Finding, Fix
from innerwiki.lint.documentation import address
from innerwiki.lint.engine import Settings, check
from innerwiki.model import Article, Problem, Source, Wiki
from innerwiki.processes import Team
from innerwiki.rules import all_rules
from innerwiki.wiki import relate
from innerwiki.wiki.index import WikiIndex
from innerwiki.wiki.memory import Memory
from innerwiki.wiki.read import Reading
from innerwiki.wiki.view import PageView

RENDERED = "SRC008"
"""The rule that has something to say only when the pages are made."""

_FOUND = (Finding, Fix, Edit, Diagnostic)
"""What processes tell one another of, beside what the model holds."""


def judged(
    reading: Reading, config: Config, today: date, *, before: Wiki | None = None
) -> tuple[Wiki, tuple[Diagnostic, ...]]:
    """Relate what was read, and check it: soonest where nothing else is done with the wiki.

    The processes that read the articles check them too, so the contents of an article never leave
    the process that has found them.

    Args:
        reading: what was read.
        config: as for `verdict`, and what follows.
        today: the date (UTC).
        before: the wiki as it was.

    Returns:
        The wiki and the verdict on it.

    Raises:
        InnerwikiError: see `verdict`.
    """

    def work(team: Team) -> tuple[Wiki, tuple[Diagnostic, ...]]:
        wiki = relate(reading, today, config.policy, team)
        held = [one for one in wiki.all_articles if one.held is not None]
        return wiki, _verdict(wiki, config, today, before=before, team=team, mine=held)

    return processes.together(work, _jobs(reading.articles), _FOUND)


def verdict(
    wiki: Wiki,
    config: Config,
    today: date,
    extra_problems: Iterable[Problem] | None = None,
    *,
    before: Wiki | None = None,
) -> tuple[Diagnostic, ...]:
    """Check a wiki.

    Args:
        wiki: what is checked.
        config: its `check` chooses the rules and their severities.
        today: the date (UTC) that rules hold dates against.
        extra_problems: what the making of the pages brought to light; None if none were made.
        before: the wiki as it was, where a change is looked at.

    Returns:
        The diagnostics, sorted by place; each with the address of its rule's page, if it is known
        where the site is published.

    Raises:
        InnerwikiError: the configuration names a rule or a severity that is not there.
    """
    is_rendered = extra_problems is not None
    if extra_problems:
        wiki = replace(wiki, problems=(*wiki.problems, *extra_problems))
    work = partial(_verdict, wiki, config, today, before=before, is_rendered=is_rendered)
    return processes.together(lambda team: work(team=team), _jobs(wiki.all_articles), _FOUND)


def _jobs(texts: Collection[Source | Article]) -> int:
    """How many processes should check some articles."""
    return min(processes.jobs_for(one.text for one in texts), len(texts))


def _verdict(
    wiki: Wiki,
    config: Config,
    today: date,
    *,
    before: Wiki | None,
    team: Team,
    mine: Iterable[Article] | None = None,
    is_rendered: bool = False,
) -> tuple[Diagnostic, ...]:
    """The verdict that a team comes to; `mine` is as for `check`."""
    settings = settings_of(config)
    if not is_rendered:
        settings = replace(settings, ignore=(*settings.ignore, RENDERED))
    memory = Memory()

    def view_of(article: Article, wiki: Wiki) -> PageView:
        return PageView(
            wiki, article.id, today, address=_no_page, policy=config.policy, memory=memory
        )

    def article_view(article: Article) -> PageView:
        return view_of(article, wiki)

    def as_it_was(article: Article) -> tuple[Article, PageView] | None:
        if before is None:
            return None
        aside = before.unpublished.get(article.id)
        old = before.articles.get(article.id) or (aside[0] if aside else None)
        if old is None:
            return None
        return old, view_of(old, before)

    found = check(
        wiki,
        all_rules(),
        settings=settings,
        article_view=article_view,
        index=WikiIndex(wiki, today),
        before=as_it_was if before else None,
        team=team,
        mine=mine,
    )
    return addressed(found, config)


def addressed(found: tuple[Diagnostic, ...], config: Config) -> tuple[Diagnostic, ...]:
    """Diagnostics with the addresses of their rules' pages, if the site's address is known."""
    if not config.site_url:
        return found
    site = config.site_url.rstrip("/")
    return tuple(replace(one, url=f"{site}/{address(one.code)}/") for one in found)


def settings_of(config: Config) -> Settings:
    """The choice of rules that a configuration makes."""
    chosen = config.check
    return Settings(
        select=tuple(chosen.select),
        ignore=tuple(chosen.ignore),
        severity=dict(chosen.severity),
        fail_on=chosen.fail_on,
        places=dict(_places(config)),
        overrides=chosen.overrides,
    )


def _places(config: Config) -> Iterator[tuple[str, str]]:
    """Where the file names a rule, to open a message; of several places the first comes last."""
    choices: list[tuple[OptionPath, Check | Override]] = [(("check",), config.check)]
    choices += [
        (("check", "overrides", number), override)
        for number, override in enumerate(config.check.overrides)
    ]
    for path, choice in reversed(choices):
        for option in ("severity", "ignore", "select"):
            names = getattr(choice, option)
            keys = names if isinstance(names, Mapping) else range(len(names))
            for key, name in zip(keys, names, strict=True):
                if (*path, option) in config.places:
                    yield name, config.where(*path, option, key)


def _no_page(article_id: str) -> str:
    """Rules look things up and make no links; an article stands for its own address."""
    return article_id
