"""From TeX to MathML: what is shown, what is refused, and that nothing else ever comes out."""

import re
import time
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.syntax.mathematics import Fault, to_mathml
from innerwiki.syntax.mathml import is_allowed
from innerwiki.syntax.tex import DEEPEST, LONGEST, REFUSED, prepare

KNOWN = r"""
x
a^2 + b^2 = c^2
\frac{1}{n}\sum_{i=1}^{n} \ell(f_\theta(x_i), y_i)
\theta^* = \operatorname*{arg\,min}_{\theta} \mathcal{L}(\theta)
\mathbb E_{x\sim D}[f(x)]
\left\| w \right\|_2^2
\left| \frac{a}{b} \right|
f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
\begin{aligned} a &= b + c \\ &= d \end{aligned}
\begin{align} a &= b \\ c &= d \end{align}
\begin{split} a &= b \\ &= c \end{split}
\begin{smallmatrix} a & b \end{smallmatrix}
\begin{multline*} a \\ b \end{multline*}
p(\text{data} \mid \theta)
f'(x) + g''(x)
\hat{y} = \bar{x} + \tilde{z} + \vec{v} + \widehat{abc} + \widetilde{xyz}
\underbrace{a + b}_{\text{sum}} \overbrace{c}^{n}
D_{\mathrm{KL}}(p \,\|\, q)
\sqrt{x^2+y^2} + \sqrt[3]{z}
\int_0^\infty e^{-x^2}\,dx
\sum_{\substack{i=1 \\ i \ne j}}^n a_{ij}
\mathfrak{g} \mathscr{L} \mathsf{A} \mathtt{c} \mathbf{W}^\top \boldsymbol{\theta}
x \mapsto f(x) \overset{\text{def}}{=} y \xrightarrow{f} B
\begin{array}{c|c} a & b \\ \hline c & d \end{array}
\boxed{E = mc^2} \mbox{and} \textsf{so} \binom{n}{k}
\begin{align} a &= b \tag{3} \end{align}
α ≤ β
""".strip().split("\n")  # fmt: skip


@pytest.mark.parametrize("tex", KNOWN)
def test_common_formulas_are_shown_and_keep_their_tex(tex: str) -> None:
    for display in (True, False):
        root = ET.fromstring(shown(tex, display=display))  # noqa: S314 - it is our own
        assert root.get("display") == ("block" if display else None)
        (semantics,) = root
        _, annotation = semantics
        assert annotation.get("encoding") == "application/x-tex"
        assert annotation.text == tex


def test_mathematics_in_text_and_lines_without_an_environment_are_shown() -> None:
    assert "<mi>y</mi><mo" in shown(r"x \text{ if $y > 0$, or so}", display=True)
    assert shown(r"a \\ b", display=True).count("<mtr>") == 2
    assert shown("a\xa0b", display=True).count("<mi>") == 2


def test_equations_have_the_numbers_of_their_author_and_no_others() -> None:
    rows = r"\begin{align} a &= b \tag{3} \\ c &= d \end{align}"
    assert "(1)" not in shown(rows, display=True)
    assert "<mtext>(3)</mtext>" in shown(rows, display=True)
    assert "(1)" not in shown(r"\begin{equation} a \end{equation}", display=True)


@pytest.mark.parametrize(
    ("tex", "message", "place"),
    [
        (r"a + \foo{x}", r"unknown command `\foo`", r"\foo"),
        (r"é \text{日} \foo", r"unknown command `\foo`", r"\foo"),
        (r"\begin{split} a \\ \foo b \end{split}", r"unknown command `\foo`", r"\foo"),
        (r"\text{if $x$ or $y$} \foo", r"unknown command `\foo`", r"\foo"),
        (r"a \\ \foo", r"unknown command `\foo`", r"\foo"),
        (r"\begin{foo} a \end{foo}", "unknown environment `foo`", "{"),
        ("a & b", "found `&`, which may only appear in a table-like environment", "&"),
        ("a}", "unmatched closing token: `}`", "}"),
        ("{a", "expected closing token `}`, but reached end of input", "{a"),
        ("a^b^c", "duplicate subscript or superscript", "^"),
        ("$x$", "unexpected `$`", "$"),
        (r"\limits x", r"found `\limits`, which may only appear after \int, \sum, ...", r"\limits"),
        (
            r"x \newcommand{\a}{b}",
            r"`\newcommand`: a formula cannot define commands",
            r"\newcommand",
        ),
    ],
)
def test_a_fault_says_what_and_where(tex: str, message: str, place: str) -> None:
    fault = to_mathml(tex, display=True)
    assert isinstance(fault, Fault)
    assert fault.message == message
    assert tex[fault.start : fault.end] == place
    assert fault.help


