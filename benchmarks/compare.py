"""innerwiki beside plain MkDocs and Material on the same text, in ratios within one run.

    python benchmarks/compare.py [--articles 1000] [--runs 3]

Both wikis have the same articles of about 1,300 words, with two tables and fifteen links each, a
search index, and pages kept out of the navigation; innerwiki's have 25 citations each as well. The
two are built in turn, in processes of their own, and the medians are compared.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = (
    "model training objective system behaviour optimizer search policy reward data loss agent "
    "goal environment learned internal structure selected process value function result measure "
    "test sample task method study evidence claim problem approach limit case example reason"
).split()
CITATIONS = 25
LINKS = 15
GOAL = 1.25
MKDOCS_YML = """site_name: Benchmark
docs_dir: content
theme: {{name: material, font: false}}
not_in_nav: |
  /a*.md
{rest}
"""
PLAIN = """plugins: [search]
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables]
"""


def article(number: int, total: int, rng: random.Random, *, cited: bool) -> str:
    """One article; with and without citations it is the same but for the marks."""
    paragraphs = []
    marks = 0
    for count in range(13):
        words = rng.choices(WORDS, k=88)
        sentences = [" ".join(words[i : i + 22]).capitalize() for i in range(0, 88, 22)]
        for place in (0, 2):
            mark = f" [@key{rng.randrange(total // 2)}, p. {rng.randrange(1, 99)}]"
            if cited and marks < CITATIONS:
                sentences[place] += mark
                marks += 1
        if count < LINKS:
            sentences.append(f"See [another](a{rng.randrange(total)}.md) too")
        paragraphs.append(". ".join(sentences) + ".")
    sections = "\n\n".join(
        f"## Section {n}\n\n" + "\n\n".join(paragraphs[n * 3 : n * 3 + 3]) for n in range(5)
    )
    row = "| " + " | ".join(rng.choices(WORDS, k=3)) + " |"
    table = "\n".join([row, "|---|---|---|", *[row] * 5])
    return f"---\ntitle: Article {number}\n---\n\n{sections}\n\n{table}\n\nText.\n\n{table}\n"


def make(folder: Path, total: int, *, cited: bool) -> None:
    """Write a wiki of `total` articles."""
    content, citations = folder / "content", folder / "citations"
    content.mkdir(parents=True)
    citations.mkdir()
    rng = random.Random(5)
    for number in range(total):
        text = article(number, total, rng, cited=cited)
        content.joinpath(f"a{number}.md").write_text(text, encoding="utf-8")
    content.joinpath("index.md").write_text("---\ntitle: Home\n---\n\nHome.\n", encoding="utf-8")
    for number in range(total // 2):
        citations.joinpath(f"key{number}.bib").write_text(
            f"@article{{key{number},\n  author = {{Writer, W. {number} and Other, O.}},\n"
            f"  title = {{The {rng.choice(WORDS)} of {number}}},\n  year = {{2020}},\n"
            f"  journal = {{Journal}},\n  keywords = {{peer-reviewed}},\n}}\n",
            encoding="utf-8",
        )
    folder.joinpath("innerwiki.toml").write_text('title = "Benchmark"\n', encoding="utf-8")
    rest = "plugins: [search, innerwiki]\n" if cited else PLAIN
    folder.joinpath("mkdocs.yml").write_text(MKDOCS_YML.format(rest=rest), encoding="utf-8")


def seconds(folder: Path) -> tuple[float, float]:
    """The wall time and the processor time of one build, a whole process."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu


def show(name: str, builds: list[tuple[float, float]]) -> None:
    """One line of the table: medians."""
    wall, cpu = (statistics.median(build[i] for build in builds) for i in (0, 1))
    print(f"  {name:26} {wall:6.1f} s wall {cpu:6.1f} s processor")


def main() -> int:
    """Print the table; exit 1 if the ratio misses the goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        plain, wiki = Path(temporary, "plain"), Path(temporary, "wiki")
        make(plain, options.articles, cited=False)
        make(wiki, options.articles, cited=True)
        pairs = [(seconds(plain), seconds(wiki)) for _ in range(options.runs)]
    print(f"{options.articles} articles, medians of {options.runs} runs")
    show("plain mkdocs + Material", [theirs for theirs, _ in pairs])
    show(f"innerwiki, {CITATIONS} citations each", [ours for _, ours in pairs])
    wall, cpu = (statistics.median(ours[i] / theirs[i] for theirs, ours in pairs) for i in (0, 1))
    print(f"  {'ratio':26} {wall:6.2f}        {cpu:6.2f}     (goal: at most {GOAL})")
    return int(wall > GOAL)


if __name__ == "__main__":
    sys.exit(main())
