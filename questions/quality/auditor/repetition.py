"""F and G. Questions that are one question, and items that answer one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from questions.quality import limits
from questions.quality.auditor.case import finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.statements import Facts
from questions.quality.auditor.views import Item
from questions.quality.words import content, covers, is_in, stems, tokens

_ALIKE_BUT_FOR = 1  # words
_SAME_PROMPT = 3  # so often a prompt may stand in a bank, each time with other options
_TOLD = 1.0


def find_repeated(items: Sequence[Item]) -> Iterator[Finding]:
    """An item that is there twice; a prompt that stands there again and again; prompts with one
    answer that are alike but for a word."""
    seen: set[tuple[str, int]] = set()
    prompts: defaultdict[tuple[str, ...], list[Item]] = defaultdict(list)
    for one in items:
        if (one.id, one.variant) in seen:
            yield _same("repeated", f"{one.id} is there twice. Remove one.")
        seen.add((one.id, one.variant))
    for one in first_draws(items):
        prompts[tokens(one.prompt)].append(one)
    for same in prompts.values():
        if len(same) > _SAME_PROMPT and not same[0].is_drawn:
            message = f"{len(same)} items ask “{same[0].prompt}”. Keep one, and draw its variants."
            yield _same("repeated-prompt", message)
    yield from _alike(prompts.values())


def find_together(items: Sequence[Item], facts: Facts) -> Iterator[Finding]:
    """Within one quiz: near-duplicates, an item whose prompt holds another's key, two items on one
    exercise, and two alike stems one after the other."""
    for one, other in combinations(items, 2):
        pair = f"{one.id} and {other.id}"
        if _likeness(one, other) > limits.NEAR_DUPLICATE:
            yield _same("near-duplicate", f"{pair} are nearly the same. Never draw both.")
        elif _tells(one, other) or _tells(other, one):
            yield _same("giving-away", f"Of {pair} one tells the other's answer. Never draw both.")
        elif _exercise(one, facts) & _exercise(other, facts):
            yield _same("one-exercise", f"{pair} are on one exercise. Draw another.")
    for one, other in pairwise(items):
        if one.template == other.template or stems(one.prompt)[:5] == stems(other.prompt)[:5]:
            yield _same("alike-in-a-row", f"{one.id} and {other.id} ask alike in a row. Part them.")


def first_draws(items: Iterable[Item]) -> list[Item]:
    """One draw of each item: the others are mostly alike."""
    found: dict[tuple[str, bool, tuple[str, ...]], Item] = {}
    for one in items:
        found.setdefault((one.template, one.is_plain, one.facts), one)
    return list(found.values())


def _alike(prompts: Iterable[Sequence[Item]]) -> Iterator[Finding]:
    by_answer: defaultdict[tuple[object, ...], list[Item]] = defaultdict(list)
    for same in prompts:
        one = same[0]
        by_answer[one.kind, one.facts, _answer(one)].append(one)
    for same in by_answer.values():
        for one, other in combinations(same, 2):
            if _differences(stems(one.prompt), stems(other.prompt)) <= _ALIKE_BUT_FOR:
                message = f"{one.id} and {other.id} are alike but for a word. Keep one of them."
                yield _same("alike", message)


def _differences(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words have to be changed, put in or left out; order does not count."""
    rest = list(other)
    missing = 0
    for word in one:
        if word in rest:
            rest.remove(word)
        else:
            missing += 1
    return max(missing, len(rest))


def _likeness(one: Item, other: Item) -> float:
    a, b = set(tokens(one.shown)), set(tokens(other.shown))
    return len(a & b) / len(a | b) if a | b else 0.0


def _tells(teller: Item, asked: Item) -> bool:
    """Whether what one shows holds the other's key together with what the other asks about."""
    answer = _answer(asked)
    if len(answer) < 1 or not asked.facts or not set(asked.facts) & set(teller.facts):
        return False
    held = all(is_in(one, teller.prompt) for one in answer)
    about = content(asked.prompt) & content(teller.prompt)
    return held and (len(about) > 1 or covers(teller.prompt, asked.prompt) == _TOLD)


def _answer(item: Item) -> tuple[str, ...]:
    if item.accepted:
        return tuple(one[0] for one in item.accepted.values() if one)
    return tuple(one.text for one in item.right if one.text)


def _exercise(item: Item, facts: Facts) -> frozenset[str]:
    asked = {one.partition(".")[0] for one in item.facts}
    own = {str(one["id"]) for one in facts.exercises}
    return frozenset(asked & own) if len(asked & own) == 1 else frozenset()


def _same(code: str, message: str) -> Finding:
    return finding(code, Family.SHARES, message, is_minor=True)
