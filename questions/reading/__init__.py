"""Bytes in, an article out: text with its structure, every part of it a span of that text."""

from questions.reading.article import Article, Block, BlockKind, Cell, Section, Sentence, Span
from questions.reading.errors import ForeignLanguageError, UnreadableArticleError
from questions.reading.pipeline import read

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Cell",
    "ForeignLanguageError",
    "Section",
    "Sentence",
    "Span",
    "UnreadableArticleError",
    "read",
]
