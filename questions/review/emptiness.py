"""Why an article gave no fact, as codes; the web gives the words."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from questions.language.words import words
from questions.reading.article import Article, Block, BlockKind

_SHORT_WORDS = 60
_OWN = frozenset(("i", "my", "me", "we", "our", "us"))
_STORY = 0.03  # of all words; what is told to a reader hardly has any of these
_MARKS = re.compile(r'["“”][\w ]+["“”]\s?:|[{}\[\]];?|=>|\w\(')
_DATA = 0.1  # of all words; prose hardly ever has such a mark
_STRUCTURE = (BlockKind.BULLET, BlockKind.NUMBERED, BlockKind.TABLE)


class Reason(enum.StrEnum):
    """Data or a program instead of an article; a text of a few lines; more left out than kept;
    somebody tells what happened; no lists and tables; sentences of which none says what the reader
    knows."""

    DATA = "data"
    TOO_SHORT = "too_short"
    MOSTLY_LEFT_OUT = "mostly_left_out"
    STORY = "story"
    NO_LISTS = "no_lists"
    NOT_UNDERSTOOD = "not_understood"


def reasons_for_nothing(article: Article) -> tuple[Reason, ...]:
    """What an article without a fact lacks, the most telling first."""
    return tuple(_reasons(article)) or (Reason.NOT_UNDERSTOOD,)


def _reasons(article: Article) -> Iterator[Reason]:
    told = words(article.text)
    if len(_MARKS.findall(article.text)) > _DATA * len(told):
        yield Reason.DATA
        return
    if len(told) < _SHORT_WORDS:
        yield Reason.TOO_SHORT
    if sum(len(words(line)) for line in article.left_out) > len(told):
        yield Reason.MOSTLY_LEFT_OUT
    if told and sum(word in _OWN for word in told) > _STORY * len(told):
        yield Reason.STORY
    if not any(block.kind in _STRUCTURE for block in _blocks(article)):
        yield Reason.NO_LISTS


def _blocks(article: Article) -> Iterator[Block]:
    for section in article.sections:
        yield from section.blocks
