"""The format "junit": test results, for what shows those: Jenkins, GitLab, Azure Pipelines.

Every file of the wiki is a test case, those without findings too, so that the numbers mean
something. A case fails if a finding in it reaches the threshold of the check (`--fail-on`); its
failure lists all findings of the file, the worst first. In a case that passes, what was found
stands in its output.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from innerwiki.lint import Diagnostic
from innerwiki.lint.engine import exceeds
from innerwiki.reports import Summary
from innerwiki.reports.text import line, worst_first
from innerwiki.reports.visible import visible
from innerwiki.wiki.words import counted

_NAME = "innerwiki check"


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write a suite for the articles and one for all other files."""
    found: dict[str, list[Diagnostic]] = {path: [] for path in summary.sources}
    for diagnostic in worst_first(diagnostics):
        found.setdefault(diagnostic.span.path, []).append(diagnostic)
    root = Element("testsuites", name=_NAME)
    articles = {path: those for path, those in found.items() if path in summary.titles}
    others = {path: those for path, those in found.items() if path not in summary.titles}
    for name, files in (("articles", articles), ("other files", others)):
        if files:
            root.append(_suite(name, files, summary))
    _count(root)
    indent(root)
    written = tostring(root, encoding="unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _suite(name: str, files: Mapping[str, Sequence[Diagnostic]], summary: Summary) -> Element:
    suite = Element("testsuite", name=name)
    for path, found in sorted(files.items()):
        shown = visible(summary.folder + path)
        case = SubElement(suite, "testcase", name=shown, classname=f"innerwiki.{name}")
        if not found:
            continue
        told = "".join(f"\n{_told(diagnostic)}" for diagnostic in found) + "\n"
        if exceeds(found, summary.fail_on):
            first, more = found[0], len(found) - 1
            message = visible(first.message)
            if more:
                message += f" (and {counted(more, 'finding')} more)"
            SubElement(case, "failure", message=message, type=first.code).text = told
        else:
            SubElement(case, "system-out").text = told
    _count(suite)
    return suite


def _told(diagnostic: Diagnostic) -> str:
    told = line(diagnostic, colour=False)
    return f"{told}\n    help: {visible(diagnostic.help)}" if diagnostic.help else told


def _count(element: Element) -> None:
    """Write into a suite, or all of them, how many cases there are and how many of them fail."""
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    element.set("failures", str(sum(1 for _ in element.iter("failure"))))
    element.set("errors", "0")
