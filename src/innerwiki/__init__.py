"""Static reference wikis that prove what they publish is sourced.

A folder of Markdown articles and a folder of BibTeX files are read into one immutable `Wiki`
(`innerwiki.wiki`), and from that one value the wiki is both checked (`innerwiki.lint`,
`innerwiki.rules`) and published (`innerwiki.site`, `innerwiki.hosts`). Start at `innerwiki.model`.
"""

__version__ = "0.1.0"
