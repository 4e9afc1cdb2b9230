"""The verdict on a wiki: every rule over everything that was read, as the configuration wants it.

The command line's check and every host ask here, so all of them come to the same diagnostics.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from innerwiki.config import Config
from innerwiki.lint import Diagnostic
from innerwiki.lint.documentation import address
from innerwiki.lint.engine import Settings, check
from innerwiki.model import Article, Problem, Wiki
from innerwiki.rules import all_rules
from innerwiki.wiki.view import PageView, WikiIndex

RENDERED = "SRC008"
"""The rule that has something to say only when the pages are made."""


def verdict(
    wiki: Wiki, config: Config, today: date, extra_problems: Iterable[Problem] | None = None
) -> tuple[Diagnostic, ...]:
    """Check a wiki.

    Args:
        wiki: what is checked.
        config: its `check` chooses the rules and their severities.
        today: the date (UTC) that rules hold dates against.
        extra_problems: what the making of the pages brought to light; None if none were made.

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

    def article_view(article: Article) -> PageView:
        return PageView(wiki, article.id, today, address=_no_page)

    found = check(
        wiki,
        all_rules(),
        settings=settings,
        article_view=article_view,
        index=WikiIndex(wiki, today),
    )
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
        places={
            name: config.where("check", option, key)
            for option, names in (
                ("select", enumerate(chosen.select)),
                ("ignore", enumerate(chosen.ignore)),
                ("severity", zip(chosen.severity, chosen.severity, strict=True)),
            )
            if ("check", option) in config.places
            for key, name in names
        },
    )


def _no_page(article_id: str) -> str:
    """Rules look things up and make no links; an article stands for its own address."""
    return article_id
