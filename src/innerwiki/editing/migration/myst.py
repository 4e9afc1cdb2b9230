r"""MyST's roles and directives, as MyST, Jupyter Book and sphinxcontrib-bibtex read them.

    {cite}`a,b`   {cite:p}`{see}a{p. 3}`   [see @a, p. 3]
    {cite:t}`a`                            @a
    {cite:yearpar}`a`                      [-@a]
    [](doi:10.1000/182)                    @a, the entry of that DOI
    ```{bibliography}                      nothing: the list comes by itself

What has no like here stays and is told: the bare name of an author, and all that stands in a
directive such as ```` ```{note} ````, which is code to this wiki.
"""

import re
from collections.abc import Iterator

from innerwiki.bibliography.identifiers import find_entry
from innerwiki.editing.migration.at_signs import migrate_at_signs
from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.page import Left, Outcome, Page, Passage
from innerwiki.editing.migration.placeholders import directives
from innerwiki.syntax.masks import HIDDEN
from innerwiki.syntax.references import NARRATIVE_OPENS

NAME = "myst"

_ROLE = re.compile(
    r"\{(?P<role>(?:foot)?cite(?::?(?:[a-z]+))?)\}(?P<ticks>`+)(?P<body>[^`]+)(?P=ticks)(?!`)"
)
_PARTS = re.compile(r"(?:\{(?P<prefix>[^{}]*)\})?(?P<key>[^{}]*)(?:\{(?P<suffix>[^{}]*)\})?")
_ANGLED = re.compile(r"(?P<prefix>[^<>]*)<(?P<key>[^<>\s]+)>(?P<suffix>[^<>]*)")
_SEPARATOR = re.compile(r"[,;](?![^{}]*\})")
_DOI = re.compile(r"\[\]\((?:doi:|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.[^\s()]+)\)")
_CODE = frozenset(
    "code code-block code-cell sourcecode math eval-rst mermaid raw literalinclude highlight "
    "bibliography footbibliography doctest testcode".split()
)

_PARENTHETICAL = frozenset("p ps alp alps label labelpar".split())
_NARRATIVE = frozenset("t ts ct cts".split())
_YEAR_ONLY = frozenset({"yearpar"})


def recognises(page: Page) -> bool:
    """Whether there is a role, a directive of references or a link that is a citation."""
    return (
        bool(directives(page))
        or any(True for passage in page.passages for _ in _roles(passage))
        or any(True for passage in page.passages for _ in _links(passage))
        or any(True for _ in _in_directives(page))
    )


def migrate(page: Page, desk: Desk) -> Outcome:
    """Make a page's citations those of this wiki."""
    done = Outcome()
    migrate_at_signs(page, desk, done)
    for passage in page.passages:
        for match in _roles(passage):
            done.found += 1
            _convert_role(page, passage, match, desk, done)
        for match in _links(passage):
            done.found += 1
            _convert_link(page, passage, match, desk, done)
    for start, end, name in _in_directives(page):
        done.found += 1
        message = f"`{page.text[start:end]}` stays: it stands in `{{{name}}}`, which is code here"
        mend = "write the directive as an admonition (`!!! note`), and run this again"
        done.left.append(Left(page.span(start, end), message, mend))
    done.removed += directives(page)
    return done


def _roles(passage: Passage) -> Iterator[re.Match[str]]:
    """The roles in a passage: their content is code to Markdown, what stands before it is not."""
    if "cite" in passage.text:
        for match in _ROLE.finditer(passage.text):
            role, body = match.start("role") - 1, match.start("ticks")
            if passage.is_prose(role, body) and passage.is_solid(body, match.end()):
                yield match


