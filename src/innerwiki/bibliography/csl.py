"""Any CSL style, with Pandoc as its processor: one call a build, kept for the next.

Pandoc is told of all sources of the library and of every form in which an article cites one:
`[@key]`, `[-@key]`, `@key`, with and without a place in the source. From its answer the references
are taken, and for styles of names and dates the words of the marks; numbers are those of the page.
Sources of the same names and year are told apart in the whole wiki, not page by page: a source has
one name wherever it is cited, as the style gives it.

The answer is kept in the cache folder under what it depends on: the style, the items, the forms,
the language and the program.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from innerwiki.bibliography.csl_file import BrokenStyleError, Marks, StyleFile, read_style
from innerwiki.bibliography.csl_json import csl_item
from innerwiki.bibliography.identifiers import find_entry
from innerwiki.bibliography.locators import locator_text
from innerwiki.bibliography.pandoc import Answer, PandocError, find_pandoc, read_answer, run_pandoc
from innerwiki.bibliography.people import narrative_name
from innerwiki.bibliography.styles.style import Shown
from innerwiki.bibliography.text import Text
from innerwiki.bibliography.writers import plain
from innerwiki.model import Citation, CitationItem, Entry, Library, Locator, Mode

_FORMAT = "1"
"""Of what is kept; a new one makes it anew."""

_EXTRA = (
    "needs Pandoc, which is not installed: run `pip install 'innerwiki[csl]'`, or set"
    ' `citation_style` to "numeric" or "author-date"'
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which a source is cited: `[@key]`, `[-@key]` or `@key`, and a place in it."""

    key: str
    sign: str = "["
    place: str = ""


