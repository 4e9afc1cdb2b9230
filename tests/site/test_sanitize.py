"""No script survives Markdown and the sanitiser; the supported extensions' markup does."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from innerwiki.model import Article, FrontMatter
from innerwiki.site.extension import WikiExtension
from innerwiki.site.sanitize import sanitize


def body_of(text: str) -> str:
    """The sanitised body of a page, as it is before the marks are put in."""
    extension = WikiExtension()
    extension.announced = Article("p.md", FrontMatter("P", "p"), text, 0)
    return Markdown(extensions=[extension]).convert(text)


_FORBIDDEN_TAGS = frozenset(
    "script style iframe object embed applet base meta link form button select textarea svg math "
    "template noscript frame frameset video audio source foreignobject animate set xml".split()
)
_ADDRESSES = frozenset(
    "href src action formaction data poster background cite xlink:href srcdoc srcset ping".split()
)


class Dangers(HTMLParser):
    """Collects whatever a browser could run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN_TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "srcset", "formaction", "ping"):
                self.found.append(f"{name}={value}")
            if name in _ADDRESSES:
                clean = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value or "")
                if urlsplit(clean).scheme.lower() not in ("", "http", "https", "mailto"):
                    self.found.append(f"{name}={value}")
            if name == "style" and not re.fullmatch(r"\s*text-align:\s*\w+;?\s*", value or ""):
                self.found.append(f"style={value}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "text <script>alert(1)</script> text",
    "<script>alert(1)",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    "<img src=`javascript:alert(1)`>",
    '<img src="javascript:alert(1)">',
    '<img src="data:text/html,<script>alert(1)</script>">',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    '<img srcset="javascript:alert(1) 1x" src="a.png">',
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>",
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>-->",
    '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<style><img src='</style><img src=x onerror=alert(1)>'>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<td style="text-align:center;background:url(//evil.example)">x</td>',
    '<p style="position:fixed;inset:0">x</p>',
    '<div style="width: expression(alert(1))">x</div>',
    '<link rel=stylesheet href="javascript:alert(1)">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="https://evil.example/">',
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<applet code="x"></applet>',
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    "<input onfocus=alert(1) autofocus>",
    '<input type="image" src="x" onerror="alert(1)">',
    "<select onchange=alert(1)><option>x</select>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<textarea></textarea><script>alert(1)</script>",
    "<video src=x onerror=alert(1)></video>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a onmouseover=alert(1)>x</a>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="jav\tascript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
    '<a href="x" ping="https://evil.example">x</a>',
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    '![x](y"onerror="alert(1))',
    '![x"onerror="alert(1)](y)',
    '[x](y "z"onmouseover="alert(1)")',
    "<javascript:alert(1)>",
    "<javascript://x%0aalert(1)>",
    "text {onclick=alert(1)}",
    "# Title {onclick=alert(1) onmouseover='alert(1)'}",
    "![x](y){onerror=alert(1)}",
    "![x](y){ src=javascript:alert(1) }",
    "[x](y){ href=javascript:alert(1) }",
    "[x](y){: style='background:url(javascript:alert(1))' }",
    "word\n{: onclick='alert(1)' style='position:fixed'}",
    "- item {onclick=alert(1)}",
    "| a {onclick=alert(1)} |\n|---|\n| b |",
    "``` {.py onclick=alert(1)}\nx\n```",
    '``` {.py title="<img src=x onerror=alert(1)>"}\nx\n```',
    '!!! note "<img src=x onerror=alert(1)>"\n    x',
    '=== "<script>alert(1)</script>"\n    x',
    '??? note "<svg onload=alert(1)>"\n    x',
    "$<img src=x onerror=alert(1)>$",
    "$$\n<script>alert(1)</script>\n$$",
    "`<script>alert(1)</script>`",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "<div markdown='1' onclick='alert(1)'>\n<script>alert(1)</script>\n</div>",
    "<!-- --!><script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>",
    "<template><script>alert(1)</script></template>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<p id='&quot;><script>alert(1)</script>'>x</p>",
    "</p><script>alert(1)</script><p>",
    "&lt;script&gt;alert(1)&lt;/script&gt; <b>&#60;script&#62;</b>",
    "<frameset onload=alert(1)></frameset>",
    "<isindex action=javascript:alert(1)>",
    "<b <script>alert(1)</script>0",
    "<x onclick=alert(1)>x</x>",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_no_script_survives(vector: str) -> None:
    html = body_of(vector + "\n\nend")
    assert Dangers(html).found == [], html
    assert sanitize(html) == html, "what is clean stays as it is"


_HTML = st.lists(
    st.sampled_from(
        [part for vector in VECTORS for part in re.findall(r"<[^<>]*>|[^<>]+|[<>]", vector)]
        + ["<p>", "</p>", '"', "'", "`", "{", "}", "\n\n", "<table>", "<td>", "</table>", "--"]
    ),
    max_size=12,
).map("".join)


@given(_HTML)
def test_no_mixture_survives_and_twice_is_once(html: str) -> None:
    once = sanitize(html)
    assert Dangers(once).found == []
    assert Dangers(sanitize(once)).found == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<p class="iw-reviewed note">x</p>', '<p class="note">x</p>'),
        ('<p class="iw-reviewed">x</p>', "<p>x</p>"),
        ('<p id="ref-x">x</p>', "<p>x</p>"),
        ('<a name="cite-1">x</a>', "<a>x</a>"),
        ('<label for="iw-x">x</label>', "<label>x</label>"),
        ('<p role="doc-bibliography">x</p>', "<p>x</p>"),
        ('<p role="note">x</p>', '<p role="note">x</p>'),
        ('<p tabindex="5">x</p>', "<p>x</p>"),
        ('<p tabindex="0">x</p>', '<p tabindex="0">x</p>'),
        ('<input type="password">', '<input type="checkbox">'),
        ("<!-- x -->y", "y"),
    ],
)
def test_nobody_can_paint_what_innerwiki_says(given: str, kept: str) -> None:
    assert sanitize(given) == kept


