"""Pages that no author writes, one file each: the file is the registration.

A page's module holds one function, `pages(inputs)`, which yields a `GeneratedPage` for each address
that it has; `sources` yields one for every source, and `wanted` none where nothing is wanted.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from innerwiki.site.generated import GeneratedPage, Inputs


def all_pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """All generated pages of a wiki whose ids no article has taken, by module."""
    for name in sorted(module.name for module in iter_modules(__path__)):
        for page in import_module(f"{__name__}.{name}").pages(inputs):
            if page.id not in inputs.wiki.articles:
                yield page
