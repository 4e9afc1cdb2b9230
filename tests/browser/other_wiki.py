"""A second wiki, on another subject: what `innerwiki init` makes, and articles of every kind.

They are reviewed, stale, retired, stubs and in need of citations; the one on springs has every block
that the Markdown knows. What it says is no more than an example.
"""

from pathlib import Path

from tests.command_line import innerwiki

TODAY = "2026-01-15"
REPOSITORY = "https://github.com/example/springs"

SPRINGS = r"""---
title: Springs
aliases: [coils, elastic body]
tags: [mechanics]
importance: top
description: Bodies that give way to a force and come back when it goes.
see_also: [heat, motion]
citations: [noether1918]
status: needs-citations
flags:
  - {type: disputed, since: 2026-01-02, reason: "Two readings of the law stand side by side."}
infobox:
  - {label: Law, value: "Force grows with extension [@hooke1678, p. 3]"}
  - {label: Kin, value: "[[Heat]] and [[Motion]]"}
---
A **spring** gives way to a force and comes back when it goes [@hooke1678, p. 3]. Its extension grows
with the force [@hooke1678, p. 4; @shannon1948]. See [[Heat]], [[Motion]] and [[Hysteresis]].

Springs of glass are the best of all. {.needs-citation since=2026-01 reason="who says so?"}

## The law

As @hooke1678 [p. 5] says, the force is $F = kx$, and so[^1]

$$
F = k x
$$

### More than one spring, $F = \sum_i F_i$

Of $n$ springs side by side, $k_1 x_1 + k_2 x_2 + k_3 x_3 + k_4 x_4 + k_5 x_5 + k_6 x_6 = F$ is
what each adds [@hooke1678, p. 8]:

\begin{align}
F(x) &= \begin{cases} \sum_{i=1}^{n} k_i x & \text{if $\left| x \right| < x_{\max}$} \\
  0 & \text{otherwise} \end{cases} \\
x^* &= \operatorname*{arg\,min}_{x} \frac{1}{n} \sum_{i=1}^{n} \left\| k_i x_i - F_i \right\|_2^2
  + k_1 x_1 + k_2 x_2 + k_3 x_3 + k_4 x_4 + k_5 x_5 + k_6 x_6 + k_7 x_7 + k_8 x_8 + k_9 x_9
\end{align}

<figure markdown="1">

![A line that rises](line.svg)

<figcaption>A line that rises, drawn for this wiki.</figcaption>
</figure>

The figure shows it [@hooke1678, fig. 1].

### A table

| Material | Stiffness | Source |
|---|---:|---|
| Steel | 200 | [@hooke1678, p. 6] |
| Brass | 100 | [@hooke1678, p. 7] |
| A material with a long name that wants room | 1,000,000,000,000 | [@clausius1865] |

### Code

```python
def force(stiffness: float, extension: float) -> float:
    return stiffness * extension  # a line so long that it does not fit into a narrow window at all
```

### Asides

!!! note "A remark"

    What holds for springs holds for [[Heat]] in another way [@clausius1865, p. 390].

!!! warning

    Do not overstretch it [@hooke1678].

??? info "More on this"

    A folded remark [@shannon1948, p. 2], found only by those who open it.

=== "Steel"

    Steel is stiff [@hooke1678, p. 6].

=== "Brass"

    Brass is less stiff [@hooke1678, p. 7].

Spring
:   A body that comes back [@hooke1678].

> What is bent wants to be straight [@hooke1678, p. 9].

1. Pull.
2. Let go.
    - Watch it swing.

[^1]: A footnote with a source of its own [@clausius1865, p. 401].
"""

HEAT = """---
title: Heat
tags: [mechanics, energy]
revision: 4
description: What flows from the warm to the cold.
authors: [github:al]
---
It flows from the warm to the cold [@noether1918].
"""

MOTION = """---
title: Motion
tags: [mechanics]
status: stale
review_by: 2025-06-01
---
All is motion [@hooke1678, p. 1]. It is *not* at rest [@noether1918].
"""

DISPUTED = """---
title: Restoring force
id: disputed
tags: [mechanics]
---
Force grows with the stretch [@hooke1678, p. 3][@noether1918, p. 2]{.disputes}. So does
[[Heat|heat]] [@shannon1949, pp. 7-9; @hooke1678, p. 1; @hooke1678, p. 12; @hooke1678, sec. 2]. It is
said so [@hooke1678; @hooke1678, p. 3; @hooke1678, p. 3], and said again [@shannon1948]{.supports}.
"""

EXCERPTS = """## p. 3

> Force grows with the stretch.

An example, and no more.
""" + "".join(f"\n## p. {n}\n\n> Force {n}.\n" for n in range(10, 18))

LINE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<path d="M0 60 120 0" fill="none" stroke="#557"/></svg>
"""

BIB = """@book{hooke1678, author = {Hooke, Robert}, title = {Lectures de Potentia Restitutiva},
  year = {1678}, publisher = {Martyn}, url = {https://springs.example/hooke},
  archiveurl = {https://archive.example/hooke}, archivedate = {2024-05-06}}
@article{noether1918, author = {Noether, Emmy}, title = {Invariante Variationsprobleme},
  journal = {Nachrichten}, year = {1918}, keywords = {peer-reviewed}}
@misc{shannon1948, author = {Shannon, Claude and Weaver, Warren}, title = {Of messages},
  year = {1948}, url = {https://messages.example/a/very/long/address/that/does/not/fit/in/a/line}}
@book{shannon1949, author = {Shannon, Claude and Weaver, Warren}, title = {Of messages, in print},
  year = {1949}, publisher = {Press}}
"""


FILES = {
    "content/springs.md": SPRINGS,
    "content/heat.md": HEAT,
    "content/motion.md": MOTION,
    "content/old.md": "---\ntitle: Caloric\nstatus: retired\n---\nHeat is stuff [@hooke1678].\n",
    "content/disputed.md": DISPUTED,
    "citations/excerpts/hooke1678.md": EXCERPTS,
    "citations/works.toml": '[[work]]\nkeys = ["shannon1948", "shannon1949"]\n',
    "content/stub.md": "---\ntitle: Glass\nstatus: stub\n---\nGlass breaks.\n",
    "content/line.svg": LINE,
    "citations/all.bib": BIB,
}
"""The articles and sources that are added, by path."""


def make(root: Path) -> None:
    """Make the wiki in a new folder."""
    made = ("--title", "Springs and Heat", "--forge", REPOSITORY)
    _run(root.parent, "init", str(root), *made)
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    _run(root, "review", "approve", "heat", "--by", "github:bo", "--today", TODAY)


def build(root: Path, settings: str = "") -> Path:
    """Build the wiki in a folder.

    Args:
        root: the folder.
        settings: lines to put at the head of its `innerwiki.toml`.

    Returns:
        The folder of the site.
    """
    configuration = root / "innerwiki.toml"
    configuration.write_text(settings + configuration.read_text(encoding="utf-8"), encoding="utf-8")
    _run(root, "build", "--today", TODAY)
    return root / "site"


def _run(folder: Path, *words: str) -> None:
    ran = innerwiki(folder, *words)
    assert ran.returncode == 0, ran.stdout + ran.stderr
