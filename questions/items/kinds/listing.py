"""Causes, functions and red flags as questions need them: what each list says of its items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.model import ArticleRef, Evidence, Facts, ListedItem, Listing
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Choice, Ground
from questions.items.kinds.naming import as_noun, noun_of
from questions.items.model import Tier
from questions.items.neighbours import contraries, harmless
from questions.items.wording import capital, listed, lower_first, tidy, within
from questions.items.words import jaccard, lemmas
from questions.reading.article import Span

_ALIKE = 0.5
_ANY_TIME = lemmas("feel feels during after exercise day mild mildly muscles")
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


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list with the list's role. It `is_apart` where it is listed in one place only,
    also under slightly other words."""

    role: Role
    listing: Listing
    item: ListedItem
    is_apart: bool

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


_Place = tuple[Role, Listing, ListedItem]


def said(one: Listed) -> str:
    """What being on its list means: "as a possible cause of a stiff hip"."""
    return _filled(one.role.said, one.listing)


def called(one: Listed) -> str:
    """What one on its list is, among other roles: "A possible cause of a stiff hip"."""
    return _filled(one.role.called, one.listing)


def together(one: Listed) -> str:
    """What everything on its list is: "possible causes of a stiff hip"."""
    return _filled(one.role.together, one.listing)


def wrong_choices(
    context: Context, one: Listed, everything: tuple[Listed, ...]
) -> list[list[Choice]]:
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
        for other in everything
        if other.role is not one.role and other.is_apart
    ]
    # Somebody who worries takes what is harmless for a sign sooner than what something is good for.
    return [[*others, *_expected(one, everything)], _contraries(one)]


def harmless_signs(one: Listed, everything: Sequence[Listed]) -> tuple[str, ...]:
    """Signs worded like this one that are none by themselves, and none of which the article's have
    a word of; empty for what is no warning sign."""
    if one.role is not RED_FLAG:
        return ()
    own = frozenset[str]().union(*(lemmas(other.text) for other in everything))
    signs = harmless(as_clauses=one.told != one.text)
    return tuple(sign for sign in signs if not (lemmas(sign) - _ANY_TIME) & own)


def _expected(one: Listed, everything: Sequence[Listed]) -> list[Choice]:
    reason = "That is to be expected, and the article does not name it as a reason."
    return [
        Choice(
            capital(sign),
            f"You chose {as_noun(sign)}. {reason} {one.said}",
            ground=Ground(Tier.LEXICON, f"{capital(sign)}: {lower_first(reason)}"),
        )
        for sign in harmless_signs(one, everything)
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
    matters = "matter" if of.startswith("the ") and is_plural_name(of) else "matters"
    return capital(role.together.format(of=of, matters=matters))


def all_of(one: Listed) -> str:
    """Everything on the item's list, as a sentence."""
    names = listed([as_noun(lower_first(tidy(item.name))) for item in one.listing.items])
    return f"The article names {together(one)}: {names}."


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
    """What the list is for, as a noun; of a whole title, the part before its colon."""
    return noun_of(within(listing.of.split(": ")[0]))


def _filled(frame: str, listing: Listing) -> str:
    of = thing(listing)
    matters = "matter" if of.startswith("the ") and is_plural_name(of) else "matters"
    return frame.format(of=of, matters=matters)


def all_listed(facts: Facts) -> tuple[Listed, ...]:
    """Every item of every list whose thing is named, lists in the article's order."""
    places = tuple(_places(facts))
    # Names without a word in common are not alike: of many, few are compared.
    sharing: defaultdict[str, list[_Place]] = defaultdict(list)
    for place in places:
        for lemma in lemmas(place[2].name):
            sharing[lemma].append(place)
    return tuple(Listed(*place, is_apart=_is_apart(place, sharing)) for place in places)


def _is_apart(place: _Place, sharing: Mapping[str, Sequence[_Place]]) -> bool:
    own = lemmas(place[2].name)
    return not any(
        jaccard(own, lemmas(other[2].name)) > _ALIKE and not _stand_together(place, other)
        for lemma in own
        for other in sharing[lemma]
    )


def _stand_together(one: _Place, other: _Place) -> bool:
    return one[0] is other[0] and thing(one[1]) == thing(other[1])


def _is_line(text: str, span: Span) -> bool:
    rest = text[span.end :].partition("\n")[0]
    return text[: span.start].endswith("\n") and not rest.strip(" .;,")


def _places(facts: Facts) -> Iterator[_Place]:
    for role, listings in (
        (FUNCTION, facts.functions),
        (CAUSE, facts.causes),
        (RED_FLAG, facts.red_flags),
    ):
        for listing in listings:
            if listing.of.strip():
                yield from ((role, listing, item) for item in listing.items)
