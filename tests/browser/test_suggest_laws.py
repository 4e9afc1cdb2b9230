"""What "Suggest a source" makes of identifiers, names, keys and entries is what the wiki makes of them."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from innerwiki.bibliography import (
    identifiers_of,
    normalise_identifier,
    parse,
    short_name,
    to_plain,
)
from innerwiki.bibliography.styles.reference import reference
from innerwiki.bibliography.titles import WHOLE_BOOKS, folded
from innerwiki.editing.additions import read_identifier
from innerwiki.editing.citation_keys import choose_key, file_name, folded_key
from innerwiki.errors import InnerwikiError
from innerwiki.model import Entry, Name, Source
from tests.browser.visits import Site, Visits

CITATIONS = Path(__file__).parents[2] / "citations"

IDENTIFIERS = [
    *("10.1000/182", "doi:10.1000/ABC", "DOI: 10.1000/abc", "doi: doi:10.1000/x", "10.1000/"),
    *("https://doi.org/10.1007/S11023-020-09539-2", "http://dx.doi.org/10.1000/a%2Fb?x#y"),
    *("https://www.doi.org/10.1000/a%E0%A4%A/", "https://doi.org/10.1000/%C3%A9", "10.1000.10/é"),
    *(
        "arXiv:1906.01820v3",
        "ARXIV: 1906.01820",
        "1906.01820",
        "1906.01820v2",
        "10.48550/arXiv.1906.01820",
    ),
    *(
        "https://arxiv.org/abs/1906.01820v3",
        "http://export.arxiv.org/pdf/1906.01820.pdf",
        "math.GT/0309136",
    ),
    *(
        "arxiv:hep-th/9901001v2",
        "https://arxiv.org/abs/cs/0101001?x=1#y",
        "doi:10.48550/arXiv.cs/0101001",
    ),
    *(
        "isbn:0-306-40615-2",
        "ISBN 978-0-306-40615-7",
        "isbn:080442957X",
        "isbn:0-8044-2957-x",
        "0306406152",
    ),
    *(
        "0306406151",
        "978-0-306-40615-7",
        "9780306406158",
        "isbn0306406152",
        "ISBN: 978–0–306–40615–7",
        "isbn:1",
    ),
    *(
        "http://Example.org/A/#top",
        "HTTPS://EXAMPLE.org//",
        "https://example.org/a?b=c/#d",
        "https://",
        "http:x",
    ),
    *(
        "https://example.org/a b",
        "https://user@example.org:80/é",
        "hubinger2019risks",
        "",
        " ",
        "\u00a0x\u3000",
    ),
    *(
        "e\u0301",
        "javascript:alert(1)",
        "<b>",
        "foo bar",
        "doi:x",
        "arxiv:",
        "__proto__",
        "ftp://a.example/",
    ),
    *(
        "10.1000/182.",
        "(10.1000/182)",
        "10.1000/182,",
        "<https://doi.org/10.1000/182>",
        "doi:10.1000/a(1)b).",
        "\u201c10.1000/182\u201d;",
        "https://example.org/Co.",
        "https://arxiv.org/abs/1906.01820.",
        "(ISBN 978-0-306-40615-7).",
        "(https://example.org/a_(b))",
        "().,",
    ),
]
"""Identifiers in all their ways, and what is none."""

PIECES = [
    *(
        "10.",
        "1000",
        "/",
        "doi:",
        "DOI:",
        "arxiv:",
        "isbn",
        ":",
        " ",
        "-",
        "X",
        "x",
        "978",
        "0306406152",
    ),
    *(
        "https://",
        "doi.org/",
        "arxiv.org/",
        "abs/",
        "1906.01820",
        "v2",
        ".pdf",
        "?",
        "#",
        "%41",
        "%",
        "É",
        "\t",
    ),
    *(".", ",", ")", "(", ">", "<", '"', "]"),
]

TITLES = [
    *(
        "Ueber verschiedene für die Anwendung bequeme Formen",
        "The 2-D robustness of it",
        "",
        "Straße",
        "a",
    ),
    *(
        "On the İstanbul ıssue",
        "ΣΊΣΥΦΟΣ ς",
        "矢野 修",
        "ﬁne ²nd ½ Ⅻ words",
        "C++ & C#: <b>",
        "___",
        "Œuvres",
    ),
    *(
        "Mesa-optimization:  What it is",
        "ŉ ſ ẞ",
        "é\u0301 N\u0303",
        "\U0001d400 bold",
        "Ångström",
        "…!?",
    ),
]

ENTRIES = r"""
@string{nach = {Nachrichten von der Gesellschaft}}
@article{a, author = {Noether, Emmy and others}, title = {Invariante {V}ariationsprobleme},
  journal = nach # { Göttingen}, year = 1918, volume = {2}, number = 3, pages = {235--257}}
@book{b, author = {Hooke, Robert}, title = "Lectures {"}de Potentia", subtitle = {Of Spring},
  edition = {2}, series = {Works}, volume = 3, publisher = {Martyn}, address = {London}, year = {1678}}
