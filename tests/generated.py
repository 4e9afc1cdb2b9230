"""How generated pages are tested: a small wiki, one page of it, and what a browser makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise

from innerwiki.config import Forge
from innerwiki.site.exports import all_files
from innerwiki.site.generated import Inputs
from innerwiki.site.pages import all_pages
from innerwiki.site.render import RenderedArticle
from tests.support import CONFIG, TODAY, wiki_of

FORGE = Forge(
    edit="https://forge.example/edit/{branch}/{path}#L{line}",
    view="https://forge.example/view/{path}#L{line}",
    new_issue="https://forge.example/issues/new?title={title}&body={body}",
    new_file="https://forge.example/new?path={path}&value={body}",
)
NO_FORGE = Forge()


def inputs_of(
    markdown: str = "",
    bib: str = "",
    files: Mapping[str, str] | None = None,
    forge: Forge = NO_FORGE,
) -> Inputs:
    """What the pages of a small wiki are made from; see `tests.support.wiki_of`."""
    return Inputs(wiki_of(markdown, bib, files), replace(CONFIG, forge=forge), TODAY)


def made(inputs: Inputs, page_id: str) -> RenderedArticle:
    """A generated page, under addresses `../id/`."""
    [page] = [page for page in all_pages(inputs) if page.id == page_id]
    return page.make(lambda target: f"../{target}/")


def exported(inputs: Inputs, path: str) -> str:
    """The text of a generated file."""
    [file] = [file for file in all_files(inputs) if file.path == path]
    return file.text


@dataclass
class Element:
    """An element, with the text in it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        """An attribute that is there."""
        value = self.attributes[name]
        assert value is not None
        return value


class Parsed(HTMLParser):
    """The elements of some HTML in order; it must be well formed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()
        assert self.open == [], "an element was not closed"

    def all(self, tag: str) -> list[Element]:
        """The elements of a name."""
        return [element for element in self.elements if element.tag == tag]

    def texts(self, tag: str) -> list[str]:
        """Their texts, white space folded."""
        return [" ".join(element.text.split()) for element in self.all(tag)]

    def links(self) -> dict[str, str]:
        """Text of each link -> its address; of equal texts, the last."""
        return {" ".join(a.text.split()): a["href"] for a in self.all("a")}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in ("br", "hr", "img", "path", "rect"):
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def assert_sound(html: str) -> Parsed:
    """Assert what every page must be: well formed, headings in order, ids once, no `title`."""
    parsed = Parsed(html)
    levels = [int(e.tag[1]) for e in parsed.elements if e.tag in ("h1", "h2", "h3", "h4")]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [e["id"] for e in parsed.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    shown = [e for e in parsed.elements if e.attributes.get("class") != "Z3988"]
    assert not any("title" in e.attributes for e in shown)
    return parsed
