"""What a field cites is named in words; no brackets of LaTeX are left."""

import pytest

from innerwiki.bibliography import parse
from innerwiki.model import Source

BIB = r"""
@misc{i1, author = {Erd{\H o}s, P. and {B \& C}}, title = {A}, year = {c. 1900}, note = {After \cite{i2}}}
@misc{i2, editor = {Noether, E.}, title = {B}, year = 1918, note = {Before \cite{i1}}}
@misc{k, title = {K}, url = {https://a.org/\cite{i1}}, note = {%s}}
"""


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (r"See \cite[p. 3]{i1}.", "See Erdős and B & C c. 1900, p. 3."),
        (r"See \cite{i1}.", "See Erdős and B & C c. 1900."),
        (r"\parencite[see][ch. 2]{i2, i1}", "see Noether 1918; Erdős and B & C c. 1900, ch. 2"),
        (r"See \cite[p. 3]{gone_1}.", "See gone_1, p. 3."),
        (r"\citeauthor{i2} (\citeyear{i2})", "Noether (1918)"),
        (r"Whole.\nocite{i1}", "Whole."),
        (r"Excited \emph{[sic]} and \cite", "Excited [sic] and"),
        (r"{\textit{See \cite{i2}}}", "See Noether 1918"),
    ],
)
def test_a_citation_becomes_names_and_year(note: str, text: str) -> None:
    library = parse([Source("a.bib", BIB % note)])
    assert library.entries["k"].fields["note"] == text
    assert library.entries["k"].fields["url"] == r"https://a.org/\cite{i1}"


def test_two_that_cite_each_other_name_each_other() -> None:
    library = parse([Source("a.bib", BIB % "x")])
    assert library.entries["i1"].fields["note"] == "After Noether 1918"
    assert library.entries["i2"].fields["note"] == "Before Erdős and B & C c. 1900"
