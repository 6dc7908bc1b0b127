"""The reader, as the list of its steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from questions.reading import cleaning
from questions.reading.article import Article
from questions.reading.building import build_article
from questions.reading.decoding import MAX_BYTES, Decoded, check_lines, decode, mend_twice
from questions.reading.errors import OversizedFileError, UnreadableArticleError
from questions.reading.files.detecting import FileFormat, detect_file
from questions.reading.files.docx import docx_to_page
from questions.reading.files.epub import epub_to_page
from questions.reading.files.mhtml import mhtml_to_page
from questions.reading.files.page import Page
from questions.reading.files.pdf import pdf_to_page
from questions.reading.files.rtf import rtf_to_page
from questions.reading.formats import Format, detect_format
from questions.reading.front_matter import read_front_matter
from questions.reading.gaps import find_gaps
from questions.reading.languages import check_language
from questions.reading.markdown import parse_markdown
from questions.reading.normalising import normalise
from questions.reading.page_head import drop_page_head, parse_below_letterhead
from questions.reading.raw import RawArticle, RawBlock
from questions.reading.webpage import parse_html
from questions.reading.wiki import wiki_to_markdown

# Files that are no text become web pages first. None of these modules loads a parser of others: a
# web process that gets no such file never has it in memory, and none meets it there.
_PAGES: dict[FileFormat, Callable[[bytes], Page]] = {
    FileFormat.MHTML: mhtml_to_page,
    FileFormat.DOCX: docx_to_page,
    FileFormat.PDF: pdf_to_page,
    FileFormat.RTF: rtf_to_page,
    FileFormat.EPUB: epub_to_page,
}

_PARSERS: dict[Format, Callable[[str], RawArticle]] = {
    Format.HTML: parse_html,
    Format.MARKDOWN: parse_markdown,
    Format.WIKI: lambda text: parse_markdown(wiki_to_markdown(text)),
    Format.PLAIN: parse_below_letterhead,
}

_CLEANERS = {
    Format.HTML: (drop_page_head, *cleaning.STEPS_FOR_MARKUP),
    Format.MARKDOWN: cleaning.STEPS_FOR_MARKUP,
    Format.WIKI: cleaning.STEPS_FOR_MARKUP,
    Format.PLAIN: cleaning.STEPS_FOR_PLAIN_TEXT,
}


@dataclass(frozen=True, slots=True)
class _Source:
    """A source as text in a format, with notes on how it came to be that."""

    text: str
    text_format: Format
    notes: tuple[str, ...]


def read(data: bytes, *, name: str = "") -> Article:
    """The article in `data`: decoded or unpacked, normalised, parsed, cleaned, built.

    `name` (a file's name, say) becomes the title where the text has no heading. Raises
    UnreadableArticleError for bytes that hold no readable text, and ForeignLanguageError for a text
    that is not in English.
    """
    source = _source(data)
    parsed = _PARSERS[source.text_format](source.text)
    _check_length(parsed.blocks)
    found = [replace(block, place=place) for place, block in enumerate(parsed.blocks)]
    blocks = found
    for clean in () if parsed.is_cleaned else _CLEANERS[source.text_format]:
        blocks = clean(blocks)
    if not blocks:
        raise UnreadableArticleError("No text of an article was found in this file.")
    kept = {block.place for block in blocks}
    left_out = [block.text for block in found if block.place not in kept]
    article = build_article(
        blocks,
        parsed.page_title or PurePath(name).stem,
        title=parsed.title,
        author=parsed.author,
        left_out=left_out,
        notes=(*source.notes, *parsed.notes),
    )
    check_language(article.text)
    return replace(article, gaps=find_gaps(found, blocks))


def _source(data: bytes) -> _Source:
    if file_format := detect_file(data):
        page = _PAGES[file_format](data)
        decoded = mend_twice(Decoded(page.html, page.notes))
        return _Source(normalise(decoded.text), Format.HTML, decoded.notes)
    decoded = decode(data)
    if not read_front_matter(decoded.text).is_cleaned:
        decoded = mend_twice(decoded)
    text = normalise(decoded.text)
    return _Source(text, detect_format(text), decoded.notes)


def _check_length(blocks: Sequence[RawBlock]) -> None:
    check_lines(len(blocks))
    if sum(len(block.text) for block in blocks) > MAX_BYTES:
        raise OversizedFileError
