"""Causes, functions and the like: kinds of which the article lists several for one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from questions.facts.kinds.kind import Form, Kind, Section, Slot, Values, spans, under
from questions.facts.model import ListedItem, Listing
from questions.facts.phrasing import sentence_case
from questions.facts.spelling import corrected


def _values(listing: Listing, item: ListedItem) -> Values:
    return {"name": item.name, "of": listing.of}


def _as_json(listing: Listing) -> dict[str, Any]:
    return {
        "id": listing.id,
        "of": listing.of,
        "items": [
            {
                "id": item.id,
                "name": item.name,
                "source": item.source,
                "evidence": spans(item.evidence),
            }
            for item in listing.items
        ],
    }


def _topics_of(heading: str) -> Callable[[Sequence[Listing]], Iterable[str]]:
    """One heading for several listings; a single one is called by what it belongs to."""

    def topics(listings: Sequence[Listing]) -> Iterable[str]:
        if len(listings) > 1:
            return [heading] * len(listings)
        return [f"{heading} of {sentence_case(listing.of)}" for listing in listings]

    return topics


def listed(
    section: str,
    kind: str,
    topics: Callable[[Sequence[Listing]], Iterable[str]],
    phrase: Callable[[str, str], str],
    *,
    forbids: bool = False,
) -> Section[Listing]:
    """A section with one kind; `phrase` says it, given the item and what it belongs to."""

    def say(listing: Listing, item: ListedItem) -> str:
        return phrase(_uncapitalised(corrected(item.name)), sentence_case(listing.of))

    slots = (Slot("name", Form.SENTENCE), Slot("of", Form.LIST))
    return Section(
        name=section,
        of=Listing,
        kinds=(Kind(kind, slots, _values, say),),
        parts=lambda listing: ((kind, item) for item in listing.items),
        topics=topics,
        as_json=_as_json,
        forbids=forbids,
    )


def _uncapitalised(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


LISTINGS = (
    listed(
        "causes",
        "cause",
        _topics_of("Causes"),
        lambda name, of: f"A possible cause of {of} is {name}.",
    ),
    listed(
        "functions",
        "function",
        under("Why it matters"),
        lambda name, of: f"What {of} is needed for: {name}.",
    ),
    listed(
        "contraindications",
        "contraindication",
        under("When not to do it"),
        lambda name, of: f"A reason not to do {of}: {name}.",
        forbids=True,
    ),
    listed(
        "red_flags",
        "red_flag",
        under("When to see a doctor"),
        lambda name, of: f"A reason to see a doctor: {name}.",
    ),
    listed(
        "symptoms",
        "symptom",
        _topics_of("Symptoms"),
        lambda name, of: f"A possible symptom of {of} is {name}.",
    ),
)
