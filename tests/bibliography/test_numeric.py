"""References of every type, and names in passing."""

import re
from pathlib import Path

import pytest

from innerwiki.bibliography import narrative_name, parse, reference, short_name, to_html, to_plain
from innerwiki.model import Entry, Source

CITATIONS = Path(__file__).parents[2] / "citations"


def entry(text: str) -> Entry:
    (found,) = parse([Source("a.bib", text)])
    return found


def written(text: str) -> str:
    """The reference with emphasis as in Markdown and links in brackets."""
    html = to_html(reference(entry(text)))
    assert "<" not in re.sub(r"</?(?:em|a)\b[^<>]*>", "", html)
    return to_plain(reference(entry(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            """@misc{k, author = {Hubinger, Evan and van Merwijk, Chris and Mikulik, Vladimir},
            title = {Risks from {Learned} Optimization}, year = 2019, eprint = {1906.01820},
            archiveprefix = {arXiv}, url = {https://arxiv.org/abs/1906.01820}}""",
            (
                "Hubinger, E.; van Merwijk, C.; Mikulik, V. (2019). Risks from Learned Optimization."
                " arXiv:1906.01820."
            ),
        ),
        (
            """@article{k, author = {Bostrom, Nick}, title = {The Will}, year = {2012},
            journal = {Minds and Machines}, volume = {22}, number = {2}, pages = {71--85},
            doi = {10.1007/s11023-012-9281-3}}""",
            (
                "Bostrom, N. (2012). The Will. Minds and Machines 22(2), 71–85."
                " doi:10.1007/s11023-012-9281-3."
            ),
        ),
        (
            """@article{k, author = {A, B}, title = {T}, journaltitle = {J}, number = {3},
            eid = {e29}, date = {2021-06/2021-07}}""",
            "A, B. (2021). T. J, no. 3, e29.",
        ),
        (
            """@article{k, author = {A, B}, title = {T}, journal = {arXiv preprint
            arXiv:1906.01820}, year = 2019}""",
            "A, B. (2019). T. arXiv:1906.01820.",
        ),
        (
            """@inproceedings{k, author = {Ring, Mark}, editor = {Roe, Jane and Doe, Jo},
            title = {Delusion?}, booktitle = {AGI}, series = {LNCS}, volume = 6830,
            pages = {11-20}, publisher = {Springer}, address = {Berlin}, year = 2011}""",
            (
                "Ring, M. (2011). Delusion? In Roe, J.; Doe, J. (eds.), AGI, LNCS 6830, pp. 11–20."
                " Springer, Berlin."
            ),
        ),
        (
            """@incollection{k, author = {A, B}, title = {T}, booktitle = {Handbook},
            edition = {2}, chapter = 7, pages = 12, year = 2001}""",
            "A, B. (2001). T. In Handbook, 2nd ed., ch. 7, p. 12.",
        ),
        (
            """@book{k, author = {Russell, Stuart and Norvig, Peter}, title = {{AI}},
            edition = {Fourth}, volume = {2}, publisher = {Pearson}, year = 2020}""",
            "Russell, S.; Norvig, P. (2020). AI. Fourth ed. Vol. 2. Pearson.",
        ),
        (
            "@book{k, editor = {Roe, Jane}, title = {Papers!}, publisher = {P.}, year = 1999}",
            "Roe, J. (ed.) (1999). Papers! P.",
        ),
        (
            "@phdthesis{k, author = {A, B}, title = {T}, school = {University of X}, year = 1999}",
            "A, B. (1999). T. PhD thesis, University of X.",
        ),
        (
            "@thesis{k, author = {A, B}, title = {T}, type = {mathesis}, institution = {X}}",
            "A, B. (n.d.). T. Master’s thesis, X.",
        ),
        (
            """@techreport{k, author = {Armstrong, Stuart}, title = {Utility Indifference},
            number = {2010-1}, institution = {Future of Humanity Institute}, year = 2010}""",
            (
                "Armstrong, S. (2010). Utility Indifference. Technical report 2010-1,"
                " Future of Humanity Institute."
            ),
        ),
        (
            """@online{k, author = {Barnes, Beth}, title = {Debate update}, date = {2020-12-22},
            organization = {AI Alignment Forum}, urldate = {2026-01-02},
            url = {https://www.alignmentforum.org/posts/a_long/address}}""",
            (
                "Barnes, B. (2020). Debate update. AI Alignment Forum, 2020-12-22."
                " alignmentforum.org, accessed 2026-01-02."
            ),
        ),
        (
            "@misc{k, title = {A page}, howpublished = {\\url{https://a.org}}, note = {Was here.}}",
            "A page (n.d.). Was here.",
        ),
        (
            "@online{k, organization = {OpenAI}, title = {Rewards}, month = dec, year = 2016}",
            "OpenAI (2016). Rewards. December.",
        ),
        (
            "@software{k, author = {{OpenAI}}, title = {Gym}, version = {0.1}, year = 2016}",
            "OpenAI (2016). Gym. Version 0.1.",
        ),
        (
            "@misc{k, author = {A, B}, title = {T}, doi = {10.48550/arXiv.1906.01820v2}}",
            "A, B. (n.d.). T. arXiv:1906.01820.",
        ),
        (
            "@misc{k, author = {A, B}, title = {It ends ``so.''}}",
            "A, B. (n.d.). It ends “so.”",
        ),
        ("@misc{k,}", "k (n.d.)."),
    ],
)
def test_a_reference(text: str, expected: str) -> None:
    assert written(text) == expected