def _convert_role(
    page: Page, passage: Passage, match: re.Match[str], desk: Desk, done: Outcome
) -> None:
    kind = match["role"].removeprefix("foot").removeprefix("cite").removeprefix(":") or "p"
    pieces = [piece.strip() for piece in _SEPARATOR.split(" ".join(match["body"].split()))]
    parts = [_ANGLED.fullmatch(p) or _PARTS.fullmatch(p) for p in pieces]
    read = [(p["prefix"] or "", p["key"].strip(), p["suffix"] or "") for p in parts if p]
    sound = len(read) == len(pieces) and all(
        key and not set(key) & set("<>`") for _, key, _ in read
    )
    text = _citation(kind, read, desk, passage, match) if sound else None
    start, end = passage.file_span(*match.span())
    if text is None:
        why = "there is nothing like it here" if sound else "it cannot be read"
        message = f"`{match[0]}` stays: {why}"
        mend = "write the words themselves, and cite the source as `[@key]`"
        done.left.append(Left(page.span(start, end), message, mend))
        return
    done.edits.append(page.edit(start, end, text))
    done.converted += 1


def _citation(
    kind: str,
    parts: list[tuple[str, str, str]],
    desk: Desk,
    passage: Passage,
    match: re.Match[str],
) -> str | None:
    """What is written instead of a role; None if there is nothing like it."""
    if kind in _PARENTHETICAL or kind in _YEAR_ONLY:
        sign = "-" if kind in _YEAR_ONLY else ""
        items = [_item(prefix, sign + desk.written(key), suffix) for prefix, key, suffix in parts]
        behind = " " if passage.text[match.end() : match.end() + 1] in ("(", "{") else ""
        return f"[{'; '.join(items)}]{behind}"
    if kind not in _NARRATIVE:
        return None
    if any(prefix.strip() for prefix, _, _ in parts):
        return None
    before = passage.text[match.start() - 1] if match.start() else " "
    after = passage.text[match.end() : match.end() + 2]
    items = [_narrative(desk.written(key), suffix) for _, key, suffix in parts]
    if after[:1].isalnum() or after[:1] == "_" or (after[1:2].isalnum() and not after[0].isspace()):
        last = parts[-1]
        items[-1] = _narrative(f"@{{{last[1]}}}", last[2])
    return ("" if NARRATIVE_OPENS.match(before) else " ") + ", ".join(items)


def _item(prefix: str, cited: str, suffix: str) -> str:
    behind = suffix.strip()
    behind = f", {behind}" if behind and not behind.startswith(",") else behind
    return f"{prefix.strip()} {cited}{behind}".strip()


def _narrative(cited: str, suffix: str) -> str:
    return f"{cited} [{suffix.strip().lstrip(', ')}]" if suffix.strip() else cited


def _links(passage: Passage) -> Iterator[re.Match[str]]:
    """Links without a text whose address is a DOI."""
    for match in _DOI.finditer(passage.text):
        if passage.mask[match.start()] == HIDDEN and passage.in_link(match.start()):
            yield match


def _convert_link(
    page: Page, passage: Passage, match: re.Match[str], desk: Desk, done: Outcome
) -> None:
    start, end = passage.file_span(*match.span())
    entry = find_entry(desk.library, f"doi:{match['doi']}")
    if entry is None:
        message = f"`{match[0]}` stays: no entry of the library has this DOI"
        mend = f"add it, `innerwiki cite add doi:{match['doi']}`, and run this again"
        done.left.append(Left(page.span(start, end), message, mend))
        return
    before = passage.text[match.start() - 1] if match.start() else " "
    narrative = _citation("t", [("", entry.key, "")], desk, passage, match)
    text = narrative if NARRATIVE_OPENS.match(before) else f"[{desk.written(entry.key)}]"
    done.edits.append(page.edit(start, end, text or ""))
    done.converted += 1


def _in_directives(page: Page) -> Iterator[tuple[int, int, str]]:
    """Roles inside of directives that hold prose: their places, and the directive's name."""
    for fence in page.fences:
        for name, start, end in fence.parts:
            if name and name not in _CODE:
                for match in _ROLE.finditer(page.text, start, end):
                    yield match.start(), match.end(), name
