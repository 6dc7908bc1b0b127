"""Programs of exercises for tests, and the items that one template makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from questions.facts import extract
from questions.facts.model import Facts
from questions.items.asking import ask
from questions.items.bank import context_of
from questions.items.build import Context
from questions.items.model import Item
from questions.items.question import CLINICAL
from questions.items.templates.registry import Chooser
from questions.reading import read
from tests.questions.items.every_bank import SHIPPED, facts_of

SHOULDER = """# Rotation of the shoulder

### Standing shoulder external rotation with a band

**Goal:** Strengthen the external rotators of the shoulder.

**Position:** Standing.

**Equipment:** A resistance band.

1. Stand and hold the band in your right hand with the elbow bent.
2. Fasten the other end so that the band pulls toward the left.
3. Turn the forearm outward to the right.
4. Do not let the elbow leave your side.

**Dose:** 3 sets of 12 repetitions.

### Sleeper stretch

**Goal:** Stretch the external rotators of the shoulder.

**Position:** Side-lying.

1. Lie on your side with the elbow bent.
2. Press the forearm toward the floor.

**Dose:** Hold for 2 minutes.

### Pendulum

**Goal:** Ease stiffness in the joint.

**Position:** Standing.

1. Stand and lean on a table with the good hand.
2. Swing the sore arm in small circles.

**Dose:** 100 repetitions.
"""


def shipped() -> Facts:
    return facts_of(SHIPPED)


def labelled(name: str) -> Facts:
    """One of the labelled articles."""
    return facts_of(name)


@cache
def written(text: str) -> Facts:
    return extract(read(text.encode(), name="article.md"))


def context(facts: Facts, register: str = CLINICAL, seed: int = 1, variant: int = 0) -> Context:
    return replace(context_of(facts, seed, variant), register=register)


def items(
    choose: Chooser, facts: Facts, register: str = CLINICAL, seed: int = 1, variant: int = 0
) -> list[Item]:
    """The items of a template, each id once, as a bank takes them."""
    where = context(facts, register, seed, variant)
    made = (item for question in choose(where) if (item := ask(where, question)))
    return list({item.id: item for item in reversed(list(made))}.values())[::-1]


def of(template: str, made: Sequence[Item]) -> list[Item]:
    return [item for item in made if item.template == template]


def key_text(item: Item) -> str:
    return next(option.text for option in item.options if option.id == item.key)


def wrong_texts(item: Item) -> set[str]:
    return {option.text for option in item.options if option.id != item.key}
