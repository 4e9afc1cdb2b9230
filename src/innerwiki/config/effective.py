"""The configuration as it holds, written as TOML: every option, with where its value comes from.

    fail_on = "warning"  # --fail-on
    select = []  # default
    title = "Heat"  # innerwiki.toml:3

Tables inside a section are written inline, so that each option has one line.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from innerwiki.config.options import Config, checks, sections
from innerwiki.config.places import OptionPath

DEFAULT = "default"


def effective(config: Config, given: Mapping[OptionPath, str]) -> str:
    """The configuration as TOML, with a comment behind each option.

    Args:
        config: the configuration, with what was given on the command line in it.
        given: the options that were given there, by the name that they have there.
    """

    def written(path: OptionPath, section: Any) -> Iterator[str]:
        for name in checks(type(section)):
            origin = given.get((*path, name)) or _origin(config, (*path, name))
            yield f"{name} = {_literal(getattr(section, name))}  # {origin}"

    lines = [f"# {config.file}", *written((), config)]
    for name in sections(Config):
        lines += ["", f"[{name}]", *written((name,), getattr(config, name))]
    return "\n".join(lines) + "\n"


def _origin(config: Config, option: OptionPath) -> str:
    if option not in config.places:
        return DEFAULT
    return config.where(*option).rpartition(":")[0]


def _literal(value: Any) -> str:
    """A value as TOML writes it.

    >>> _literal(("a", 1, True)), _literal({"CIT001": "off"}), _literal({})
    ('["a", 1, true]', '{ CIT001 = "off" }', '{}')
    """
    if is_dataclass(value):
        return _literal({one.name: getattr(value, one.name) for one in fields(value)})
    if isinstance(value, Mapping):
        inside = ", ".join(f"{name} = {_literal(one)}" for name, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_literal(one) for one in value)}]"
    return json.dumps(value, ensure_ascii=False)
