"""Facts in, a bank of items out: every template, for every fact that it fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from questions.checks.choices import is_long_prompt
from questions.facts import topics
from questions.facts.model import Facts
from questions.items.balancing import few_negatives, twins_within_share, within_shares
from questions.items.build import Context, Template
from questions.items.kinds import single_choice
from questions.items.kinds.registry import TEMPLATES
from questions.items.model import Bank, Item
from questions.items.portions import portions
from questions.items.registers import plain_twins
from questions.items.words import lemmas, words


def generate(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
    is_sound: Callable[[Item], bool] = lambda _: True,
) -> Bank:
    """The bank of an article. The same facts and seed give the same items on every machine.

    `variants` is how many draws there are of each item; a draw that came out like an earlier one
    is left out. `confused` names, for a fact, the facts that learners have taken for it, the most
    frequent first: they come first among the wrong answers. Items that are not `is_sound` are left
    out before the shares of the bank are made. Behind the clinical items stands each
    again in plain words, where it has a plain wording.
    """
    whole = context_of(facts, seed, 0, confused)
    parts = [replace(whole, facts=part) for part in portions(whole.facts)]
    items = chain.from_iterable(
        filter(is_sound, _drawn([replace(part, variant=variant) for part in parts], TEMPLATES))
        for variant in range(variants)
    )
    others = cache(lambda number: tuple(filter(is_sound, _other_choices(parts, number))))
    # What was drawn again may have come out like a later draw.
    clinical = _unlike(within_shares(_unlike(items), seed, others))
    # Only the share of the whole bank counts: for that of so few by themselves, ids would come and
    # go with an edit elsewhere. Drawing keeps each quiz's share.
    twins = filter(is_sound, plain_twins(clinical, facts.article.title))
    plain = twins_within_share(tuple(twins), clinical)
    return Bank(
        title=facts.article.title,
        sha256=facts.article.sha256,
        seed=seed,
        items=(*clinical, *few_negatives(plain)),
    )


def _other_choices(parts: Sequence[Context], number: int) -> Iterator[Item]:
    """A draw of the items with one key that no variant has."""
    others = [replace(part, variant=-1 - number) for part in parts]
    return _drawn(others, [single_choice.make])


def _drawn(parts: Sequence[Context], templates: Iterable[Template]) -> Iterator[Item]:
    """One draw of every item; what several portions ask of one thing is asked of the first."""
    seen: set[str] = set()
    for item in (item for part in parts for make in templates for item in make(part)):
        # "According to the article" may have made a prompt longer than its template knew.
        if item.id not in seen and not is_long_prompt(item.prompt):
            seen.add(item.id)
            yield item


def context_of(
    facts: Facts, seed: int, variant: int = 0, confused: Mapping[str, Sequence[str]] | None = None
) -> Context:
    """What templates read to draw one variant of a bank's items."""
    return Context(
        facts=_with_distinct_exercises(facts),
        seed=seed,
        variant=variant,
        topics=topics(facts),
        neutral=lemmas(facts.article.title),
        confused=confused or {},
    )


def _with_distinct_exercises(facts: Facts) -> Facts:
    """The facts without exercises that share their name: a question could mean either."""
    names = Counter(words(exercise.name) for exercise in facts.exercises)
    told = tuple(one for one in facts.exercises if names[words(one.name)] == 1)
    return replace(facts, exercises=told)


def _unlike(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items without a draw that came out like an earlier one."""
    first: dict[tuple[str, ...], Item] = {}
    for item in items:
        first.setdefault(_content(item), item)
    return tuple(first.values())


def _content(item: Item) -> tuple[str, ...]:
    """What makes a draw of an item a different question: not the order of its options."""
    return (
        item.id,
        item.prompt,
        *sorted(option.text for option in item.options),
        *sorted(group.text for group in item.groups),
        *sorted(repr(scene) for scene in item.scenes.values()),
    )