@incollection{c, author = {Charles Louis Xavier Joseph de la Vall{\'e}e Poussin}, editor = {A. B. See and
  {Barnes and Noble}}, booktitle = {A Book}, title = {A part?}, pages = {7}, chapter = 4, date = {1999-05}}
@phdthesis{d, author = {King Jr., Martin Luther}, title = {Thesis!}, school = {A School}, year = {1955}}
@mastersthesis{e, author = {矢野, 修}, title = {On \$5 \& 50\%---``so''}, school = {S}, year = 2000}
@techreport{f, author = {{OpenAI}}, title = {Report on $x^2$ and H$_2$O}, institution = {OpenAI},
  number = {7}, year = {2020}}
@misc{g, title = {A page}, organization = {A Site}, url = {https://www.Example.org/a_b%20c}, urldate =
  {2024-01-02}, date = {2023-05-06}}
@online{h, author = {O'Neil, Jean-Luc and Erd{\H o}s, P{\'a}l and \AA ngstr{\"o}m, {\O}}, title = {T}, month = jul,
  year = 2020, note = {A note.}, howpublished = {\url{https://a.example}}}
@article{i, author = {Shannon, C. E.}, title = {Of messages}, journal = {arXiv preprint arXiv:1906.01820v2}, year = 2019}
@article{j, author = {A, B and C, D and E, F and G, H and I, J and K, L and M, N and O, P and Q, R and S, T and U, V},
  title = {Many}, journal = {J}, issue = {4}, eid = {e12}, doi = {https://doi.org/10.1000/ABC_d}, year = {2001}}
@misc(k, title = {In parentheses}, doi = {10.48550/arXiv.1906.01820}, version = {2.1}, year = {n.d.})
@manual{l, title = {{\LaTeX} \emph{manual} \unknown{kept}}, edition = {Third edition}, isbn = {0-306-40615-2,
  978-0-306-40615-7}, year = 1994}
@proceedings{m, editor = {One, A. and Two, B.}, title = {Proceedings}, year = {2005}, publisher = {P},
  keywords = {x}, url = {{https://proc.example/}},}
% a comment with an address: me@example.org
@comment{ @book{no, title = {No}} }
@book{o, author = {Hooke, Robert}, title = {Co\hyphen op\slash{}Co}, year = {c. 1900}, series = {newseries}}
@book{p, author = {Hooke, Robert}, title = {P}, year = {[1900?]}}
@book{q, author = {Hooke, Robert}, title = {Q}, year = {1900--1910}}
@book{r, author = {Hooke, Robert}, title = {R}, year = {in press}}
@book{s, author = {Hooke, Robert}, title = {S}, date = {c. 1900}}
@book{t, author = {Hooke, Robert}, title = {T}, year = {????}}
@book{u, author = {Hooke, Robert}, title = {U}, date = {1900-05/1901}}
@inproceedings{n, author={Merwijk, Chris van and van der Waals, J. and Ortega y Gasset, Jos{\'e}},
 title={T:}, subtitle = {S}, booktitle = {In Them}, pages={1, 5--7}, year={"2007"}}
"""


@pytest.fixture(scope="module")
def laws(visit: Visits, other_site: Site) -> Iterator[Any]:
    """Calls a function of the module: `laws("all => all.map(law.folded)", texts)`."""
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url("suggest-a-source/"))
        page.evaluate("async () => { window.law = await import('../assets/suggest-laws.js'); }")
        yield page.evaluate


def made_up(pieces: list[str], number: int) -> list[str]:
    chance = random.Random(0)
    return ["".join(chance.choices(pieces, k=chance.randint(1, 6))) for _ in range(number)]


def test_identifiers_get_the_same_normal_form(laws: Any) -> None:
    texts = IDENTIFIERS + made_up(PIECES, 3000)
    found = laws("all => all.map(law.normaliseIdentifier)", texts)
    assert dict(zip(texts, found, strict=True)) == {one: normalise_identifier(one) for one in texts}


def test_what_stands_alone_is_taken_for_the_same_identifier_or_for_none(laws: Any) -> None:
    texts = IDENTIFIERS + made_up(PIECES, 1000)
    found = laws(
        "all => all.map(one => { try { return law.readIdentifier(one); } catch (e) { return e.word; } })",
        texts,
    )
    assert dict(zip(texts, found, strict=True)) == {one: asked(one) for one in texts}


def asked(text: str) -> str:
    try:
        return read_identifier(text)
    except InnerwikiError as error:
        return "badIsbn" if "last digit" in str(error) else "noIdentifier"


def test_titles_and_keys_are_folded_in_the_same_way(laws: Any) -> None:
    chance = random.Random(1)
    scripts = [
        range(0x20, 0x250),
        range(0x370, 0x530),
        range(0x1E00, 0x2100),
        range(0x3040, 0x3100),
    ]
    letters = [chr(code) for script in scripts for code in script]
    letters = [
        letter for letter in letters if category(letter) != "Cn"
    ]  # of a later Unicode, perhaps
    texts = TITLES + made_up(letters, 2000) + [chance.choice(letters) for _ in range(500)]
    found = laws("all => all.map(one => [law.folded(one), law.foldedKey(one)])", texts)
    wanted = {one: [folded(one), folded_key(one)] for one in texts}
    assert dict(zip(texts, found, strict=True)) == wanted


@pytest.mark.parametrize("pattern", ["{family}{year}{word}", "{word}-{family}", "x{year}"])
def test_keys_are_proposed_by_the_same_law(laws: Any, pattern: str) -> None:
    names = [Name("Merwijk", "Chris", "van"), Name(literal="Open AI"), Name("Ø"), Name("…"), None]
    for name in names:
        people = [name] if name else []
        given = [{"family": n.family, "particle": n.particle, "literal": n.literal} for n in people]
        for year in ("2019", ""):
            first = [choose_key(pattern, people, year, title, set()) for title in TITLES]
            for taken in (
                set(),
                set(first),
                {f"{key}{c}" for key in first for c in ("", "b", "c")},
            ):
                wanted = [choose_key(pattern, people, year, title, taken) for title in TITLES]
                found = laws(
                    """([pattern, names, year, titles, taken]) => Promise.all(titles.map(title =>
                    law.chooseKey(pattern, names, year, title, async key => taken.includes(key))))""",
                    [pattern, given, year, TITLES, sorted(taken)],
                )
                assert found == wanted


def test_files_are_named_by_the_same_law(laws: Any) -> None:
    keys = [
        "hooke1678",
        "DBLP:conf/x/Hooke78",
        "...",
        "é" * 100,
        "矢野" * 40,
        "-a-",
        "a b",
        "../../x",
        *("CON", "aux.x", "com1", "COM¹", "com", "console", "nul-x"),
    ]
    assert laws("all => all.map(law.fileName)", keys) == [file_name(key) for key in keys]


def test_the_same_types_are_whole_books(laws: Any) -> None:
    assert set(laws("() => [...law.WHOLE_BOOKS]")) == WHOLE_BOOKS


def facts(entry: Entry) -> list[object]:
    names = entry.authors or entry.editors
    title = entry.fields.get("title", "")
    return [
        to_plain(reference(entry)),
        short_name(entry),
        list(identifiers_of(entry.fields)),
        choose_key("{family}{year}{word}", names, entry.year or "", title, set()),
    ]


READ = """async texts => {
  const found = {};
  for (const text of texts) {
    for (const entry of law.parseBibtex(text).entries) {
      const people = entry.authors.names.length ? entry.authors : entry.editors;
      const year = law.yearOf(entry.fields);
      found[entry.key] = [
        law.plain(law.reference(entry)), law.shortName(entry), law.identifiersOf(entry.fields),
        await law.chooseKey("{family}{year}{word}", people.names, year, entry.fields.title ?? "", () => false),
      ];
    }
  }
  return found;
}"""


@pytest.mark.parametrize("kind", ["all sources of this wiki", "entries of every form"])
def test_an_entry_is_read_and_shown_as_in_the_list_of_references(laws: Any, kind: str) -> None:
    files = {"all.bib": ENTRIES}
    if kind != "entries of every form":
        files = {path.name: path.read_text("utf-8") for path in sorted(CITATIONS.glob("*.bib"))}
    library = parse([Source(name, text) for name, text in files.items()])
    assert len(library) >= 14
    found = laws(READ, list(files.values()))
    assert found == {entry.key: facts(entry) for entry in library}


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        ("@book{a, title = {Life", "unclosed", 1),
        ("@book{a,\n  title = {Life},\n  year = {1940\n", "unclosed", 3),
        ('@book{a,\n  title = "Life, year = 1940}', "unclosed", 2),
        ("@book{a, title = {Life}\n", "unclosedEntry", 1),
        ("@book{a,\n title = ,}", "noValue", 2),
        ("@book{a,\n title\n}", "noField", 2),
        ("\n\n@book{a, title = {x}, }}}{{{ @book{b, title = {", "unclosed", 3),
    ],
)
def test_what_is_wrong_in_an_entry_is_told_with_its_line(
    laws: Any, text: str, word: str, line: int
) -> None:
    problems = laws("text => law.parseBibtex(text).problems", text)
    assert [(one["word"], one["line"]) for one in problems] == [(word, line)]


def test_a_broken_entry_costs_no_other(laws: Any) -> None:
    text = (
        "@book{a, title = {Broken\n@book{b, title = {Whole}, year = 2000}\n@misc{c, title={@x{}}}"
    )
    read = laws("text => law.parseBibtex(text)", text)
    assert [one["key"] for one in read["entries"]] == ["b", "c"]
    assert [one["word"] for one in read["problems"]] == ["unclosed"]


HOSTILE = [
    *(
        "{" * 100_000,
        "@a{" * 33_000,
        "@a{b,c={" * 12_000,
        "@a{b,c={\n" * 11_000,
        '@a{b,c="\\' * 9_000,
    ),
    *("@a{b,c=" + "{" * 49_000 + "}" * 49_000 + "}", "@a{b,c={\\'" + " " * 90_000 + "}}"),
    *("@a{b,author={" + "A and " * 16_000 + "}}", "@a{b,c={" + "$a" * 49_000 + "}}"),
    *("x" + " " * 98_000 + "x", "https://a.example/" + "/" * 90_000 + "x", "." * 98_000 + "@a{}"),
    *("@string{a=a#a}" * 7_000, "@a{b, " + "c = d # " * 12_000 + "e}", "10.1000/" + "%" * 90_000),
    "@a{" + "k" * 90_000 + ", title = {x}, doi = {10.1000/" + "/" * 9_000 + "}}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12].strip())
def test_no_paste_takes_long(laws: Any, text: str) -> None:
    spent = laws(
        """async text => {
          const start = performance.now();
          for (const entry of law.parseBibtex(text).entries.slice(0, 10)) {
            law.reference(entry);
            law.identifiersOf(entry.fields);
            law.folded(entry.fields.title ?? "");
            law.entryFile(entry, "k");
          }
          try { law.readIdentifier(text); } catch (problem) { if (!problem.word) throw problem; }
          return performance.now() - start;
        }""",
        text,
    )
    assert spent < 3000


def test_the_file_for_an_entry_is_what_was_pasted_but_for_its_key(laws: Any) -> None:
    text = '@string{n = "Nature"}\n@string{m = {M}}\n@Article{old,\n  title={{A} b},\n  note = {},\n  journal=n\n}\n'
    found = laws("text => law.entryFile(law.parseBibtex(text).entries[0], 'new')", text)
    assert found == '@string{n = "Nature"}\n\n@Article{new,\n  title={{A} b},\n  journal=n\n}\n'
    assert parse([Source("x.bib", found)]).entries["new"].fields["journal"] == "Nature"


@pytest.mark.parametrize(
    "text", ["@book{title = {Life}}", "@book{, title = {Life}}", "@book{ , title={Life}}"]
)
def test_an_entry_without_a_key_gets_one(laws: Any, text: str) -> None:
    found = laws("text => law.entryFile(law.parseBibtex(text).entries[0], 'new')", text)
    library = parse([Source("x.bib", found)])
    assert (list(library.entries), library.problems) == (["new"], ())
    assert library.entries["new"].title == "Life"


@pytest.mark.parametrize(
    "text", ["10.1000/{x}_é", "1906.01820", "0306406152", "https://a.example/{x}?y=\\z"]
)
def test_the_entry_of_a_bare_identifier_invents_nothing_and_is_found_by_it(
    laws: Any, text: str
) -> None:
    found = laws(
        "text => law.skeleton(text.startsWith('https') ? text : law.readIdentifier(text), 'new')",
        text,
    )
    library = parse([Source("x.bib", found)])
    fields = library.entries["new"].fields
    assert set(fields) - {"doi", "eprint", "archiveprefix", "isbn", "url"} == {
        name for name in fields if not fields[name]
    }
    sought = read_identifier(text)
    if "{" not in text:
        assert sought in library.identifiers
