"""A page as a search index wants it: headings and text, without marks, links and markup.

An index parses every page's HTML in Python, which costs more than making the page. It keeps a few
tags and throws the others away; leaving them out beforehand gives the same index sooner. The title
is left out too, since an index knows it, and so is what is only said to screen readers.

Of a page that is found by its title, results show the text up to the next heading. So the lead
comes first there, and then the infobox, a paragraph for each row.
"""

import re
from html import escape

from innerwiki.model import Article, Assessment
from innerwiki.site.statuses import STATUS_WORDS

_MARK = re.compile(
    r"<sup class=\"iw-(?:cite|gap)\"[^>]*>(?:(?!</?sup\b).|<sup>(?:(?!</?sup\b).)*</sup>)*</sup>"
    r"|<span class=\"iw-cite [^>]*>"
    r"(?:(?!</?span\b).|<span\b[^>]*>(?:(?!</?span\b).)*</span>)*</span>",
    re.DOTALL,
)
_SPOKEN = re.compile(r"<span class=\"iw-sr\">[^<]*</span>")
# Its TeX; the signs of MathML, without what places them, say nothing.
_FORMULA = re.compile(
    r"<math\b.*?<annotation[^>]*>([^<]*)</annotation></semantics></math>", re.DOTALL
)
# A table of articles holds the titles of others; whoever looks for one wants the article itself.
_TABLE = re.compile(r"<div class=\"iw-table\".*?</div>", re.DOTALL)
# Tags inside a line are dropped; others part the words that they stand between.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|del|dfn|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|time|u"
    r"|var|wbr)(?:\s[^>\"]*(?:\"[^\"]*\"[^>\"]*)*)?>"
)
_OTHER = re.compile(
    r"<(?!/?(?:h[1-6]|p|li|ol|ul|pre|code|sub|sup)[\s>])/?[a-z](?:[^>\"]*(?:\"[^\"]*\"[^>\"]*)*)>"
)
_CAPTION = re.compile(r"<caption>.*?</caption>", re.DOTALL)
_ROW = re.compile(r"(</?)tr>")
_BODY_HEADING = re.compile(r"<h[1-6]\b")

NOTHING = "<p></p>"
"""Of a page without any text an index would not even keep the title."""


def searchable(html: str, infobox: str = "") -> str:
    """The part of a page's HTML that a search index keeps.

    Args:
        html: the body.
        infobox: the table beside it.

    >>> searchable('<p>An <em>idea</em><sup class="iw-cite">[<a href="#r">1</a>]</sup>.</p>')
    '<p>An idea.</p>'
    >>> searchable('<p>A<sup class="iw-cite">[1, x<sup>2</sup>]</sup> b</p>')
    '<p>A b</p>'
    >>> searchable('<p>A <span class="iw-cite iw-cite--text">(<a>B</a>)</span> c</p>')
    '<p>A  c</p>'
    >>> searchable('<table><tr><td>a</td><td>b</td></tr></table>').split()
    ['a', 'b']
    >>> searchable("<math><semantics><mi>x</mi><annotation>x</annotation></semantics></math>")
    '$x$'
    >>> searchable("<p>a</p><h2>b</h2>", "<table><tr><th>c</th></tr></table>").split()
    ['<p>a</p>', '<p>', 'c', '</p>', '<h2>b</h2>']
    """
    rows = _ROW.sub(r"\1p>", _CAPTION.sub("", infobox))
    heading = _BODY_HEADING.search(html)
    end = heading.start() if heading else len(html)
    text = f"{html[:end]}{rows}{html[end:]}"
    for pattern, left in (
        (_TABLE, ""),
        (_MARK, ""),
        (_SPOKEN, ""),
        (_FORMULA, r"$\1$"),
        (_INLINE, ""),
        (_OTHER, " "),
    ):
        text = pattern.sub(left, text)
    return text if text.strip() else NOTHING


_UNSEARCHED = "\N{WORD JOINER}"
"""Before a word, nobody sees it, and the word is none that anybody looks for."""


def labels(article: Article, assessment: Assessment | None) -> list[str]:
    """What a result of the search says of an article beside its text, as HTML.

    First its state, by which nobody finds it: whoever looks for reviews wants no list of all that
    is in review. Then its other names, by which it is found.
    """
    said = []
    if assessment is not None:
        said.append(STATUS_WORDS[assessment.status])
        said += [flag.type.replace("-", " ").capitalize() for flag in article.front_matter.flags]
    hidden = [" ".join(_UNSEARCHED + word for word in words.split()) for words in said]
    shown = dict.fromkeys((*hidden, *article.front_matter.aliases))
    return [escape(label, quote=False) for label in shown]
