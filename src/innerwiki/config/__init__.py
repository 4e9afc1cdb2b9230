"""`innerwiki.toml`, or `[tool.innerwiki]` of pyproject.toml, becomes one frozen `Config`.

`reading` finds the file and holds it against `options`, where every option stands with its default,
its check and its meaning; `folders` sees that what is read and what is written stay apart. Every
mistake is reported at once, each with its line and column, and then nothing runs.
"""

from innerwiki.config.options import (
    Build,
    Check,
    Config,
    Forge,
    Level,
    Limits,
    Policy,
    Registries,
    RuleLevel,
    Threshold,
)
from innerwiki.config.overrides import Override
from innerwiki.config.reading import file_in, load

__all__ = [
    "Build",
    "Check",
    "Config",
    "Forge",
    "Level",
    "Limits",
    "Override",
    "Policy",
    "Registries",
    "RuleLevel",
    "Threshold",
    "file_in",
    "load",
]
