"""The verdict on a wiki: every rule over everything that was read, as the configuration wants it.

The command line's check and every host ask here, so all of them come to the same diagnostics.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from innerwiki.config import Check, Config, Override
from innerwiki.config.places import OptionPath
from innerwiki.lint import Diagnostic
from innerwiki.lint.documentation import address
from innerwiki.lint.engine import Settings, check
from innerwiki.model import Article, Problem, Wiki
from innerwiki.rules import all_rules
from innerwiki.wiki.memory import Memory
from innerwiki.wiki.view import PageView, WikiIndex

RENDERED = "SRC008"
"""The rule that has something to say only when the pages are made."""


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
    settings = settings_of(config)
    if extra_problems is None:
        settings = replace(settings, ignore=(*settings.ignore, RENDERED))
    else:
        wiki = replace(wiki, problems=(*wiki.problems, *extra_problems))
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
