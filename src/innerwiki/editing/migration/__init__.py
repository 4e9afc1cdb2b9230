"""Brings citations of other kinds into the wiki's own: numbers, Pandoc's, MkDocs-BibTeX's, MyST's.

A page is read as the check reads it (`page`); each dialect is one file with `NAME`, `recognises`
and `migrate`, and turns what it knows into edits. Lines of a list of references are read
(`reference_text`), looked up (`matching`), and become keys, proposed entries (`proposals`) or
questions in a file that the next run reads (`mapping`). `migrating` goes through the pages and
gathers what is to be written; nothing is written before all is known.
"""
