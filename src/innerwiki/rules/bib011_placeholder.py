"""A field of an entry still holds what was written there to be replaced.

`TODO` as a title reaches the list of references, and an address such as `https://example.com/` is
reserved for examples and leads to no source. Nor does what is no address: one on the web begins
with `https://`, and without that there is no link.

Bad, in `citations/shannon1948.bib`:

    @misc{shannon1948,
      title = {A Mathematical Theory of Communication},
      url = {https://example.com/TODO},
    }

Write what belongs there, or delete the field.

Good, in `citations/shannon1948.bib`:

    @misc{shannon1948,
      title = {A Mathematical Theory of Communication},
      doi = {10.1002/j.1538-7305.1948.tb01338.x},
    }
"""

import re
from collections.abc import Iterator

from innerwiki.bibliography.places import field_span
from innerwiki.bibliography.validity import is_placeholder
from innerwiki.lint import Finding, Severity
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING

_FIELDS = "title author editor year date journal booktitle publisher url doi eprint isbn".split()
_SCHEME = re.compile(r"(?:https?|s?ftp)://|mailto:", re.IGNORECASE)
_RESERVED = ("example.com", "example.net", "example.org", "example", "invalid", "test", "localhost")
"""What https://www.rfc-editor.org/info/rfc2606 keeps free, and the reader's own machine."""

_MAX_SHOWN = 60


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report fields that hold a placeholder and nothing else, and addresses that are none."""
    for entry in index.entries.values():
        for name in _FIELDS:
            value = entry.fields.get(name, "").strip()
            if is_placeholder(value) or (name == "url" and _leads_nowhere(value)):
                yield Finding(
                    field_span(entry, name),
                    f"the `{name}` of `{entry.key}` is a placeholder: `{value[:_MAX_SHOWN]}`",
                    f"write what belongs there, or delete `{name}`",
                )
            elif name == "url" and value and not _SCHEME.match(value):
                yield Finding(
                    field_span(entry, name),
                    f"the `url` of `{entry.key}` is no address: `{value[:_MAX_SHOWN]}`",
                    "an address begins with `https://`; write the whole of it, or delete `url`",
                )


def _leads_nowhere(address: str) -> bool:
    """Whether an address has no host, or one that is reserved."""
    scheme, _, rest = address.partition("://")
    if scheme.lower() not in ("http", "https"):
        return scheme.lower().rstrip(":/") in ("http", "https")
    host = re.split(r"[/?#:]", rest, maxsplit=1)[0].lower()
    is_reserved = any(host == name or host.endswith(f".{name}") for name in _RESERVED)
    return not host or host == "127.0.0.1" or is_reserved
