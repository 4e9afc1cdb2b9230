"""Whether a drawing may be published: it must hold nothing that runs, embeds or fetches.

An SVG file may carry a script, which runs when the file is opened by itself.
"""

import re
from typing import NoReturn
from xml.parsers import expat

from innerwiki.wiki.files import UnreadableError

_ACTIVE = frozenset("script foreignobject iframe object embed handler listener".split())
_XHTML = "http://www.w3.org/1999/xhtml"
_ADDRESSES = frozenset(("href", "src"))
_OWN_ADDRESS = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_NOT_SEEN = re.compile(r"[\x00-\x20]+")
"""What browsers pass over in an address: `java<tab>script:` is one that they run."""


def check_drawing(content: bytes) -> None:
    """Refuse a drawing that is not plain: it must hold nothing that runs, embeds or fetches.

    It is judged by what an XML parser makes of it, since that is what a browser does: namespace
    prefixes and character references hide nothing. Document types, which could, and encodings
    other than UTF-8, in which a browser might read something else, are refused.
    """
    try:
        _Drawing().read(content.decode("utf-8"))
    except (expat.ExpatError, UnicodeDecodeError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not XML: {error}"
        message = f"the drawing is not published: {reason}"
        raise UnreadableError(message, "export it again as plain SVG in UTF-8") from error


class _Drawing:
    """Refuses what an SVG file must not hold while expat goes through it."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._element

    def read(self, text: str) -> None:
        """Go through the whole text; raises `UnreadableError` or `expat.ExpatError`."""
        self.parser.Parse(text, True)

    def _refuse(self, what: str) -> NoReturn:
        raise UnreadableError(
            f"the drawing is not published: line {self.parser.CurrentLineNumber} holds {what}",
            "export it as plain SVG, without scripts, links and embedded pages",
        )

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            self._refuse(f"the encoding `{encoding}`, which is not UTF-8")

    def _document_type(self, *_: object) -> None:
        self._refuse("a document type, `<!DOCTYPE`")

    def _instruction(self, target: str, _text: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._refuse("a style sheet from elsewhere, `<?xml-stylesheet`")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if local.lower() in _ACTIVE or namespace == _XHTML:
            self._refuse(f"the element `<{local}>`")
        for full_name, value in attributes.items():
            attribute = full_name.rpartition(" ")[2]
            if _is_active(attribute.lower(), value):
                self._refuse(f'the attribute `{attribute}="{value[:40]}"`')


def _is_active(name: str, value: str) -> bool:
    """Whether an attribute, by its local name in small letters, runs or fetches something."""
    if name == "attributename":  # what an animation sets
        name, value = value.strip().rpartition(":")[2].lower(), ""
    if name in _ADDRESSES and not _OWN_ADDRESS.match(value):
        return True
    return name.startswith("on") or "javascript:" in _NOT_SEEN.sub("", value).lower()
