"""How long a large library takes to read, in processor time.

    python benchmarks/bibtex.py [--entries 50000]

The file is made up of entries as programs export them: a quarter of them with accents in LaTeX,
months as abbreviations or in braces, values in braces or quotation marks, one title in ten with
mathematics. Each half is one file; the entries of the second lean on an `@string` of the first.
"""

import argparse
import random
import time

from innerwiki.bibliography import parse
from innerwiki.model import Source

GOAL = 5.0
WORDS = (
    "on the a of learning model theory reward optimal search agents proof bounds Bayesian neural "
    "networks decision inference language {GPU} {B}ayes robust systems"
).split()
ABSTRACT = [word for word in WORDS if "{" not in word]
PLAIN_NAMES = [
    "Clausius, Rudolf",
    "Noether, Emmy",
    "Hooke, Robert",
    "Claude E. Shannon",
    "{OpenAI}",
]
ACCENTED_NAMES = [
    r"Aky{\"u}rek, Ay{\c{s}}e",
    r"Erd{\H o}s, P{\'a}l",
    r"Mart{\'\i}nez de la Cruz, J.",
]
MONTHS = ["jan", "{March}", '"oct"', "jul # {~4}"]


def entry(number: int, rng: random.Random) -> str:
    """One entry, as some program might have exported it."""
    names = ACCENTED_NAMES + PLAIN_NAMES if number % 4 == 0 else PLAIN_NAMES
    title = " ".join(rng.choices(WORDS, k=rng.randint(5, 12))).capitalize()
    if number % 10 == 0:
        title += r" in $O(n^2 \log n)$ steps"
    journal = "journal" if number % 3 else '"Annals \\& Proceedings of " # society'
    accent = r" by na{\"\i}ve sampling" if number % 4 == 0 else ""
    quote = '"{}"' if number % 5 == 0 else "{{{}}}"
    fields = {
        "author": quote.format(" and ".join(rng.choices(names, k=rng.randint(1, 5)))),
        "title": quote.format(title),
        "journal": "{Journal of Results}" if journal == "journal" else journal,
        "year": str(rng.randint(1950, 2025)),
        "month": rng.choice(MONTHS),
        "volume": "{" + str(rng.randint(1, 80)) + "}",
        "pages": f"{{{number}--{number + 9}}}",
        "doi": f"{{10.1000/example.{number}}}",
        "url": f"{{https://example.org/a_{number}?q=50%25&r=~x#top}}",
        "abstract": "{" + " ".join(rng.choices(ABSTRACT, k=80)) + accent + "}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@article{{key{number},\n{lines}\n}}\n\n"


def main() -> None:
    """Make the files, read them, and say how long that took."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--entries", type=int, default=50_000)
    count = options.parse_args().entries
    rng = random.Random(1)
    texts = [entry(number, rng) for number in range(count)]
    middle = count // 2
    definition = '@string{society = "the Society"}\n'
    sources = [
        Source("citations/a.bib", definition + "".join(texts[:middle])),
        Source("citations/b.bib", "".join(texts[middle:])),
    ]
    start = time.process_time()
    library = parse(sources)
    seconds = time.process_time() - start
    if len(library) != count or library.problems:
        raise SystemExit(f"{len(library)} of {count} entries, {len(library.problems)} problems")
    megabytes = sum(len(source.text) for source in sources) / 1e6
    verdict = "within" if seconds <= GOAL * count / 50_000 else "over"
    print(f"{count:,} entries, {megabytes:.0f} MB: {seconds:.2f} s, {verdict} the goal")


if __name__ == "__main__":
    main()