HOSTILE = (
    r"\href{javascript:alert(1)}{x}",
    r"\url{javascript:alert(1)}",
    r"\includegraphics{https://example.org/x.png}",
    r"\class{iw-status}{x}",
    r"\style{position:fixed}{x}",
    r"\htmlId{ref-x}{x}",
    r"\htmlData{x=y}{x}",
    r"\begin{align}a\label{x\" onclick=\"y}\end{align}",
    r"\eqref{x}",
    r"\color{red;background:url(x)}x",
    r"\textcolor{#f00}{x}",
    r"\def\a{\a\a}\a",
    r"\let\x\y",
    r"\hspace{999em}x",
    r"\hspace{-999em}x",
    r"\!" * 100 + "x",
    r"\hspace{9em}" * 10,
    r"\raisebox{9em}{x}",
    r"\genfrac{(}{)}{9em}{0}{a}{b}",
    r"\unicode{x41}",
    "a\x00b",
    "a\x1b[31mb",
)


@pytest.mark.parametrize("tex", HOSTILE)
def test_what_a_formula_may_not_do_is_refused(tex: str) -> None:
    assert isinstance(to_mathml(tex, display=True), Fault)


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{</annotation></semantics></math><img src=x onerror=alert(1)>}",
        r"\text{\"><script>}",
        r"a < b > c \& d",
        r"\operatorname{<b>}",
        r"</annotation><script>",
        r"\text{&lt;script&gt;}".replace("&", r"\&"),
    ],
)
def test_markup_in_a_formula_is_text(tex: str) -> None:
    mathml = shown(tex, display=False)
    tags = {element.tag for element in ET.fromstring(mathml).iter()}  # noqa: S314
    assert tags <= ALLOWED
    assert "<script" not in mathml
    assert "<img" not in mathml


def test_commands_are_refused_wherever_they_stand() -> None:
    for name in REFUSED:
        assert isinstance(to_mathml(rf"\text{{a}} {{\{name}{{x}}{{y}}}}", display=False), Fault), (
            name
        )


ALLOWED = frozenset(
    "math semantics annotation mrow mi mn mo mtext mspace ms mfrac msqrt mroot msub msup msubsup "
    "munder mover munderover mmultiscripts mprescripts mtable mtr mtd mpadded mphantom "
    "b i em s u code span".split()
)
HARMLESS = frozenset(
    "accent accentunder class depth display displaystyle encoding form height largeop linethickness "
    "lspace mathvariant maxsize minsize movablelimits rspace scriptlevel stretchy style symmetric "
    "voffset width".split()
)

SIGNS = (
    r"\frac \sqrt \text \left \right \begin{cases} \end{cases} \begin{align} \end{align} \hat \sum "
    r"\mathbb \operatorname* \tag \label \href \color \hspace \def \newcommand \substack \binom "
    r"\over \\ \$ \% \boxed \mathrlap \raisebox \genfrac \phantom \not \big \limits \textbf "
    r"{ } { } [ ] ( ) ^ _ & | ' $ % # ~ < > \" x 1 é 日 1em {a} {1em} {red}"
)
signs = st.sampled_from([*SIGNS.split(), " ", "\n", "\xa0", "\x00", "\ufffe", "𝔼"])
tex = st.one_of(
    st.lists(signs, max_size=25).map("".join),
    st.lists(signs, max_size=25).map(" ".join),
    st.text(max_size=60),
)


