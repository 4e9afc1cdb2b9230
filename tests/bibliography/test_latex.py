"""LaTeX in fields becomes Unicode, and nothing else is lost."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innerwiki.bibliography.latex import decode


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Co\hyphen op and\slash or x\nbhyphen{}ray", "Co-op and/or x-ray"),
        (r"Aky{\"u}rek", "Akyürek"),
        (r"{\AA}ngstr{\"o}m", "Ångström"),
        (r"\AA ngstr\"om", "Ångström"),
        (r"\'{\i}\'\i{}\`{e}\^o\~n\=a\.z", "ííèôñāż"),
        (r"\v{S}\v s\c{c}\H{o}\k{a}\r{a}\u{g}\d{a}", "Ššçőąåğạ"),
        (r"\o\O\l\L{}\ss{}\ae\aa\i", "øØłŁßæåı"),
        (r"D{\v{z}}eroski {\'E}mile", "Džeroski Émile"),
        (r"100\% \& \$5 \_a \#1 \{x\}", "100% & $5 _a #1 {x}"),
        (r"50% & a_b #2 ^c", "50% & a_b #2 ^c"),
        ("a---b--c ``q'' `s' it's", "a—b–c “q” ‘s’ it's"),
        ("{{OpenAI}} {A}I", "OpenAI AI"),
        (r"\textbf{Bold} \emph{x} \unknown{kept}", "Bold x kept"),
        ("two  words\n\tthree~four", "two words three four"),
        (r"a \ldots\ b\,c", "a … b c"),
        (r"{RL}$^2$", "RL²"),
        (r"Utility $\neq$ Reward", "Utility ≠ Reward"),
        (
            r"$\alpha_{10}$ in $O(n^{12} \log n)$, $x_T$, $a \leq b$",
            "α₁₀ in O(n¹² log n), x_T, a ≤ b",
        ),
        (r"$\frac{1}{2}$ of 90$^\circ$", "1/2 of 90°"),
        (r"\(x^2\)", "x²"),
        ("costs $5 and $6, or $7", "costs $5 and $6, or $7"),
        (r"\url{https://a.org/b_c%20d~e--f#g} rest~x", "https://a.org/b_c%20d~e--f#g rest x"),
        ("see https://a.org/~joe--x_y%20z now", "see https://a.org/~joe--x_y%20z now"),
        ("cafe\u0301", "café"),
        ("欧阳 修", "欧阳 修"),
        (r"Q\&amp;A &#8211; R&D; &Ouml;l&nbsp;x", "Q&A – R&D; Öl x"),
        ("\\begin{quotation}Said.\n\\end{quotation}", "Said."),
    ],
)
def test_decodes(latex: str, text: str) -> None:
    assert decode(latex) == text


@given(st.text(st.sampled_from("\\{}$~`'\"^_%&-uicHv aE0\n"), max_size=60))
@example("\\verb")
@example("{" * 2000 + "}" * 2000)
@example("\\'" * 2000)
def test_no_text_makes_it_raise(latex: str) -> None:
    assert isinstance(decode(latex), str)


@given(st.text(st.characters(categories=("L", "N")), max_size=40))
def test_text_without_latex_stays(text: str) -> None:
    assert decode(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("piece", ["\\'", "\\' ", "$", "$a", "\\(", "{", "\\url{", " ", "\\c "])
def test_time_is_linear_in_the_length(piece: str) -> None:
    start = time.process_time()
    decode("\\'" + piece * 50_000)
    assert time.process_time() - start < 3
