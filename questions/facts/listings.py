"""What causes, functions and red flags share: a section or sentence that announces them, and the
names that bullets and sentences give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import ListedItem, Listing
from questions.reading.article import Sentence

# (what the items belong to, the item's words, its sentence)
Found = tuple[str, str, Sentence]

_MAX_WORDS = 22


def make_listings(kind: str, found: Iterable[Found]) -> tuple[Listing, ...]:
    """One listing for each thing that has items, in the order of the article."""
    ids = UniqueIds()
    order: dict[str, tuple[str, list[tuple[str, Sentence]]]] = {}
    for of, name, sentence in found:
        order.setdefault(of.lower(), (of, []))[1].append((name, sentence))
    return tuple(_make_listing(kind, of, items, ids) for of, items in order.values())


def split_alternatives(text: str) -> list[str]:
    """The things in "impingement or soft tissue stiffness"; one where nothing joins them."""
    text = text.strip().rstrip(".")
    parts = re.split(r",\s*(?:and|or)\s+|,\s+|\s+(?:or|and)\s+", text)
    parts = [re.sub(r"^(?:and|or)\s+", "", part.strip()) for part in parts if part.strip()]
    is_list = len(parts) >= 2 and all(1 <= len(part.split()) <= 7 for part in parts)
    return parts if is_list else [text]


def clean_name(text: str) -> str:
    """An item's words without its bullet's end, and without what a colon adds."""
    text = re.sub(r"\s*(?:[;,.]|,?\s+(?:and|or))$", "", text.strip())
    head, separator, _ = text.partition(": ")
    if separator and 1 <= len(head.split()) <= 8:
        text = head
    return text.strip(" .")


def is_usable(name: str) -> bool:
    """Whether the words are short enough to be a name and no pronoun."""
    is_pronoun = re.match(
        r"(?:it|this|that|these|those|they|there|not|also|only|likely|often|why|because)\b",
        name,
        re.I,
    )
    return bool(name) and len(name.split()) <= _MAX_WORDS and not is_pronoun


def _make_listing(
    kind: str, of: str, items: Sequence[tuple[str, Sentence]], ids: UniqueIds
) -> Listing:
    listing_id = ids.take(fact_id(kind, of), of)
    made: dict[str, ListedItem] = {}
    for name, sentence in items:
        if name.lower() not in made:
            wanted = part_id(listing_id, "item", name, sentence.text)
            item_id = ids.take(wanted, sentence.text)
            made[name.lower()] = ListedItem(item_id, name, sentence.text, (sentence.span,))
    return Listing(listing_id, of, tuple(made.values()))
