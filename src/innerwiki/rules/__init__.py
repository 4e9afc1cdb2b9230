"""The rules, one file each: `cit001_unknown_key.py` is rule CIT001, "unknown-key".

The file is the registration. A rule's module holds `SEVERITY`, a docstring that is the rule's
documentation with a bad and a good example (see `innerwiki.lint.documentation`), and one function:
`check_article`, `check_wiki` or another (see `innerwiki.lint.Rule`).
"""

import re
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from innerwiki.lint import Rule
from innerwiki.wiki.index import WikiIndex
from innerwiki.wiki.view import PageView

WikiRule = Rule[PageView, WikiIndex]

_FILE = re.compile(r"(?P<code>[a-z]{3}\d{3})_(?P<name>[a-z_]+)")


@cache
def all_rules() -> tuple[WikiRule, ...]:
    """All rules, by code."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(read_rule(name) for name in names)


def read_rule(name: str) -> WikiRule:
    """The rule in the file of this name.

    Raises:
        ValueError: the name is none of a rule: a mistake in this package, not in a wiki.
    """
    file = _FILE.fullmatch(name)
    if file is None:
        raise ValueError(f"`{name}` is no rule; a rule's file is named like cit001_unknown_key.py")
    module = import_module(f"{__name__}.{name}")
    return Rule(
        code=file["code"].upper(),
        name=file["name"].replace("_", "-"),
        severity=module.SEVERITY,
        doc=cleandoc(module.__doc__ or ""),
        check_article=getattr(module, "check_article", None),
        check_wiki=getattr(module, "check_wiki", None),
        check_suppression=getattr(module, "check_suppression", None),
        check_change=getattr(module, "check_change", None),
        check_baseline=getattr(module, "check_baseline", None),
    )