@given(tex, st.booleans())
@settings(max_examples=500)
def test_whatever_the_tex_only_allowed_mathml_or_a_fault_inside_it_comes_out(
    written: str, display: bool
) -> None:
    outcome = to_mathml(written, display=display)
    if isinstance(outcome, Fault):
        assert 0 <= outcome.start <= outcome.end <= len(written)
        assert outcome.message
        return
    for element in ET.fromstring(outcome).iter():  # noqa: S314
        assert element.tag in ALLOWED
        assert set(element.attrib) <= HARMLESS
        assert "url" not in element.get("style", "")
        assert element.get("class") in (None, "iw-boxed")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{", "}"),
        ("^{", "}"),
        (r"\frac{", "}{y}"),
        (r"\left(", r"\right)"),
        (r"\begin{matrix}", r"\end{matrix}"),
        (r"\sqrt[", "]{x}"),
        (r"\hat", ""),
        (r"\bm ", ""),
        (r"\text{", "}"),
        ("{%}\n", "}"),
        (r"\left\langle", r"\right."),
        (r"\hat{\begin{matrix}", r"\end{matrix}}"),
        (r"\substack{", "}"),
    ],
)
def test_depth_is_bounded_however_it_is_written(opening: str, closing: str) -> None:
    for depth in (DEEPEST + 1, 10_000):
        outcome = to_mathml(opening * depth + "x" + closing * depth, display=True)
        assert isinstance(outcome, Fault)
    assert prepare(opening * 20 + "x" + closing * 20, display=True).deepest >= 20


BRACKETS = ("(", "[", r"\{", r"\langle ", r"\lvert ", "⟨", "⌈", "{(", r"\begingroup(", r"\frac(")


@pytest.mark.parametrize("opening", BRACKETS)
def test_brackets_that_are_never_closed_take_no_time(opening: str) -> None:
    begun = time.perf_counter()
    for number in (25, 1_000):
        fault = to_mathml(opening * number + "x", display=True)
        assert isinstance(fault, Fault)
        to_mathml(opening * number + "x" + "}" * number, display=True)
    assert time.perf_counter() - begun < 2


def test_brackets_that_are_closed_and_half_open_intervals_are_counted_as_such() -> None:
    shown(
        " + ".join([r"(a) [0, 1) \left[ 0, 1 \right) \bigl( x \bigr] \{ x \}"] * 20), display=True
    )
    shown(r"\left\{ x \right. " * 20, display=True)


def test_a_long_formula_takes_no_time() -> None:
    begun = time.perf_counter()
    for piece, display in product(
        ("x_1 + ", r"\frac{a}{b} ", r"\text{$x$} ", "a & b \\\\ ", "{", "$", "'", "%\n"),
        (True, False),
    ):
        to_mathml((piece * LONGEST)[:LONGEST], display=display)
        to_mathml(piece * LONGEST, display=display)
    assert time.perf_counter() - begun < 2


def test_the_list_of_what_is_allowed_holds() -> None:
    for mathml in (
        "<math><script>x</script></math>",
        '<math><mi onclick="x">x</mi></math>',
        '<math><maction actiontype="toggle"><mi>x</mi></maction></math>',
        '<math href="#x"><mi>x</mi></math>',
        '<math><mi id="x">x</mi></math>',
        '<math><mi style="position:fixed">x</mi></math>',
        '<math><mi style="width: 1em;background:url(x)">x</mi></math>',
        '<math><mi class="iw-status">x</mi></math>',
        "<math><mi>x</math></mi>",
        "<math><mi>x</mi>",
        "</math>",
        "<math><!-- x --></math>",
        "<math>&nbsp;</math>",
        "<math>a & b</math>",
        "<math>\x0b</math>",
    ):
        assert not is_allowed(mathml), mathml


def shown(tex: str, *, display: bool) -> str:
    mathml = to_mathml(tex, display=display)
    assert isinstance(mathml, str), mathml
    assert re.match(r"<math[ >]", mathml)
    return mathml
