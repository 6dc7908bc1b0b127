"""Bytes in, an article out: text with its structure, every part of it a span of that text."""

from typing import TYPE_CHECKING

from questions.lazily import late
from questions.reading.article import Article, Block, BlockKind, Cell, Section, Sentence, Span
from questions.reading.errors import ForeignLanguageError, UnreadableArticleError

if TYPE_CHECKING:
    from questions.reading.pipeline import read
else:
    # Who shows an article reads none.
    __getattr__ = late(__name__, {"read": "questions.reading.pipeline"})

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
