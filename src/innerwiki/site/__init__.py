"""The published page: article in, HTML out, by way of Python-Markdown.

`render` is the way in. What appears inside an article is made by `extension`; the other modules are
its parts: `sentinels` and `resolve` carry references through Markdown, `sanitize` keeps scripts
out, `marks` and `sections` write the HTML that is ours.
"""
