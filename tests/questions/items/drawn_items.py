"""Picture questions of the shipped article, for tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from questions.facts.model import Facts
from questions.items import Item
from questions.items import pictures as picture
from questions.items.bank import context_of
from questions.items.build import Context
from tests.questions.items.every_bank import SHIPPED, facts_of


def facts() -> Facts:
    return facts_of(SHIPPED)


def context(seed: int, variant: int = 0, of: Facts | None = None) -> Context:
    return context_of(of, seed, variant) if of else replace(_whole(), seed=seed, variant=variant)


@cache
def _whole() -> Context:
    return context_of(facts(), 0)


def made(seed: int, variant: int = 0, of: Facts | None = None) -> list[Item]:
    return list(picture.make(context(seed, variant, of)))


def of_template(items: list[Item], name: str) -> list[Item]:
    return [item for item in items if item.template == f"picture.{name}"]


def key_text(item: Item) -> str:
    return next(option.text for option in item.options if option.id == item.key)
