"""The reader, as the list of its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from questions.reading import cleaning
from questions.reading.article import Article
from questions.reading.building import build_article
from questions.reading.decoding import check_lines, decode
from questions.reading.errors import UnreadableArticleError
from questions.reading.formats import Format, detect_format
from questions.reading.gaps import find_gaps
from questions.reading.markdown import parse_markdown
from questions.reading.normalising import normalise
from questions.reading.page_head import drop_page_head, parse_below_letterhead
from questions.reading.raw import RawArticle
from questions.reading.webpage import parse_html
from questions.reading.wiki import wiki_to_markdown

__all__ = ["UnreadableArticleError", "read"]

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


def read(data: bytes, *, name: str = "") -> Article:
    """The article in `data`: decoded, normalised, parsed, cleaned, built.

    `name` (a file's name, say) becomes the title where the text has no heading. Raises
    UnreadableArticleError for bytes that hold no readable text.
    """
    text = normalise(decode(data))
    text_format = detect_format(text)
    parsed = _PARSERS[text_format](text)
    check_lines(len(parsed.blocks))
    found = [replace(block, place=place) for place, block in enumerate(parsed.blocks)]
    blocks = found
    for clean in () if parsed.is_cleaned else _CLEANERS[text_format]:
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
    )
    return replace(article, gaps=find_gaps(found, blocks))
