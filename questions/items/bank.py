"""Facts in, a bank of items out: every template, for every fact that it fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from questions.checks.choices import is_long_prompt
from questions.facts import topics
from questions.facts.model import Facts
from questions.items.build import CLINICAL, Context
from questions.items.kinds.registry import TEMPLATES
from questions.items.model import Bank, Item, Kind
from questions.items.registers import plain_twins
from questions.items.words import lemmas, words

# At most this part of a bank may be questions turned by a negation.
_MOST_NEGATIVE = 0.05
# At most this many statements to judge are true for each that is false: 60 % of them.
_MOST_TRUE = 1.5


def generate(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
) -> Bank:
    """The bank of an article. The same facts and seed give the same items on every machine.

    `variants` is how many draws there are of each item; a draw that came out like an earlier one
    is left out. `confused` names, for a fact, the facts that learners have taken for it, the most
    frequent first: they come first among the wrong answers. Behind the clinical items stands each
    again in plain words, where it has a plain wording.
    """
    items: dict[tuple[str, ...], Item] = {}
    for variant in range(variants):
        context = context_of(facts, seed, variant, confused)
        for item in chain.from_iterable(make(context) for make in TEMPLATES):
            # "According to the article" may have made a prompt longer than its template knew.
            if not is_long_prompt(item.prompt):
                items.setdefault(_content(item), item)
    clinical = _few_negatives(_balanced(tuple(items.values())))
    plain = tuple(plain_twins(clinical, facts.article.title))
    # The plain ones are first to go, and only for the share of the whole bank: for that of so few
    # by themselves, ids would come and go with an edit elsewhere. Drawing keeps each quiz's share.
    balanced = _balanced((*plain, *clinical))
    return Bank(
        title=facts.article.title,
        sha256=facts.article.sha256,
        seed=seed,
        items=_by_register(balanced),
    )


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


def _content(item: Item) -> tuple[str, ...]:
    """What makes a draw of an item a different question: not the order of its options."""
    return (
        item.id,
        item.prompt,
        *sorted(option.text for option in item.options),
        *sorted(group.text for group in item.groups),
        *sorted(repr(scene) for scene in item.scenes.values()),
    )


def _by_register(items: Sequence[Item]) -> tuple[Item, ...]:
    """The clinical items, then the plain ones, each with the share of negations that it may have
    now that statements were left out."""
    clinical = [item for item in items if item.register == CLINICAL]
    plain = [item for item in items if item.register != CLINICAL]
    return (*_few_negatives(clinical), *_few_negatives(plain))


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


def _balanced(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without true statements beyond the share that they may have. One whose fact
    nothing else asks stays: a fact left out would be worse than a guess made easier."""
    asked = {fact for item in items if item.kind is not Kind.TRUE_FALSE for fact in item.facts}
    stated = [item for item in items if item.kind is Kind.TRUE_FALSE]
    true = [item for item in stated if item.key == "true"]
    surplus = len(true) - int(_MOST_TRUE * (len(stated) - len(true)))
    spare = [item for item in true if asked.issuperset(item.facts)]
    dropped = {(item.id, item.variant) for item in spare[: max(0, surplus)]}
    return tuple(item for item in items if (item.id, item.variant) not in dropped)