MATERIAL = [
    (
        '<div class="tabbed-set tabbed-alternate" data-tabs="1:2"><input checked="checked" '
        'id="__tabbed_1_1" name="__tabbed_1" type="radio"><div class="tabbed-labels">'
        '<label for="__tabbed_1_1">A</label></div><div class="tabbed-content"></div></div>'
    ),
    '<div class="admonition note"><p class="admonition-title">Note</p><p>x</p></div>',
    '<details class="tip" open=""><summary>S</summary><p>x</p></details>',
    '<div class="highlight"><pre><span></span><code><span class="k">def</span></code></pre></div>',
    (
        '<table class="highlighttable"><tbody><tr><td class="linenos"><div class="linenodiv"><pre>'
        '<span class="normal">1</span></pre></div></td><td class="code"></td></tr></tbody></table>'
    ),
    '<span class="arithmatex">\\(x\\)</span><div class="arithmatex">\\[\ny\n\\]</div>',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    '<div class="footnote"><hr><ol><li id="fn:1"><p>x</p></li></ol></div>',
    (
        '<ul class="task-list"><li class="task-list-item"><label class="task-list-control">'
        '<input checked="" disabled="" type="checkbox"><span class="task-list-indicator"></span>'
        "</label> x</li></ul>"
    ),
    '<table><thead><tr><th style="text-align:center">a</th></tr></thead></table>',
    '<figure><img alt="a" loading="lazy" src="a.png" width="300"><figcaption>c</figcaption></figure>',
    '<p><kbd>Ctrl</kbd> <mark>m</mark> <del>d</del> <abbr title="t">a</abbr> <q>q</q></p>',
    '<ol start="3"><li value="5">x</li></ol>',
    "<dl><dt>t</dt><dd>d</dd></dl>",
    '<p dir="rtl" lang="he">x</p>',
]


def parts(html: str) -> list[tuple[str, frozenset[tuple[str, str | None]]]]:
    """Tags with their attributes, in any order."""
    found: list[tuple[str, frozenset[tuple[str, str | None]]]] = []

    class Parts(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, frozenset(attrs)))

        def handle_data(self, data: str) -> None:
            found.append((data, frozenset()))

    Parts().feed(html)
    return found


@pytest.mark.parametrize("html", MATERIAL)
def test_the_markup_of_the_extensions_survives(html: str) -> None:
    assert parts(sanitize(html)) == parts(html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '=== "A"\n\n    a\n\n=== "B"\n\n    b',
            ["tabbed-labels", 'type="radio"', 'for="__tabbed'],
        ),
        ('!!! note "T"\n    x', ['class="admonition note"', 'class="admonition-title"']),
        ("???+ tip\n    x", ["<details", "<summary>Tip"]),
        ('```py linenums="1" hl_lines="1"\nx = 1\n```', ["linenos", "hll", 'class="n"']),
        ("$x$\n\n$$\ny\n$$", ['<span class="arithmatex">\\(x\\)', '<div class="arithmatex">\\[']),
        ("a[^1]\n\n[^1]: b", ['id="fn:1"', 'href="#fn:1"', 'class="footnote-backref"']),
        ("| a |\n|:-:|\n| b |", ["text-align:"]),
        ("![a](b.png){ width=300 loading=lazy }", ['width="300"', 'loading="lazy"']),
        ("T\n:   d", ["<dl>", "<dt>", "<dd>"]),
    ],
)
def test_supported_markdown_comes_through(text: str, expected: list[str]) -> None:
    html = body_of(text)
    for part in expected:
        assert part in html, html
