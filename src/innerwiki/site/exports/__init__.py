"""Files that the site offers to programs, one module each: the file is the registration.

An export's module holds one function, `files(inputs)`, which yields a `GeneratedFile` for each
address that it has. What they hold is as much a promise as the command line's output.
"""

import json
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from innerwiki.site.generated import GeneratedFile, Inputs


def all_files(inputs: Inputs) -> Iterator[GeneratedFile]:
    """All generated files of a wiki, by module."""
    for name in sorted(module.name for module in iter_modules(__path__)):
        yield from import_module(f"{__name__}.{name}").files(inputs)


def json_text(value: Any) -> str:
    """A value as JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
