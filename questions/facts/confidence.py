"""How sure the reader is of a fact, by what it was taken from: the share of such facts that was
right on pages which other people wrote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from questions.facts.grammar_words import grammar
from questions.facts.kinds.registry import SECTIONS
from questions.facts.model import Facts, Ground
from questions.facts.passages import ENTRIES
from questions.reading.article import Article, BlockKind
from questions.reading.line_looks import opens_exercise

# Kinds that stand in sentences. A list of members is doubted by its count, and exercises and
# columns of tables by their own rules.
MEASURED = (
    "types", "causes", "functions", "red_flags", "definitions", "contraindications",
)  # fmt: skip


def confidence(kind: str, pattern: str) -> float:
    """The share of what a pattern finds that is right, 0 to 1; of one that was never measured, that
    of its kind."""
    shares: Mapping[str, float] = grammar("confidence")["shares"]
    return shares.get(f"{kind}: {pattern}", shares[kind])


def with_grounds(article: Article, facts: Facts, patterns: Mapping[str, str]) -> Facts:
    """`facts` with the ground of each: its pattern, or else where in the article it stands."""
    blocks = [block for section in article.sections for block in section.blocks]
    starts = [block.span.start for block in blocks]
    grounds = dict(facts.grounds)
    for section in (one for one in SECTIONS if one.name in MEASURED):
        for entry in section.entries(facts):
            for _, part in section.parts(entry):
                at = bisect_right(starts, part.evidence[0].start) - 1 if part.evidence else -1
                place = _place(blocks[at].kind) if at >= 0 else "a heading"
                told = patterns.get(part.id, place)
                grounds[part.id] = Ground(confidence(section.name, told), told)
    for exercise in facts.exercises:
        # Orders are steps; what states something may be a remark, and one line alone a meaning.
        is_plain = all(opens_exercise(step) for step in exercise.steps)
        is_plain = is_plain and (len(exercise.steps) > 1 or not exercise.dosage.is_empty)
        if not is_plain and "steps" in exercise.parts:
            grounds[exercise.parts["steps"].id] = Ground(_STATED, "a sentence that gives no order")
        if "goal" in exercise.parts and not all(map(_AIM.search, exercise.goal or ())):
            grounds[exercise.parts["goal"].id] = Ground(_STATED, "a sentence that names no aim")
    return replace(facts, grounds=grounds)


# Of such steps and goals on pages that other people wrote fewer than 97 of 100 were right.
_STATED = 0.85
_AIM = re.compile(
    r"\b(?:strengthen|stretch|improv|increas|mobili[sz]|target|work|build|reduc|loosen|open|help|reliev|train|restor"
    r"|prepar|activat|to\s[a-z]+)\w*",
    re.IGNORECASE,
)


def _place(kind: BlockKind) -> str:
    if kind in ENTRIES:
        return "a list"
    return "a table" if kind is BlockKind.TABLE else "a paragraph"


# At or over it the review calls a fact certain.
CERTAIN: float = grammar("confidence")["certain"]
# What a pattern finds below it is no fact.
LIKELY: float = grammar("confidence")["likely"]
