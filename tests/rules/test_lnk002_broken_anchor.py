from innerwiki.rules import lnk002_broken_anchor as rule
from tests.support import assert_reports, columns

OTHER = {"content/entropy.md": "---\ntitle: Entropy\n---\n\n## Its history: 1865\n\nText.\n"}


def test_reports_a_section_that_the_article_does_not_have() -> None:
    found = assert_reports(rule, "See [[Entropy#Origins]]. <!-- LNK002 -->", files=OTHER)
    assert columns(found) == [(5, 24)]
    assert found[0].message == '"Entropy" has no section "Origins"'


def test_names_the_nearest_section() -> None:
    (found,) = assert_reports(
        rule, "See [[Entropy#Its histroy 1865]]. <!-- LNK002 -->", files=OTHER
    )
    assert found.help == "did you mean `#its-history-1865`?"


def test_looks_into_the_own_page() -> None:
    found = assert_reports(rule, "## Below\n\n[[#below]] and [[#Above]]. <!-- LNK002 -->\n")
    assert found[0].message == 'this article has no section "Above"'


def test_compares_addresses_and_leaves_broken_links_to_their_rule() -> None:
    assert_reports(
        rule, "[[Entropy#its HISTORY 1865]], [[entropy]] and [[Gone#Section]].", files=OTHER
    )


def test_reports_the_anchors_of_markdown_links() -> None:
    found = assert_reports(
        rule,
        """
        # Page

        ## Below

        See [it](entropy.md#its-histroy-1865). <!-- LNK002 -->
        See [it](entropy.md#Its-History-1865). <!-- LNK002 -->
        See [below](page.md#above). <!-- LNK002 -->
        """,
        files=OTHER,
    )
    assert columns(found)[0] == (10, 37)
    assert [d.message for d in found] == [
        '"Entropy" has no section "its-histroy-1865"',
        '"Entropy" has no section "Its-History-1865"',
        'this article has no section "above"',
    ]
    assert found[0].help == found[1].help == "did you mean `#its-history-1865`?"


def test_leaves_markdown_links_that_arrive_and_broken_ones_to_their_rule() -> None:
    assert_reports(
        rule,
        """
        # Page

        ## Belów

        [a](entropy.md#its-history-1865) [b](page.md#bel%C3%B3w) [c](entropy.md#) [d](entropy.md)
        [e](gone.md#part) [f](picture.svg#part) ![g](picture.svg#part) [h](page.md#references)
        """,
        files=OTHER,
        published=("content/picture.svg",),
    )


def test_leaves_ids_that_the_author_or_the_page_gives() -> None:
    assert_reports(
        rule,
        """
        # Page

        Text.[^1] <span id="here">Here</span>, <a id=there>there</a>.

        A paragraph.
        {#para .note}

        [a](page.md#here) [b](page.md#there) [c](page.md#para) [d](page.md#fn:1) [e](page.md#cite-1)
        [f](page.md#her) [g](page.md#par) <!-- LNK002 LNK002 -->

        [^1]: Note.
        """,
    )


def test_looks_into_the_own_page_for_links_of_markdown_as_well() -> None:
    found = assert_reports(
        rule,
        """
        # Page

        ## Below {#under}

        See [it](#below), <!-- LNK002 -->
        [it](#under), [top](#), [note](#fn:1), <a id="here"></a>[here](#here), `[x](#y)`,
        [all](#references) and [it][1]. [^1]

        [1]: #gone
        [^1]: A note.
        """,
    )
    assert columns(found) == [(10, 16)]
    assert found[0].message == 'this article has no section "below"'
