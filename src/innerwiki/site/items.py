"""CSL-JSON items as the other descriptions of a work are made from: COinS, schema.org, a citation.

`innerwiki.bibliography.csl_item` makes the item of a source, `page_item` that of an article of this
wiki, which is an entry of a reference work. So there is one place that knows BibTeX's fields, and
every form in which a program may want a work says the same.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from innerwiki.bibliography.names import parse_names
from innerwiki.model import Article, Assessment
from innerwiki.site.publication import Publication

Item = Mapping[str, Any]
"""An item of CSL-JSON 1.0.2."""
CslName = Mapping[str, str]

_OTHERS: CslName = {"literal": "others"}
_HANDLE = re.compile(r"(?:.*:)?@?(?P<name>\S+)")
_MARKUP = re.compile(r"[\\{}$~`\"]")


def page_item(article: Article, assessment: Assessment, publication: Publication) -> Item:
    """An article of the wiki as an item; what is not known is left out.

    Without named authors the wiki stands in, as the body that answers for the text.
    """
    matter = article.front_matter
    when = issued(article, assessment, publication)
    item: dict[str, Any] = {
        "id": article.id,
        "type": "entry-encyclopedia",
        "title": article.title,
        "container-title": publication.title,
        "author": [author(name) for name in matter.authors] or [{"literal": publication.title}],
        "issued": {"date-parts": [[when.year, when.month, when.day]]} if when else None,
        "version": str(matter.revision) if matter.revision else "",
        "language": publication.language,
        "URL": publication.address(article.id),
    }
    return {name: value for name, value in item.items() if value}


def issued(article: Article, assessment: Assessment, publication: Publication) -> date | None:
    """The day of the text as it is: of its last change, or of a review that found it as it is.

    The day of the build says nothing about the text, and would be another one every day.
    """
    changed = publication.changed.get(article.path)
    review = assessment.review
    if changed is None and review.last is not None and review.same_text:
        return review.last.date
    return changed


def author(text: str) -> CslName:
    """A name as the front matter has it: a handle at a forge, a person, or a body.

    >>> author("github:ada"), author("Chris van Merwijk")["family"]
    ({'literal': 'ada'}, 'Merwijk')
    """
    if (handle := _HANDLE.fullmatch(text)) is not None:
        return {"literal": handle["name"]}
    found = () if _MARKUP.search(text) else parse_names(text).names
    if len(found) != 1 or not found[0].family:
        return {"literal": text}
    name = found[0]
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def names_in(item: Item, role: str = "author") -> Sequence[CslName]:
    """The people and bodies in a role; the `others` at the end of a list are nobody."""
    return [name for name in item.get(role, ()) if name != _OTHERS]


def family_first(name: CslName) -> str:
    """A name for lists and indexes: "van Merwijk, Chris"."""
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("suffix"))))
    return name.get("literal") or ", ".join(filter(None, (family, given)))


def given_first(name: CslName) -> str:
    """A name as it is spoken: "Chris van Merwijk"."""
    parts = ("given", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(name[part] for part in parts if part in name)


def iso_date(item: Item, variable: str = "issued") -> str:
    """A date as ISO 8601 has it, as far as it is known: "2019-06"; of a range the first.

    >>> iso_date({"issued": {"date-parts": [[2019, 6]]}}), iso_date({"issued": {"literal": "soon"}})
    ('2019-06', '')
    """
    parts = item.get(variable, {}).get("date-parts") or [[]]
    return "-".join(f"{part:0{4 if place == 0 else 2}}" for place, part in enumerate(parts[0]))
