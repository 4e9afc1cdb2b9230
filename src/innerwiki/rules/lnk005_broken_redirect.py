"""A retired article redirects to nowhere.

`redirect:` sends the readers of a retired article to the one that has taken its place. If there is
no article of that name, or if the redirects lead round in a circle, they stay on a page that nobody
keeps up. On an article that is not retired the field has no effect.

Bad:

    ---
    title: Caloric
    status: retired
    redirect: Theory of heat
    ---
    Caloric was held to be a fluid.

Name an article's title, alias or id, or leave `redirect:` out.

Good:

    ---
    title: Caloric
    status: retired
    redirect: Heat
    ---
    Caloric was held to be a fluid.

With `content/heat.md`:

    ---
    title: Heat
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Status
from innerwiki.nearest import nearest
from innerwiki.syntax.headings import fold_title
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report a redirect that does not work."""
    redirect = article.front_matter.redirect
    if redirect is None or view.redirect() is not None:
        return
    target = redirect.target
    if view.article(target) is None:
        message = f'the article redirects to "{target}", which is not there'
        near = nearest(fold_title(target), view.titles())
        mend = f'did you mean "{near}"?' if near else "name an article by title, alias or id"
    elif article.front_matter.status is not Status.RETIRED:
        message = "`redirect` has no effect: the article is not retired"
        mend = "write `status: retired`, or leave `redirect` out"
    else:
        message = f'the redirect to "{target}" leads back to this article'
        mend = "name the article that is to be read"
    yield Finding(redirect.span, message, mend)
