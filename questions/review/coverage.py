"""Which sentences of an article became facts, and which facts are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts import flat
from questions.facts.model import Facts
from questions.items.model import Bank
from questions.reading.article import Article, Sentence, Span


@dataclass(frozen=True, slots=True)
class Covered:
    """One sentence of an article: the facts that have evidence in it, and which of these an item
    tests."""

    text: str
    span: Span
    facts: tuple[str, ...]
    tested: tuple[str, ...]

    @property
    def has_fact(self) -> bool:
        return bool(self.facts)

    @property
    def is_tested(self) -> bool:
        return bool(self.tested)


def coverage(article: Article, facts: Facts, bank: Bank) -> tuple[Covered, ...]:
    """Every sentence of the article, headings included, in its order."""
    tested = {each for item in bank.items for each in item.facts}
    sentences = list(_sentences(article))
    starts = [one.span.start for one in sentences]
    ends = [one.span.end for one in sentences]
    found: list[dict[str, None]] = [{} for _ in sentences]
    for fact in flat(facts):
        for span in fact.evidence:
            for place in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                found[place][fact.id] = None
    return tuple(
        Covered(one.text, one.span, tuple(ids), tuple(each for each in ids if each in tested))
        for one, ids in zip(sentences, found, strict=True)
    )


def _sentences(article: Article) -> Iterator[Sentence]:
    for section in article.sections:
        blocks = (*((section.heading,) if section.heading else ()), *section.blocks)
        for block in blocks:
            yield from block.sentences
