"""What an author's HTML may hold: one pass of nh3 over the finished body.

Authors are many and not all known, and Markdown lets HTML through; attribute lists can even make
event handlers. The allow-list is wide enough for the markup of the supported extensions (tabs,
admonitions, highlighted code, mathematics) and for harmless HTML; it knows no script, no event
handler, and no address that is not http, https, mailto or relative. Names that innerwiki gives
(`iw-...`, `ref-...`) are dropped, so that nobody can paint a false status or a false reference.
"""

import re

import nh3

from innerwiki.syntax.headings import free

_TAGS = set(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl "
    "dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp "
    "rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time "
    "tr u ul var wbr".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "role", "aria-label", "aria-hidden", "tabindex"},
    "a": {"href", "name"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "dfn": {"title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled"},
    "ins": {"datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "span": {"data-value"},
    "div": {"data-tabs"},
    "table": set(),
    "td": {"colspan", "rowspan", "style", "headers"},
    "th": {"colspan", "rowspan", "style", "headers", "scope"},
    "time": {"datetime"},
}
# Also what a theme does with an id must not matter; `fnref:1` and `__tabbed_1_1` are extensions'.
_ID = re.compile(r"[\w][\w:.-]*")
_INPUT_TYPES = {"radio", "checkbox"}
_ROLES = {"img", "note", "presentation", "none", "group", "list", "listitem"}


def _attribute(tag: str, name: str, value: str) -> str | None:
    """What becomes of an attribute: its value, another, or None to drop it."""
    match name:
        case "class":
            return _class(value)
        case "id" | "name" | "for":
            return value if _ID.fullmatch(value) and free(value) == value else None
        case "type" if tag == "input":
            return value if value in _INPUT_TYPES else "checkbox"
        case "role":
            return value if value in _ROLES else None
        case "tabindex":
            return value if value in ("0", "-1") else None
    return value


def _class(value: str) -> str | None:
    if "iw-" not in value:
        return value
    return " ".join(c for c in value.split() if not c.startswith("iw-")) or None


_SILENCED = {
    "script",
    "style",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "title",
    "textarea",
    "noscript",
    "noembed",
    "noframes",
    "xmp",
}
"""Elements that are dropped with all that is in them."""

_cleaner = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_SILENCED,
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    filter_style_properties={"text-align"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)


def sanitize(html: str) -> str:
    """Author's HTML with everything dropped that is not on the allow-list."""
    return _cleaner.clean(_SWALLOWING.sub(_Closed(html).or_text, html) if "<" in html else html)


_SWALLOWING = re.compile(rf"<({'|'.join(sorted(_SILENCED))}|plaintext)\b", re.IGNORECASE)


class _Closed:
    """Tells of elements of which all text is dropped whether they end.

    To a parser of HTML everything behind an open `<style>` is style. Shown as text, such a tag can
    swallow nothing, and the editor sees what is wrong.
    """

    def __init__(self, html: str) -> None:
        self._html = html.lower()
        self._ends: dict[str, int] = {}

    def or_text(self, tag: re.Match[str]) -> str:
        """The tag's beginning as it is, if the element is closed further on, else as text."""
        name = tag[1].lower()
        if name not in self._ends:
            self._ends[name] = self._html.rfind(f"</{name}")
        return tag[0] if tag.start() < self._ends[name] else "&lt;" + tag[1]
