"""The sentences of an article, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from questions.reading import Article, Span
from questions.reading.article import Block, Sentence


def sentences_of(article: Article) -> Iterator[Sentence]:
    """Each sentence of what stands below the headings; a block without sentences is one."""
    for section in article.sections:
        for block in section.blocks:
            yield from block.sentences or (_whole(block),)


def headings_of(article: Article) -> Iterator[Sentence]:
    for section in article.sections:
        if section.heading is not None:
            yield _whole(section.heading)


def find_words(article: Article, words: str, near: int) -> Span | None:
    """Where these words stand, the place nearest to `near` where they do so several times."""
    found, at = [], article.text.find(words)
    while at >= 0:
        found.append(at)
        at = article.text.find(words, at + 1)
    if not found or not words:
        return None
    start = min(found, key=lambda place: abs(place - near))
    return Span(start, start + len(words))


def _whole(block: Block) -> Sentence:
    return Sentence(block.text, block.span)
