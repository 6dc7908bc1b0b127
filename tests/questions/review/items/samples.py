"""A small article, and questions about it: written by somebody, and as templates make them."""

from dataclasses import replace
from functools import cache

from questions.facts import extract
from questions.items import Bank, Item, Kind
from questions.reading import read
from questions.review.items import OwnQuestion, TypedOption, TypedQuestion, own_question

TEXT = """# Ear muscles

## Movers of the ear

In all, 3 muscles move the ear:

- Auricularis anterior
- Auricularis superior
- Auricularis posterior

## Holders of the ear

In all, 4 muscles hold the ear still:

- Helicis major
- Helicis minor
- Tragicus
- Antitragicus

The lobe is soft and has no muscle in it at all. A cold lobe gets its blood last.
"""
QUOTE = "The lobe is soft and has no muscle in it at all."


@cache
def facts_of(text: str = TEXT):
    return extract(read(text.encode()))


def text_of(text: str = TEXT) -> str:
    return facts_of(text).article.text


def single(**changed: object) -> TypedQuestion:
    """A question without any problem or flaw."""
    options = ("The lobe", "The tragus", "The concha", "The helix")
    typed = TypedQuestion(
        kind=Kind.SINGLE_CHOICE,
        prompt="Which part of the ear is soft all the way through?",
        why="Nothing but skin and fat makes up the lobe.",
        topic="Parts of the ear",
        quote=QUOTE,
        options=tuple(TypedOption(one, one == "The lobe", f"{one}.") for one in options),
    )
    return replace(typed, **changed)


def several(**changed: object) -> TypedQuestion:
    right = ("The lobe", "The skin")
    options = (*right, "The helix", "The concha")
    typed = single(
        kind=Kind.MULTIPLE_CHOICE,
        prompt="Which parts of the ear are soft all the way through?",
        options=tuple(TypedOption(one, one in right) for one in options),
    )
    return replace(typed, **changed)


def statement(**changed: object) -> TypedQuestion:
    typed = single(
        kind=Kind.TRUE_FALSE,
        prompt="The lobe is soft and has one muscle in it.",
        verdict="false",
        correction="The lobe is soft and has no muscle in it.",
        options=(),
    )
    return replace(typed, **changed)


def written(typed: TypedQuestion, text: str = TEXT) -> OwnQuestion:
    return own_question(typed, text_of(text))


def made(typed: TypedQuestion, item_id: str, **changed: object) -> Item:
    """A question as a template makes one."""
    template = item_id.rpartition(".")[0]
    fields = {"id": item_id, "template": template, "facts": ("member-1",), **changed}
    return replace(written(typed).item, **fields)


def bank_of(*items: Item) -> Bank:
    return Bank("Ear muscles", "", 1, items)