class CslStyle:
    """A CSL style with all that it says of a library.

    Args of the constructor: the style; its references by key, in its order; what it makes of the
    forms; the language of the wiki.
    """

    def __init__(
        self,
        style: StyleFile,
        references: Mapping[str, Text],
        forms: Mapping[Form, Text],
        language: str,
    ) -> None:
        self.frame = style.frame
        self.numbered = style.marks is Marks.NUMBERS
        self.reads_ahead = style.is_sorted
        self._references = references
        self._order = {key: number for number, key in enumerate(references)}
        self._forms = forms
        self._language = language

    def arranged(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """In the order of the style."""
        return sorted(entries, key=lambda e: self._order[e.key]) if self.reads_ahead else entries

    def letters(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """None: the style has put its own behind the years."""
        del entries
        return {}

    def reference(self, entry: Entry, letter: str) -> Text:
        """As the style has it."""
        del letter
        return self._references[entry.key]

    def cite(
        self, entry: Entry, item: CitationItem, number: int, letter: str, *, named: bool
    ) -> Shown:
        """The number, or what the style says."""
        del letter
        own = locator_text(item.locator) if item.locator else ""
        if self.numbered:
            return Shown(str(number), own)
        sign = "[" if named and not item.suppress_author else "-"
        place = _place(item.locator, self._language)
        if place and (found := self._forms.get(Form(entry.key, sign, place))):
            return Shown(found)
        if text := self._forms.get(Form(entry.key, sign)):
            return Shown(text, own)
        # Behind a name that stands in the sentence, styles without years have nothing to say.
        if not named and not own and (name := self._forms.get(Form(entry.key, "@"))):
            return Shown(name, is_sentence=True)
        return Shown(self._forms.get(Form(entry.key)) or narrative_name(entry), own)

    def name(self, entry: Entry) -> str:
        """What the style calls the source in a sentence, without what its mark says."""
        whole = plain.write(self._forms.get(Form(entry.key, "@"), ""))
        rest = plain.write(self._forms.get(Form(entry.key, "-"), ""))
        if self.numbered or not whole:
            return narrative_name(entry)
        return whole.removesuffix(rest).rstrip(" ,") or narrative_name(entry)


def csl_style(
    text: str, library: Library, citations: Iterable[Citation], language: str, cache: Path
) -> CslStyle:
    """The style of a CSL file, with all references and marks of a wiki made.

    Args:
        text: the CSL file.
        library: the sources.
        citations: all citations of the wiki.
        language: the wiki's language, for the words that the style adds.
        cache: the folder for what can be thrown away.

    Raises:
        BrokenStyleError: the file is no style that can be used.
        PandocError: Pandoc is not there, or fails.
    """
    style = read_style(text)
    pandoc = find_pandoc()
    if pandoc is None:
        raise PandocError(_EXTRA)
    entries = sorted(library, key=lambda entry: entry.key)
    ids = {entry.key: f"s{number}" for number, entry in enumerate(entries)}
    items = [csl_item(entry) | {"id": ids[entry.key]} for entry in entries]
    forms = [] if style.marks is Marks.NUMBERS else _forms(library, citations, language)
    document = "\n\n".join(_markdown(form, ids[form.key]) for form in forms)
    program = pandoc.stat()
    key = _digest(
        _FORMAT, style.text, language, program.st_size, program.st_mtime_ns, items, document
    )
    kept = cache / "csl.json"
    answer = _kept_answer(kept, key)
    if answer is None:
        said = run_pandoc(pandoc, style.text, items, document, language)
        answer = _read(said)
        _keep(kept, key, said)
    if len(answer.citations) != len(forms):
        raise PandocError("Pandoc leaves citations out; another version of it may not")
    shown = {
        form: _gone_on(text, library.entries[form.key])
        for form, text in zip(forms, answer.citations, strict=True)
    }
    return CslStyle(style, _by_key(answer, ids, library), shown, language)


def _by_key(answer: Answer, ids: Mapping[str, str], library: Library) -> dict[str, Text]:
    keys = {name: key for key, name in ids.items()}
    found = {
        keys[name]: _gone_on(text, library.entries[keys[name]])
        for name, text in answer.references.items()
        if name in keys
    }
    # A style may have nothing to say of a source; it is listed all the same, by its key.
    return found | {key: key for key in ids if not plain.write(found.get(key, "")).strip()}


_OTHERS = re.compile(r"(?<=[,;])(\s*)others\b\.?", re.IGNORECASE)


def _gone_on(text: Text, entry: Entry) -> Text:
    """The text with "et al." for a last name `others` that Pandoc has taken for a name.

    It does so where a style has no "and" before the last name; "and others" reads well anyway.
    """
    if not entry.and_others:
        return text
    if isinstance(text, tuple) and text:
        return (_gone_on(text[0], entry), *text[1:])
    if not isinstance(text, str):
        return text
    names, title, rest = text.partition(entry.title)
    return _OTHERS.sub(r"\1et al.", names, count=1) + title + rest


# --- what Pandoc is asked ---------------------------------------------------------------------


def _forms(library: Library, citations: Iterable[Citation], language: str) -> list[Form]:
    """Every form in which a source is cited, in an order that does not depend on the articles'."""
    found: set[Form] = set()
    for citation in citations:
        narrative = citation.mode is Mode.NARRATIVE
        for item in citation.items:
            entry = find_entry(library, item.key)
            if entry is None:
                continue
            signs = "[-@" if narrative else "[-" if item.suppress_author else "["
            found.update(Form(entry.key, sign) for sign in signs)
            if place := _place(item.locator, language):
                found.update(Form(entry.key, sign, place) for sign in signs if sign != "@")
    # First each source by itself: no style then says "ibid." of what it has just named.
    return sorted(found, key=lambda form: (form.place != "", form.sign, form.place, form.key))


_PLAIN_PLACE = re.compile(r"(?=.*[0-9])[\w ,.:–-]+|[ivxlcdm]+(?:[-–][ivxlcdm]+)?")
_WORDS = {
    "page": "p.",
    "chapter": "ch.",
    "section": "sec.",
    "figure": "fig.",
    "volume": "vol.",
    "paragraph": "para.",
    "line": "l.",
    "column": "col.",
    "verse": "v.",
    "issue": "no.",
}


def _place(locator: Locator | None, language: str) -> str:
    """A place as Pandoc is told of it; nothing for one that it would not understand.

    Pandoc knows pages by Arabic numbers, other places by their words in the wiki's language.
    """
    if locator is None or not _PLAIN_PLACE.fullmatch(locator.value):
        return ""
    if locator.label == "page" and not locator.value[0].isalpha():
        return locator.value
    word = _WORDS.get(locator.label) if language.partition("-")[0] == "en" else None
    return f"{word} {locator.value}" if word else ""


def _markdown(form: Form, name: str) -> str:
    # In braces Pandoc takes no number of two digits for a page, so those stand without.
    is_number = form.place[:1].isdecimal()
    place = form.place and f", {form.place if is_number else f'{{{form.place}}}'}"
    match form.sign:
        case "@":
            return f"@{name}"
        case "-":
            return f"[-@{name}{place}]"
        case _:
            return f"[@{name}{place}]"


# --- what it has answered before --------------------------------------------------------------


def _digest(*parts: object) -> str:
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _kept_answer(path: Path, key: str) -> Answer | None:
    """The answer to the same question, None if there is none or the file is not whole."""
    try:
        asked, _, said = path.read_text(encoding="utf-8").partition("\n")
        return read_answer(said) if asked == key else None
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return None


def _keep(path: Path, key: str, said: str) -> None:
    """Keep an answer; where that cannot be done, it is asked for again."""
    new = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(f"{key}\n{said}", encoding="utf-8")
        new.replace(path)


def _read(said: str) -> Answer:
    try:
        return read_answer(said)
    except (ValueError, KeyError, IndexError, TypeError):
        raise PandocError(
            "Pandoc answers what cannot be read; another version of it may not"
        ) from None


__all__ = ["BrokenStyleError", "CslStyle", "PandocError", "csl_style"]
