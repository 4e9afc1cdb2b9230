"""The words that the script shows, by language; the script itself holds none.

A wiki in a language that is not here gets them in English, as all that its pages say of
themselves. To add a language, add a column of the same words; `{number}` stands where the number of
a reference goes.
"""

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH = "en"

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        ENGLISH: MappingProxyType(
            {
                "reference": "Reference {number}",
                "toReference": "Go to the reference",
                "toArticle": "Read the article",
                "close": "Close",
                "copied": "Copied",
                "notCopied": "Not copied",
            }
        ),
        "de": MappingProxyType(
            {
                "reference": "Quelle {number}",
                "toReference": "Zur Quelle",
                "toArticle": "Zum Artikel",
                "close": "Schließen",
                "copied": "Kopiert",
                "notCopied": "Nicht kopiert",
            }
        ),
    }
)


def words_in(language: str) -> Mapping[str, str]:
    """The words in a language, by its tag; those of the nearest that there is.

    >>> words_in("de-AT")["close"], words_in("nv")["close"]
    ('Schließen', 'Close')
    """
    return WORDS.get(language.partition("-")[0].lower(), WORDS[ENGLISH])
