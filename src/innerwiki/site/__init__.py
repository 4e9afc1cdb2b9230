"""The published page: article in, HTML out, by way of Python-Markdown.

`render` is the way in. What appears inside an article is made by `extension`; the other modules are
its parts: `sentinels`, `resolve` and `insert` carry references and tables of articles through
Markdown, `sanitize` keeps scripts out, `marks`, `listings` and `sections` write the HTML that is
ours.
"""
