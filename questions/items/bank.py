"""Facts in, a bank of items out: every template, for every fact that it fits, in each register that
the catalogue has words for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import count

from questions.facts import topics
from questions.facts.model import Facts
from questions.items.asking import ask
from questions.items.balancing import few_negatives, twins_within_share, within_shares
from questions.items.build import Context
from questions.items.model import Bank, Item, Kind
from questions.items.portions import portions
from questions.items.question import CLINICAL, PLAIN, Question
from questions.items.templates.registry import DRAWN, TEMPLATES
from questions.knowledge import Body, body
from questions.language.words import lemmas, words


def generate(
    facts: Facts,
    seed: int,
    variants: int = 1,
    confused: Mapping[str, Sequence[str]] | None = None,
    is_sound: Callable[[Item], bool] = lambda _: True,
    known: Body | None = None,
    tell: Callable[[int, int], None] = lambda *_: None,
) -> Bank:
    """The bank of an article. The same facts and seed give the same items on every machine.

    `variants` is how many draws there are of each item; a draw that came out like an earlier one
    is left out. `confused` names, for a fact, the facts that learners have taken for it, the most
    frequent first: they come first among the wrong answers. Items that are not `is_sound` are left
    out before the shares of the bank are made. `known` is what is known of the body. Behind the
    clinical items stand those in plain words. `tell` is told how many draws of portions are done,
    of how many.
    """
    whole = context_of(facts, seed, 0, confused, known)
    parts = [replace(whole, facts=part, shared={}) for part in portions(whole.facts)]
    steps = len((CLINICAL, PLAIN)) * variants * len(parts)
    done = count(1)

    def drawn(register: str) -> list[_Made]:
        return [
            made
            for number in range(variants)
            for made in _drawn(_draws(parts, number, register), lambda: tell(next(done), steps))
            if is_sound(made.item)
        ]

    asked = drawn(CLINICAL)
    again = {made.item.id: made.again for made in reversed(asked)}
    owners = {words(made.item.prompt): made.item.id for made in reversed(asked)}

    @cache
    def redrawn(item: str, number: int) -> Item | None:
        other = again[item](-1 - number)
        if other is None or owners.get(words(other.prompt), item) != item:
            return None
        return other if is_sound(other) else None

    # What was drawn again may have come out like a later draw.
    clinical = _unlike(
        within_shares(
            _unlike([made.item for made in asked]),
            seed,
            lambda item, number: redrawn(item.id, number),
        )
    )
    # Only the share of the whole bank counts: for that of so few by themselves, ids would come and
    # go with an edit elsewhere. Drawing keeps each quiz's share.
    plain = _unlike([made.item for made in drawn(PLAIN)])
    plain = twins_within_share(plain, clinical)
    return Bank(
        title=facts.article.title,
        sha256=facts.article.sha256,
        seed=seed,
        items=(*clinical, *few_negatives(plain)),
    )


def context_of(
    facts: Facts,
    seed: int,
    variant: int = 0,
    confused: Mapping[str, Sequence[str]] | None = None,
    known: Body | None = None,
) -> Context:
    """What templates read to draw one variant of a bank's items."""
    return Context(
        facts=_with_telling_names(facts),
        seed=seed,
        variant=variant,
        topics=topics(facts),
        body=known if known is not None else body(),
        neutral=lemmas(facts.article.title),
        confused=confused or {},
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """An item and how another draw of it is made, by the number of the variant."""

    item: Item
    again: Callable[[int], Item | None]


def _draws(parts: Sequence[Context], variant: int, register: str) -> list[Context]:
    return [replace(part, variant=variant, register=register) for part in parts]


def _drawn(parts: Sequence[Context], tick: Callable[[], None]) -> Iterator[_Made]:
    """One draw of every item; what several portions ask of one thing is asked of the first, and
    prompts that are alike are one question."""
    ids: set[str] = set()
    prompts: set[tuple[object, ...]] = set()
    for made in _made(parts, tick):
        item = made.item
        asked = (words(item.prompt), *sorted(map(repr, item.asked_scenes.values())), _sorted(item))
        if item.id not in ids and asked not in prompts:
            ids.add(item.id)
            prompts.add(asked)
            yield made


def _sorted(item: Item) -> tuple[str, ...]:
    """What is sorted or judged tells apart questions of one prompt."""
    is_listed = item.kind in (Kind.CLASSIFY, Kind.MATCH, Kind.ORDER, Kind.MULTIPLE_CHOICE)
    return tuple(sorted(one.text for one in item.options)) if is_listed else ()


def _made(parts: Sequence[Context], tick: Callable[[], None]) -> Iterator[_Made]:
    for part in parts:
        for choose in TEMPLATES:
            for question in choose(part):
                item = ask(part, question)
                if item is not None:
                    yield _Made(item, partial(_asked_again, part, question))
        if part.register == CLINICAL:
            for make in DRAWN:
                for item in make(part):
                    yield _Made(item, _never)
        tick()


# "Exercise 5", "Stretch B", "https://…", "How to stand up", "Also known as …".
_NO_NAME = re.compile(
    r"^(?:(?:exercises?|stretch(?:es)?|moves?|movements?|steps?|part|no\.?|number)\s+)?"
    r"#?(?:\d+[a-z]?|[a-z]|[ivx]+)[.)]?$|https?:|\bwww\."
    r"|^(?:how to|also known as|click|see|watch)\b",
    re.IGNORECASE,
)


def _asked_again(part: Context, question: Question, variant: int) -> Item | None:
    return ask(replace(part, variant=variant), question)


def _never(_: int) -> None:
    """A drawing is not drawn again: its key shows no length."""


def _with_telling_names(facts: Facts) -> Facts:
    """The facts without exercises whose name tells nobody which one is meant: several share it, it
    only counts ("Exercise 5"), or it is a piece of the page ("How to …", an address)."""
    names = Counter(words(exercise.name) for exercise in facts.exercises)
    told = tuple(
        one
        for one in facts.exercises
        if names[words(one.name)] == 1 and not _NO_NAME.search(one.name)
    )
    return replace(facts, exercises=told)


def _unlike(items: Sequence[Item]) -> tuple[Item, ...]:
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
        *sorted(repr(scene) for scene in item.asked_scenes.values()),
    )
