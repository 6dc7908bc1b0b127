"""Small items of each kind, for the scoring tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.items.model import (
    Blanks,
    Feedback,
    Item,
    Key,
    Kind,
    NumericRange,
    Option,
    OptionGroup,
)


def an_item(
    kind: Kind,
    key: Key,
    options: Sequence[str] = (),
    groups: Sequence[str] = (),
    facts: Sequence[str] = ("fact",),
    fact_by_option: Mapping[str, str] | None = None,
) -> Item:
    return Item(
        id="item",
        kind=kind,
        template="template",
        variant=0,
        lang="en",
        topic="topic",
        register="clinical",
        prompt="Which?",
        options=tuple(Option(one, f"text {one}") for one in options),
        groups=tuple(OptionGroup(one, f"group {one}") for one in groups),
        reuse=False,
        key=key,
        correction=None,
        feedback=Feedback("right", "wrong"),
        evidence=(),
        facts=tuple(facts),
        difficulty=0.5,
        fact_by_option=fact_by_option or {},
    )


def single_choice(options: str = "abcd", key: str = "a") -> Item:
    return an_item(Kind.SINGLE_CHOICE, key, options)


def picture() -> Item:
    return an_item(Kind.PICTURE, "a", "abc")


def true_false() -> Item:
    return an_item(Kind.TRUE_FALSE, "true", ("true", "false"))


def multiple_choice(right: str = "abcd", wrong: str = "efgh") -> Item:
    return an_item(Kind.MULTIPLE_CHOICE, tuple(right), right + wrong)


def classify() -> Item:
    key = {"a": "x", "b": "x", "c": "y", "d": "y"}
    facts = {one: f"fact {one}" for one in key}
    return an_item(Kind.CLASSIFY, key, "abcd", "xy", tuple(facts.values()), facts)


def match() -> Item:
    return an_item(Kind.MATCH, {"a": "x", "b": "y", "c": "z"}, "abc", "wxyz")


def order(steps: str = "abcde") -> Item:
    return an_item(Kind.ORDER, tuple(steps), sorted(steps, reverse=True))


def numeric(low: float = 10, high: float = 20) -> Item:
    return an_item(Kind.NUMERIC, NumericRange(low, high, "repetitions"))


def cloze() -> Item:
    key = {"b1": ("gluteus medius",), "b2": ("anterior", "front")}
    facts = {"b1": "fact b1", "b2": "fact b2"}
    return an_item(Kind.CLOZE, Blanks(key), facts=tuple(facts.values()), fact_by_option=facts)


def one_of_each() -> tuple[Item, ...]:
    return (
        single_choice(),
        true_false(),
        multiple_choice(),
        classify(),
        match(),
        order(),
        numeric(),
        cloze(),
        picture(),
    )