def test_what_stands_alone_is_emphasised_and_what_finds_it_is_a_link() -> None:
    page = entry("@online{k, title = {Q & A}, year = 2020, url = {https://a.org/x?a=1&b=%20}}")
    assert to_html(reference(page)) == (
        '<em>Q &amp; A</em> (2020). <a href="https://a.org/x?a=1&amp;b=%20">a.org</a>.'
    )
    article = entry("@article{k, author = {A, B}, title = {T}, journal = {J}, doi = {10.1000/<a>}}")
    assert to_html(reference(article)) == (
        "A, B. (n.d.). T. <em>J</em>."
        ' <a href="https://doi.org/10.1000/%3Ca%3E">doi:10.1000/&lt;a&gt;</a>.'
    )


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    html = to_html(reference(entry("@online{k, title = {T}, url = {javascript:alert(1)}}")))
    assert html == "<em>T</em> (n.d.). javascript:alert(1)."


@pytest.mark.parametrize(
    ("authors", "listed"),
    [
        (" and ".join(f"{letter}, A" for letter in "BCDEFGHIJK"), "J, A.; K, A. (n.d.)"),
        (" and ".join(f"{letter}, A" for letter in "BCDEFGHIJKL"), "K, A.; et al. (n.d.)"),
        ("Bai, Yuntao and others", "Bai, Y.; et al. (n.d.)"),
        ("欧阳, 修 and Толстой, Лев Николаевич", "欧阳修; Толстой, Л. Н. (n.d.)"),
        ("Merleau-Ponty, Jean-Luc S.", "Merleau-Ponty, J.-L. S. (n.d.)"),
        ("King, Jr., Martin Luther", "King, M. L., Jr. (n.d.)"),
        ("de la Cruz, Ana", "de la Cruz, A. (n.d.)"),
        ("خان, محمد", "خان, محمد (n.d.)"),
        ("{Center for Human-Compatible {AI}}", "Center for Human-Compatible AI (n.d.)"),
    ],
)
def test_names_in_the_list(authors: str, listed: str) -> None:
    assert listed in written(f"@misc{{k, author = {{{authors}}}, title = {{T}}}}")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("author = {Turner, Alex}, year = 2022", "Turner 2022"),
        ("author = {Amodei, Dario and Olah, Chris}, year = 2016", "Amodei and Olah 2016"),
        ("author = {A, B and C, D and E, F}, date = {2019-06}", "A et al. 2019"),
        ("author = {Bai, Yuntao and others}, year = 2022", "Bai et al. 2022"),
        ("author = {van Merwijk, Chris}", "van Merwijk n.d."),
        ("author = {{OpenAI}}, year = 2020", "OpenAI 2020"),
        ("editor = {Roe, Jane}, year = 2020", "Roe 2020"),
        ("organization = {METR}, year = 2020", "METR 2020"),
        ("title = {Risks: a list}, year = 2020", "Risks 2020"),
        ("title = {T}, shorttitle = {Short}, year = 2020", "Short 2020"),
        (
            "title = {An overview of eleven proposals for building safe advanced systems}",
            "An overview of eleven proposals for… n.d.",
        ),
        ("year = 2020", "k 2020"),
    ],
)
def test_names_in_passing(fields: str, name: str) -> None:
    found = entry(f"@misc{{k, {fields}}}")
    assert short_name(found) == name
    assert narrative_name(found) == name.rpartition(" ")[0]


def test_every_source_of_this_wiki_makes_a_clean_reference() -> None:
    files = sorted(CITATIONS.glob("*.bib"))
    assert files
    for found in parse(Source(file.name, file.read_text(encoding="utf-8")) for file in files):
        text = to_plain(reference(found))
        assert text.endswith((".", "?", "!")), text
        assert not re.search(
            r"[{}\\$]|\s\s|\.\.|[?!]\.|\s[.,;)]|\(\)|,,|arXiv.*arXiv:.*arXiv:", text
        ), text
