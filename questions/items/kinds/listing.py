"""Causes, functions and red flags as questions need them: what each list says of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts.model import ArticleRef, Evidence, Facts, ListedItem, Listing
from questions.items.wording import listed, lower_first, tidy, within
from questions.items.words import jaccard, lemmas
from questions.reading.article import Span

_ALIKE = 0.5
_STOP = re.compile(r"[.!?] +(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Role:
    """What being on a list of this sort means. `said` is what is said of one item, `together` of
    them all; `{of}` is the thing listed for."""

    name: str
    topic: str
    said: str
    together: str


CAUSE = Role(
    name="cause",
    topic="Causes",
    said="as a possible cause of {of}",
    together="possible causes of {of}",
)
FUNCTION = Role(
    name="function",
    topic="Why it matters",
    said="as something that {of} matters for",
    together="things that {of} matters for",
)
RED_FLAG = Role(
    name="red_flag",
    topic="When to see a doctor",
    said="as a reason to see a doctor",
    together="reasons to see a doctor",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list with the list's role."""

    role: Role
    listing: Listing
    item: ListedItem

    @property
    def text(self) -> str:
        return lower_first(tidy(self.item.name))

    @property
    def said(self) -> str:
        """Where the article names it, as a sentence without its verb strengthened."""
        return self.said_as(self)

    def said_as(self, other: Listed) -> str:
        """The same of this item, in the role of another one."""
        return f"The article names {self.text} {other.role.said.format(of=thing(other.listing))}."


def all_of(one: Listed) -> str:
    """Everything on the item's list, as a sentence."""
    names = listed([lower_first(tidy(item.name)) for item in one.listing.items])
    return f"The article names {one.role.together.format(of=thing(one.listing))}: {names}."


def proof(article: ArticleRef, one: Listed) -> Evidence:
    """The item's own words and, where it is an entry of a list, the sentence that leads into it."""
    text, spans = article.text, one.item.evidence
    if not spans or not all(_is_line(text, span) for span in spans):
        return spans
    first = min(span.start for item in one.listing.items for span in item.evidence)
    end = len(text[:first].rstrip())
    line = text.rfind("\n", 0, end) + 1
    lead = Span(max([line, *(line + stop.end() for stop in _STOP.finditer(text[line:end]))]), end)
    return (lead, *spans) if lead.start < end else spans


def thing(listing: Listing) -> str:
    """What the list is for; of a whole title, the part before its colon."""
    return within(listing.of.split(": ")[0])


def all_listed(facts: Facts) -> tuple[Listed, ...]:
    """Every item of every list whose thing is named, lists in the article's order."""
    return tuple(_all(facts))


def is_apart(one: Listed, others: tuple[Listed, ...]) -> bool:
    """Whether an item is listed in one place only, also under slightly other words."""
    return not any(
        jaccard(lemmas(one.item.name), lemmas(other.item.name)) > _ALIKE
        for other in others
        if (other.role, thing(other.listing)) != (one.role, thing(one.listing))
    )


def _is_line(text: str, span: Span) -> bool:
    rest = text[span.end :].partition("\n")[0]
    return text[: span.start].endswith("\n") and not rest.strip(" .;,")


def _all(facts: Facts) -> Iterator[Listed]:
    for role, listings in (
        (FUNCTION, facts.functions),
        (CAUSE, facts.causes),
        (RED_FLAG, facts.red_flags),
    ):
        for listing in listings:
            if listing.of.strip():
                yield from (Listed(role, listing, item) for item in listing.items)
