"""Facts in, a bank of items out: every template, for every fact that it fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts import topics
from questions.facts.model import Facts
from questions.items.build import Context
from questions.items.kinds.registry import TEMPLATES
from questions.items.model import Bank, Item
from questions.items.words import lemmas, words

# At most this part of a bank may be questions turned by a negation.
_MOST_NEGATIVE = 0.05


def generate(facts: Facts, seed: int, variants: int = 1) -> Bank:
    """The bank of an article. The same facts and seed give the same items on every machine.

    `variants` is how many draws there are of each item; a draw that came out like an earlier one
    is left out.
    """
    items: dict[tuple[str, ...], Item] = {}
    for variant in range(variants):
        for item in _drawn(facts, seed, variant):
            items.setdefault(_content(item), item)
    return Bank(
        title=facts.article.title,
        sha256=facts.article.sha256,
        seed=seed,
        items=_few_negatives(tuple(items.values())),
    )


def _drawn(facts: Facts, seed: int, variant: int) -> Iterator[Item]:
    context = Context(
        facts=_with_distinct_exercises(facts),
        seed=seed,
        variant=variant,
        topics=topics(facts),
        neutral=lemmas(facts.article.title),
    )
    for make in TEMPLATES:
        yield from make(context)


def _with_distinct_exercises(facts: Facts) -> Facts:
    """The facts without exercises that share their name: a question could mean either."""
    names = Counter(words(exercise.name) for exercise in facts.exercises)
    told = tuple(one for one in facts.exercises if names[words(one.name)] == 1)
    return replace(facts, exercises=told)


def _content(item: Item) -> tuple[str, ...]:
    """What makes a draw of an item a different question: not the order of its options."""
    return (
        item.id,
        item.prompt,
        *sorted(option.text for option in item.options),
        *sorted(group.text for group in item.groups),
    )


def _few_negatives(items: Sequence[Item]) -> tuple[Item, ...]:
    allowed = int(_MOST_NEGATIVE * len(items))
    kept: list[Item] = []
    for item in items:
        if "NOT" in item.prompt.split():
            allowed -= 1
            if allowed < 0:
                continue
        kept.append(item)
    return tuple(kept)
