"""The kind of a source contradicts the address at which it stands.

Readers weigh a source by its kind. A post on a forum does not become reviewed by peers because its
entry says so, and a preprint on arXiv is more than a page on the web. An entry that names a DOI, an
arXiv number, an ISBN, a journal, a book or a publisher is left alone: its address is that of a
copy. Known are the hosts of large forums, blogs, videos and works of reference.

Bad, in `citations/hooke1678.bib`:

    @misc{hooke1678,
      title = {On Springs},
      url = {https://www.lesswrong.com/posts/on-springs},
      keywords = {peer-reviewed},
    }

Correct the kind, or add what shows where the work was published.

Good, in `citations/hooke1678.bib`:

    @misc{hooke1678,
      title = {On Springs},
      url = {https://www.lesswrong.com/posts/on-springs},
      keywords = {forum},
    }
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from innerwiki.bibliography.places import field_span
from innerwiki.lint import Finding, Severity
from innerwiki.model import Entry, SourceKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING

_HOSTS = {
    SourceKind.FORUM: "lesswrong.com alignmentforum.org forum.effectivealtruism.org reddit.com"
    " stackexchange.com stackoverflow.com news.ycombinator.com quora.com",
    SourceKind.BLOG: "medium.com substack.com wordpress.com blogspot.com",
    SourceKind.VIDEO: "youtube.com youtu.be vimeo.com",
    SourceKind.REFERENCE: "wikipedia.org wiktionary.org",
    SourceKind.PREPRINT: "arxiv.org",
}
_KIND_OF_HOST = {host: kind for kind, hosts in _HOSTS.items() for host in hosts.split()}
_ELSEWHERE = "doi eprint isbn issn journal journaltitle booktitle publisher school".split()
"""Fields that say where else a work was published."""

_WEIGHTY = frozenset(
    {
        SourceKind.PEER_REVIEWED,
        SourceKind.PREPRINT,
        SourceKind.TECHNICAL_REPORT,
        SourceKind.BOOK,
        SourceKind.THESIS,
    }
)


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report papers and books that stand on a forum or the like, and posts that stand on arXiv."""
    for entry in index.entries.values():
        host = _host(entry)
        kind = next((_KIND_OF_HOST[part] for part in _domains(host) if part in _KIND_OF_HOST), None)
        if kind is None or any(entry.fields.get(name) for name in _ELSEWHERE):
            continue
        if (kind is SourceKind.PREPRINT) != (entry.kind in _WEIGHTY):
            yield Finding(
                field_span(entry, "keywords"),
                f"`{entry.key}` counts as {entry.kind}, and its address is on {host}",
                f"write `{kind}` in its keywords, or add the DOI, journal or publisher",
            )


def _host(entry: Entry) -> str:
    try:
        return urlsplit(entry.fields.get("url", "").strip()).hostname or ""
    except ValueError:  # brackets that hold no address
        return ""


def _domains(host: str) -> Iterator[str]:
    """A host and the domains that it is in: `a.b.org`, `b.org`, `org`.

    >>> list(_domains("en.wikipedia.org"))
    ['en.wikipedia.org', 'wikipedia.org', 'org']
    """
    parts = host.split(".")
    for at in range(len(parts)):
        yield ".".join(parts[at:])
