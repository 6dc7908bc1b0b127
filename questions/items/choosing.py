"""Which wrong options stand beside the right ones: those that learners mix up, then the likeliest
tier, and no set that breaks a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import comb

from questions.facts.model import Evidence
from questions.items.model import Tier
from questions.limits.choices import (
    ChoiceSet,
    can_stand_together,
    has_clang,
    has_longest_key,
    is_clean,
)

_DRAWS = 40

# The chance of one text for one purpose; smaller comes first.
Rank = Callable[[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a wrong option is wrong: the sort of mistake, the reason as a sentence, and the facts
    that make it so with where the article states them."""

    tier: Tier
    reason: str
    facts: tuple[str, ...] = ()
    evidence: Evidence = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A right or wrong option before it has an id: its text, what is said to whoever chose it,
    the fact that it alone tests, if there is one, and, of a wrong one, why it is wrong."""

    text: str
    why: str
    fact: str | None = None
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """What is drawn: `most` distractors for these keys, or as few as `least`. `confused` are the
    facts that learners mix up with the one asked, the most frequent first."""

    prompt: str
    keys: tuple[str, ...]
    neutral: frozenset[str]
    are_names: bool
    most: int
    least: int
    confused: tuple[str, ...] = ()
    are_paired: bool = False

    def choice_set(self, distractors: Sequence[str]) -> ChoiceSet:
        return ChoiceSet(
            self.prompt,
            self.keys,
            tuple(distractors),
            self.neutral,
            self.are_names,
            self.are_paired,
        )


def draw(wanted: Draw, pool: Sequence[Sequence[Choice]], rank: Rank) -> tuple[Choice, ...] | None:
    """Distractors from the pool's tiers that make a flawless set with the keys, best tier first;
    None where there are none."""
    tiers = [[one for one in tier if _stands_beside(one, wanted)] for tier in pool]
    texts = sorted({one.text for tier in tiers for one in tier})
    available = len(texts)
    if available < wanted.least or _is_hopeless(wanted, texts):
        return None
    for size in range(min(wanted.most, available), wanted.least - 1, -1):
        refused: set[frozenset[str]] = set()
        for attempt in range(_DRAWS):
            drawn = _from_tiers(wanted, tiers, size, attempt, rank)
            chosen = [one.text for one in drawn]
            if frozenset(chosen) not in refused and is_clean(wanted.choice_set(chosen)):
                return drawn
            refused.add(frozenset(chosen))
            if len(refused) == comb(available, size):
                break
    return None


def _is_hopeless(wanted: Draw, texts: Sequence[str]) -> bool:
    """Whether no set of these could be clean: a word clangs against all of them together, or the
    key is too long beside each."""
    return has_clang(wanted.choice_set(texts)) or all(
        has_longest_key(wanted.choice_set((text,))) for text in texts
    )


def without_lone_rival(texts: Sequence[str], pool: Sequence[Sequence[Choice]]) -> Sequence[str]:
    """Without the only one of the best tier among those of others: where it is struck out, what is
    left is no question."""
    tiers = [[text for text in texts if any(one.text == text for one in tier)] for tier in pool]
    best = next((tier for tier in tiers if tier), [])
    rest = [text for text in texts if text not in best]
    return rest if len(best) == 1 and rest else texts


def _stands_beside(one: Choice, wanted: Draw) -> bool:
    """Whether a distractor fits the first key in form: no set that holds it could be clean."""
    return can_stand_together((*wanted.keys[:1], one.text), are_names=wanted.are_names)


def _from_tiers(
    wanted: Draw, tiers: Sequence[Sequence[Choice]], size: int, attempt: int, rank: Rank
) -> tuple[Choice, ...]:
    """Distractors of different texts: the confused ones and then the best tier on; or, where those
    did not do, from all tiers alike. A choice that was not drawn may come or go."""
    by_tier = attempt < _DRAWS // 2
    everything = [choice for tier in tiers for choice in tier]
    drawn: dict[str, Choice] = {}
    if by_tier:
        for fact in wanted.confused:
            drawn.update({one.text: one for one in everything if one.fact == fact})
    for tier in tiers if by_tier else [everything]:
        ranked = {rank(f"draw {attempt}", one.text): one for one in reversed(tier)}
        for _, choice in sorted(ranked.items()):
            drawn.setdefault(choice.text, choice)
        if len(drawn) >= size:
            break
    return tuple(drawn.values())[:size]
