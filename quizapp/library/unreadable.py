"""What the reader says of a file that it cannot read, in the language of the page."""

from __future__ import annotations

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.reading import ForeignLanguageError, UnreadableArticleError

# As the reader has them, so that they are found for translation.
SENTENCES = (
    _l("The file is empty."),
    _l("The file is larger than 2 MB, which no article needs."),
    _l("The file is larger than 20 MB, which no article needs."),
    _l("The file has more than 30,000 lines, which no article has."),
    _l("The file is not text. Save the article as text and try again."),
    _l("No text of an article was found in this file."),
    _l("The page's parts stand too deep in each other to be read."),
    _l("The page has a tag with too many attributes to be read."),
    _l("The saved page has too many parts to be read."),
    _l("The file is damaged or cut off. Open it, save it as .docx or PDF and try again."),
    _l("The file unpacks to far more than any article needs."),
    _l("The file is protected by a password. Save it without one and try again."),
    _l("The book is protected against copying, so that its text cannot be read."),
    _l("The PDF has more than 300 pages. Save those of the article and try again."),
    _l("This PDF holds pictures of pages and no text. Run text recognition over it and try again."),
    _l(
        "This PDF does not say which letters its text is made of. Save the article as .docx and try"
        " again."
    ),
    _l("This is a file of an old Word (.doc). Save it as .docx or PDF and try again."),
    _l("This is a Pages document. Export it as Word (.docx) or PDF and try again."),
    _l("This is an OpenDocument text. Save it as .docx or PDF and try again."),
    _l("This file holds slides or a spreadsheet. Save its text as .docx or PDF and try again."),
    _l("This file is a packed folder. Unpack it and choose the article in it."),
    _l("This is a web archive of Safari. Save the page as PDF or as page source and try again."),
    _l("This is a picture. Turn its text into a document with text recognition and try again."),
    _l("This text is not in English. Questions can be made from English articles only."),
)


def unreadable_sentence(error: UnreadableArticleError) -> str:
    """The sentence for a page."""
    language = _language(error.code) if isinstance(error, ForeignLanguageError) else ""
    if language:
        return str(
            _(
                "This text seems to be %(language)s. Questions can be made from English articles"
                " only.",
                language=language,
            )
        )
    return str(_(str(error)))


def _language(code: str) -> str:
    locale = get_locale()
    return str(locale.languages.get(code, "")) if locale else ""
