"""A CSL file: what kind of style it is, and the text that Pandoc is given of it.

Pandoc numbers the sources of all pages as one document, and puts parentheses around each citation.
A page has numbers of its own, and its marks hold several sources: so numbers are taken out of the
references, parentheses out of the citations, and both are set page by page.
"""

import re
from dataclasses import dataclass
from enum import Enum
from xml.etree import ElementTree as ET

from innerwiki.bibliography.styles.style import Frame
from innerwiki.errors import InnerwikiError

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

ET.register_namespace("", _NAMESPACE)


class Marks(Enum):
    """What stands in a mark: the number of the source, or what the style says of it."""

    NUMBERS = "numbers"
    WORDS = "words"


class BrokenStyleError(InnerwikiError):
    """A file is no CSL style that can be used; the message goes on after the file's name."""


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A style: its text for Pandoc, its marks, what is around them, whether its list is sorted."""

    text: str
    marks: Marks
    frame: Frame
    is_sorted: bool


_ABOUT_NEIGHBOURS = ("second-field-align", "subsequent-author-substitute")
"""What looks to the references around one, or to its number: a page's list has other neighbours."""

_NUMBERS = Frame("[", "]", "; ", ", ", raised=True)
"""Numbers look as they do in the wiki's own style, whatever the CSL style puts around them."""


def read_style(text: str) -> StyleFile:
    """Read a style.

    Args:
        text: the CSL file.

    Raises:
        BrokenStyleError: it is none, or cannot be used alone.
    """
    if _DECLARES.search(text):
        raise BrokenStyleError("declares a document type, which no CSL style does")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without declarations XML cannot grow or reach out
    except ET.ParseError as error:
        line, column = error.position
        raise BrokenStyleError(f"is no XML (line {line}, column {column + 1})") from None
    except ValueError:
        raise BrokenStyleError("is no XML: it holds characters that XML forbids") from None
    if root.tag != _name("style"):
        raise BrokenStyleError("is no CSL style: its first element is not `<style>` of CSL")
    _refuse_dependent(root)
    layout = root.find(f"{_name('citation')}/{_name('layout')}")
    if layout is None:
        raise BrokenStyleError("has no layout of citations")
    bibliography = root.find(_name("bibliography"))
    if bibliography is None or bibliography.find(_name("layout")) is None:
        raise BrokenStyleError(
            "has no layout of a bibliography; take one with a list of references"
        )
    marks = _marks(root)
    frame = _framed(layout) if marks is Marks.WORDS else _NUMBERS
    _remove_numbers(root)
    for name in _ABOUT_NEIGHBOURS:
        bibliography.attrib.pop(name, None)
    keys = [key.get("variable") for key in bibliography.findall(f"{_name('sort')}/{_name('key')}")]
    is_sorted = any(key != "citation-number" for key in keys)
    return StyleFile(ET.tostring(root, encoding="unicode"), marks, frame, is_sorted)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _refuse_dependent(root: ET.Element) -> None:
    """A style that only names another would have Pandoc fetch that from the network."""
    for link in root.iterfind(f"{_name('info')}/{_name('link')}"):
        if link.get("rel") == "independent-parent":
            parent = link.get("href", "").rpartition("/")[2]
            raise BrokenStyleError(
                f"only points to the style `{parent}`; take the file of that one"
            )


def _marks(root: ET.Element) -> Marks:
    """By the style's own word, else by what its citations are made of; notes become numbers."""
    if root.get("class") == "note":
        return Marks.NUMBERS
    categories = root.iterfind(f"{_name('info')}/{_name('category')}")
    formats = {found for one in categories if (found := one.get("citation-format"))}
    if not formats:
        citation = root.find(_name("citation"))
        shown = citation.iter(_name("text")) if citation is not None else ()
        numbered = any(text.get("variable") == "citation-number" for text in shown)
        return Marks.NUMBERS if numbered else Marks.WORDS
    return Marks.NUMBERS if formats & {"numeric", "note"} else Marks.WORDS


def _framed(layout: ET.Element) -> Frame:
    """What the style puts around its citations, which from now on it does not."""
    between = layout.get("delimiter", "; ")
    opening, closing = layout.attrib.pop("prefix", ""), layout.attrib.pop("suffix", "")
    return Frame(opening, closing, between, between)


def _remove_numbers(root: ET.Element) -> None:
    for parent in root.iter():
        if parent.tag == _name("layout") and parent in root.findall(f"{_name('citation')}/*"):
            continue
        for child in list(parent):
            if child.tag == _name("text") and child.get("variable") == "citation-number":
                parent.remove(child)
