"""The language of a work as a BCP 47 tag, from the names by which LaTeX calls languages.

A citation processor needs it: titles in English take capitals in some styles, others must not.
"""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMES = {
    "en": "english",
    "en-US": "american usenglish",
    "en-GB": "british ukenglish",
    "de": "german ngerman",
    "de-AT": "austrian naustrian",
    "fr": "french francais acadian canadien",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese portuges",
    "pt-BR": "brazilian brazil",
    "nl": "dutch",
    "da": "danish",
    "sv": "swedish",
    "nb": "norsk norwegian",
    "nn": "nynorsk",
    "fi": "finnish",
    "pl": "polish",
    "cs": "czech",
    "hu": "hungarian magyar",
    "tr": "turkish",
    "el": "greek",
    "la": "latin",
    "ru": "russian",
    "uk": "ukrainian",
    "ja": "japanese",
    "zh": "chinese",
    "ko": "korean",
    "he": "hebrew",
    "ar": "arabic",
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split()}


def language_tag(text: str) -> str:
    """The tag; a language that has none here stays unsaid.

    >>> language_tag("ngerman"), language_tag("pt_BR"), language_tag("Klingon, spoken")
    ('de', 'pt-BR', '')
    """
    name = text.strip()
    if (tag := _TAGS.get(name.lower())) is not None:
        return tag
    return name.replace("_", "-") if _TAG.fullmatch(name) else ""
