"""The sound items that were written by hand, as values."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from questions.articles import shipped_article
from questions.checks import Source
from questions.facts import extract
from questions.items.model import (
    Blanks,
    Feedback,
    Item,
    Kind,
    NumericRange,
    Option,
    OptionGroup,
    Quote,
)
from questions.reading import read

_FILE = Path(__file__).with_name("sound_items.toml")


@cache
def shipped_source() -> Source:
    return Source(extract(read(shipped_article())))


@cache
def sound_items() -> tuple[Item, ...]:
    written = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        _item(Kind(kind), number, value)
        for kind, values in written.items()
        for number, value in enumerate(values, 1)
    )


def _item(kind: Kind, number: int, value: dict[str, Any]) -> Item:
    texts = value.get("options", ["True", "False"] if kind is Kind.TRUE_FALSE else [])
    ids = ["true", "false"] if kind is Kind.TRUE_FALSE else [f"o{at}" for at in range(len(texts))]
    return Item(
        id=f"{kind.value}.{number}",
        kind=kind,
        template="by hand",
        variant=0,
        lang="en",
        topic="Hip",
        register="clinical",
        prompt=value["prompt"],
        options=tuple(Option(one, text) for one, text in zip(ids, texts, strict=True)),
        groups=tuple(
            OptionGroup(f"g{at}", text) for at, text in enumerate(value.get("groups", []))
        ),
        reuse=value.get("reuse", False),
        key=_key(kind, value),
        correction=value.get("correction"),
        feedback=Feedback("Right.", "Wrong."),
        evidence=tuple(map(_quote, value["quotes"])),
        facts=(f"by hand {kind.value} {number}",),
        difficulty=0.5,
    )


def _key(kind: Kind, value: dict[str, Any]) -> Any:
    match kind:
        case Kind.TRUE_FALSE:
            return "true" if value["right"] else "false"
        case Kind.MULTIPLE_CHOICE:
            return tuple(f"o{at}" for at in value["right"])
        case Kind.CLASSIFY | Kind.MATCH:
            return {f"o{at}": f"g{place}" for at, place in enumerate(value["places"])}
        case Kind.ORDER:
            return tuple(f"o{at}" for at in value["order"])
        case Kind.NUMERIC:
            return NumericRange(value["low"], value["high"], value["unit"])
        case Kind.CLOZE:
            return Blanks({blank: tuple(words) for blank, words in value["answers"].items()})
    return f"o{value['right']}"


def _quote(text: str) -> Quote:
    """The words where the article has them; emphasis is not part of its text."""
    bare = text.replace("*", "")
    start = shipped_source().text.index(bare)
    return Quote(start, start + len(bare), bare)
