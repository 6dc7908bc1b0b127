"""How sure the reader is of a fact, by what it was taken from: the share of such facts that was
right on pages which other people wrote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from questions.facts.anatomy import is_part
from questions.facts.attribution import is_harm
from questions.facts.equipment import is_choice
from questions.facts.glosses import is_clause, names_thing
from questions.facts.grammar_words import grammar, words_of
from questions.facts.kinds.exercises import EXERCISES
from questions.facts.kinds.registry import SECTIONS
from questions.facts.labels import names_class
from questions.facts.misreadings import is_badly_cut, misread
from questions.facts.model import Facts, Ground, Group, Member
from questions.facts.passages import ENTRIES
from questions.language.clauses import parse
from questions.reading.article import Article, BlockKind
from questions.reading.line_looks import opens_exercise

# Exercises are doubted by their own rules.
MEASURED = tuple(one for one in SECTIONS if one is not EXERCISES)


def confidence(kind: str, pattern: str) -> float:
    """The share of what a pattern finds that is right, 0 to 1; of one that was never measured, that
    of its kind."""
    shares: Mapping[str, float] = grammar(kind)["shares"]
    plain = pattern.removesuffix(", known")
    return shares.get(pattern, shares.get(plain, shares["all"]))


def with_grounds(article: Article, facts: Facts, patterns: Mapping[str, str]) -> Facts:
    """`facts` with the ground of each: its pattern, or else where in the article it stands."""
    blocks = [block for section in article.sections for block in section.blocks]
    starts = [block.span.start for block in blocks]
    grounds = dict(facts.grounds)
    for section in MEASURED:
        for entry in section.entries(facts):
            for _, part in section.parts(entry):
                at = bisect_right(starts, part.evidence[0].start) - 1 if part.evidence else -1
                place = _place(blocks[at].kind) if at >= 0 else "a heading"
                if section.name == "attributes" and len(part.evidence) == 1:
                    place = "a sentence"  # no cell below its header, no line below its name
                if section.name in _KNOWN and _KNOWN[section.name](entry, part):
                    place = f"{place}, known"
                told = patterns.get(part.id, place)
                grounds[part.id] = Ground(confidence(section.name, told), told)
    for exercise in facts.exercises:
        # Orders are steps; what states something may be a remark, and one line alone a meaning.
        is_plain = all(opens_exercise(step) for step in exercise.steps)
        is_plain = is_plain and (len(exercise.steps) > 1 or not exercise.dosage.is_empty)
        if not is_plain and "steps" in exercise.parts:
            grounds[exercise.parts["steps"].id] = Ground(_STATED, "a sentence that gives no order")
        goal = exercise.goal or ()
        if "goal" in exercise.parts and (len(goal) > 1 or not all(map(_AIM.search, goal))):
            grounds[exercise.parts["goal"].id] = Ground(_STATED, "a sentence that names no aim")
        needed = exercise.parts.get("equipment")
        said = " ".join(map(article.quote, needed.evidence)) if needed else ""
        if needed and (len(exercise.equipment) > 1 or is_choice(said, exercise.equipment)):
            grounds[needed.id] = Ground(_STATED, "one thing may do for another")
        if is_badly_cut(exercise.name):
            badly_cut = Ground(_STATED, "a name that was cut badly")
            grounds |= dict.fromkeys((one.id for one in exercise.parts.values()), badly_cut)
    for id_, why in misread(article, facts).items():
        if id_ in grounds and grounds[id_].confidence >= CERTAIN:
            grounds[id_] = Ground(_STATED, why)
    return replace(facts, grounds=grounds)


# Of such steps and goals on pages that other people wrote fewer than 97 of 100 were right.
_STATED = 0.85
_AIM = re.compile(
    r"\b(?:strengthen|stretch|improv|increas|mobili[sz]|target|work|build|reduc|loosen|open|help|reliev|train|restor"
    r"|prepar|activat)\w*|^to\s",
    re.IGNORECASE,
)


# Whether a fact speaks of what the lexicon knows: such facts are right more often.
_KNOWN: Mapping[str, Callable[[Any, Any], bool]] = {
    "groups": lambda group, member: _is_held(group, member),
    "causes": lambda listing, _: is_harm(listing.of),
    "functions": lambda listing, _: is_part(listing.of),
    "definitions": lambda one, _: names_thing(one.term) and not is_clause(parse(one.key)),
    "attributes": lambda _, row: is_part(row.subject),
    "symptoms": lambda listing, _: is_harm(listing.of),
}


def _is_held(group: Group, member: Member) -> bool:
    """Whether a group's label names a part or a class that such a member is of: "nerves" are no
    muscles, nothing is a "further ligament", and the biceps brachii is all of a biceps."""
    label, name = group.label.lower(), member.name.lower()
    first, last = label.split(" ")[0], label.rpartition(" ")[2]
    is_other = last in _NAMED_SO and last.removesuffix("s")[:5] not in name
    is_other |= first in words_of("unnamed")
    is_other |= any(one.name.lower().startswith(label) for one in group.members)
    return is_part(name) and (is_part(label) or names_class(label)) and not is_other


_NAMED_SO = ("nerves", "ligaments", "arteries", "veins", "tendons")


def _place(kind: BlockKind) -> str:
    if kind in ENTRIES:
        return "a list"
    return "a table" if kind is BlockKind.TABLE else "a paragraph"


# At or over it the review calls a fact certain.
CERTAIN: float = grammar("confidence")["certain"]
# What a pattern finds below it is no fact.
LIKELY: float = grammar("confidence")["likely"]
