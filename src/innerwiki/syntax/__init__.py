"""Markdown text in, model out; pure. `scan` is the one reader, `references` the one grammar."""
