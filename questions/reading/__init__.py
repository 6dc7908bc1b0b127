"""Bytes in, an article out: text with its structure, every part of it a span of that text."""

from questions.reading.article import Article, Block, BlockKind, Cell, Section, Sentence, Span
from questions.reading.pipeline import UnreadableArticleError, read

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Cell",
    "Section",
    "Sentence",
    "Span",
    "UnreadableArticleError",
    "read",
]
