"""Causes, functions and red flags as questions need them: what each list says of its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from questions.facts.model import ArticleRef, Evidence, ListedItem, Listing
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Choice, Ground
from questions.items.kinds.naming import as_noun, is_deed, noun_of
from questions.items.model import Tier
from questions.items.neighbours import contraries
from questions.items.wording import capital, listed, lower_first, tidy, within
from questions.reading.article import Span

_MOST_TOLD = 12
# More things that lists are for would make no heading.
_MOST_NAMED = 2
_STOP = re.compile(r"[.!?] +(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Role:
    """What being on a list of this sort means. `said` is what is said of one item, `together` of
    them all, and `called` what one is among other roles; `{of}` is the thing listed for. `heading`
    stands above things of any such list."""

    name: str
    topic: str
    said: str
    together: str
    called: str
    heading: str


CAUSE = Role(
    name="cause",
    topic="Causes",
    said="as a possible cause of {of}",
    together="possible causes of {of}",
    called="A possible cause of {of}",
    heading="Possible causes of a complaint",
)
FUNCTION = Role(
    name="function",
    topic="Why it matters",
    said="as something that {of} {matters} for",
    together="things that {of} {matters} for",
    called="Something that {of} {matters} for",
    heading="What the movement matters for",
)
RED_FLAG = Role(
    name="red_flag",
    topic="When to see a doctor",
    said="as a reason to see a doctor",
    together="reasons to see a doctor",
    # As long as the others, or it would stand out among them.
    called="A reason to go and see a doctor",
    heading="Reasons to see a doctor",
)


# The same of what somebody does: "keep moving".
_OF_DEEDS = {
    FUNCTION.said: "as a reason why it matters to {of}",
    FUNCTION.together: "reasons why it matters to {of}",
    FUNCTION.called: "A reason why it matters to {of}",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list with the list's role. It `is_apart` where it is listed in one place only,
    also under slightly other words. `lead_end` is where what stands before the list ends."""

    role: Role
    listing: Listing
    item: ListedItem
    is_apart: bool
    lead_end: int

    @property
    def text(self) -> str:
        return lower_first(tidy(self.item.name))

    @property
    def said(self) -> str:
        """Where the article names it, as a sentence without its verb strengthened."""
        return self.said_as(self)

    def said_as(self, other: Listed) -> str:
        """The same of this item, in the role of another one."""
        return f"The article names {self.told} {said(other)}."

    def said_with(self, text: str) -> str:
        """The same of something else."""
        return f"The article names {as_noun(text)} {said(self)}."

    @property
    def told(self) -> str:
        """The item inside a sentence: what is no name of a thing, in quotation marks."""
        return as_noun(self.text)


class Lists(Protocol):
    """What stands beside something that is listed."""

    def beside(self, one: Listed) -> Sequence[Listed]: ...

    def harmless(self, one: Listed) -> Sequence[str]: ...


def said(one: Listed) -> str:
    """What being on its list means: "as a possible cause of a stiff hip"."""
    return _filled(one.role.said, one.listing)


def called(one: Listed) -> str:
    """What one on its list is, among other roles: "A possible cause of a stiff hip"."""
    return _filled(one.role.called, one.listing)


def together(one: Listed) -> str:
    """What everything on its list is: "possible causes of a stiff hip"."""
    return _filled(one.role.together, one.listing)


def wrong_choices(context: Context, one: Listed, lists: Lists) -> list[list[Choice]]:
    """What is listed under another role only, and what the lexicon knows to be none: the contrary
    of the complaint, or what is to be expected. What may cause one complaint may well cause
    another, so two lists of causes never serve each other."""
    article = context.facts.article
    others = [
        Choice(
            capital(other.text),
            f"You chose {other.told}, which the article names {said(other)}. {one.said}",
            other.item.id,
            Ground(Tier.ARTICLE, other.said, (other.item.id,), proof(article, other)),
        )
        for other in lists.beside(one)
        if other.is_apart
    ]
    # Somebody who worries takes what is harmless for a sign sooner than what something is good for.
    return [[*others, *_expected(one, lists)], _contraries(one)]


def _expected(one: Listed, lists: Lists) -> list[Choice]:
    reason = "That is to be expected, and the article does not name it as a reason."
    return [
        Choice(
            capital(sign),
            f"You chose {as_noun(sign)}. {reason} {one.said}",
            ground=Ground(Tier.LEXICON, f"{capital(sign)}: {lower_first(reason)}"),
        )
        for sign in lists.harmless(one)
    ]


def _contraries(one: Listed) -> list[Choice]:
    if one.role is not CAUSE:
        return []
    of = thing(one.listing)
    reason = f"That would be the contrary of {of}, and the article does not name it."
    return [
        Choice(
            capital(name), f"You chose {name}. {reason} {one.said}", None,
            Ground(Tier.LEXICON, f"{capital(name)}: {lower_first(reason)}"),
        )
        for name in contraries(of)
    ]  # fmt: skip


def headings(listed_ones: Sequence[Listed]) -> dict[str, str]:
    """What to put above the things of each role: what they are listed for, where that is one thing
    or two."""
    found: dict[str, str] = {}
    for one in listed_ones:
        own = dict.fromkeys(thing(o.listing) for o in listed_ones if o.role is one.role)
        is_short = len(own) <= _MOST_NAMED
        found[one.role.name] = (
            _headed(one.role, listed([*own], "or")) if is_short else (one.role.heading)
        )
    return found


def _headed(role: Role, of: str) -> str:
    return capital(_worded(role.together, of))


def all_of(one: Listed, *more: Listed) -> str:
    """Everything on the list of these items, as a sentence; of a list that nobody would read
    through, they alone."""
    items = one.listing.items
    told = items if len(items) <= _MOST_TOLD else [each.item for each in (one, *more)]
    among = "" if told is items else " among others"
    names = listed([as_noun(lower_first(tidy(item.name))) for item in told])
    return f"The article names {together(one)}: {names}{among}."


def proof(article: ArticleRef, one: Listed) -> Evidence:
    """The item's own words and, where it is an entry of a list, the sentence that leads into it."""
    text, spans = article.text, one.item.evidence
    if not spans or not all(_is_line(text, span) for span in spans):
        return spans
    end = one.lead_end
    line = text.rfind("\n", 0, end) + 1
    lead = Span(max([line, *(line + stop.end() for stop in _STOP.finditer(text[line:end]))]), end)
    return (lead, *spans) if lead.start < end else spans


def thing(listing: Listing) -> str:
    """What the list is for, as a noun; of a whole title, the part before its colon."""
    return _thing(listing.of)


@lru_cache(maxsize=1024)
def _thing(of: str) -> str:
    return noun_of(within(of.split(": ")[0]))


def _filled(frame: str, listing: Listing) -> str:
    return _worded(frame, thing(listing))


def _worded(frame: str, of: str) -> str:
    if frame in _OF_DEEDS and is_deed(of):
        return _OF_DEEDS[frame].format(of=of[1:-1])
    matters = "matter" if of.startswith("the ") and is_plural_name(of) else "matters"
    return frame.format(of=of, matters=matters)


def _is_line(text: str, span: Span) -> bool:
    rest = text[span.end :].partition("\n")[0]
    return text[: span.start].endswith("\n") and not rest.strip(" .;,")
