"""Everything that an article names as causes, uses and warning signs, and what stands beside one of
them: of many no more than a number, so that the work for each stays the same."""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.facts.model import Facts, ListedItem, Listing
from questions.items.kinds.listing import CAUSE, FUNCTION, RED_FLAG, Listed, Role, thing
from questions.items.neighbours import harmless
from questions.language.words import jaccard, lemmas

_ALIKE = 0.5
_ANY_TIME = lemmas("feel feels during after exercise day mild mildly muscles")
# From so many, wrong answers are as good as from more.
_BESIDE = 24

_Place = tuple[Role, Listing, ListedItem]


@dataclass(frozen=True)
class ListsOfArticle:
    """Every item of every list whose thing is named, lists in the article's order."""

    everything: tuple[Listed, ...]

    def beside(self, one: Listed) -> Sequence[Listed]:
        """What is listed in other roles; of many, those whose ids come after the item's own, so
        that an edit moves few."""
        others = self._others[one.role.name]
        if len(others) <= _BESIDE:
            return others
        ids, ring = self._ring[one.role.name]
        start = bisect(ids, _own_id(one))
        return ring[start : start + _BESIDE]

    def harmless(self, one: Listed) -> Sequence[str]:
        """Signs worded like this one that are none by themselves, and none of which the article's
        have a word of; empty for what is no warning sign."""
        return self._harmless[one.told != one.text] if one.role is RED_FLAG else ()

    @cached_property
    def by_list(self) -> tuple[tuple[Listed, ...], ...]:
        """The same, list by list."""
        found: defaultdict[str, list[Listed]] = defaultdict(list)
        for one in self.everything:
            found[one.listing.id].append(one)
        return tuple(map(tuple, found.values()))

    @cached_property
    def _others(self) -> Mapping[str, Sequence[Listed]]:
        roles = {one.role.name for one in self.everything}
        return {name: [one for one in self.everything if one.role.name != name] for name in roles}

    @cached_property
    def _ring(self) -> Mapping[str, tuple[Sequence[str], Sequence[Listed]]]:
        """The others by id, with their ids; behind the last, the first come again."""
        ranked = {name: sorted(others, key=_own_id) for name, others in self._others.items()}
        return {
            name: ([*map(_own_id, ring)], [*ring, *ring[:_BESIDE]]) for name, ring in ranked.items()
        }

    @cached_property
    def _harmless(self) -> Mapping[bool, Sequence[str]]:
        own = frozenset[str]().union(*(lemmas(one.text) for one in self.everything))
        return {
            as_clauses: [
                sign
                for sign in harmless(as_clauses=as_clauses)
                if not (lemmas(sign) - _ANY_TIME) & own
            ]
            for as_clauses in (True, False)
        }


def lists_of(facts: Facts) -> ListsOfArticle:
    """What the article lists. Of names without a rare word in common, none are compared."""
    places = tuple(_places(facts))
    counts = Counter(lemma for place in places for lemma in lemmas(place[2].name))
    sharing: defaultdict[str, list[_Place]] = defaultdict(list)
    for place in places:
        for lemma in _rarest(lemmas(place[2].name), counts):
            sharing[lemma].append(place)
    listings = {of.id: of for _, of, _ in places}
    ends = {key: _lead_end(facts.article.text, of) for key, of in listings.items()}
    return ListsOfArticle(
        tuple(
            Listed(*place, _is_apart(place, counts, sharing), ends[place[1].id]) for place in places
        )
    )


def _lead_end(text: str, listing: Listing) -> int:
    first = min((span.start for item in listing.items for span in item.evidence), default=0)
    return len(text[:first].rstrip())


def _is_apart(
    place: _Place, counts: Mapping[str, int], sharing: Mapping[str, Sequence[_Place]]
) -> bool:
    own = lemmas(place[2].name)
    return not any(
        jaccard(own, lemmas(other[2].name)) > _ALIKE and not _stand_together(place, other)
        for lemma in _rarest(own, counts)
        for other in sharing[lemma]
    )


def _rarest(own: frozenset[str], counts: Mapping[str, int]) -> list[str]:
    """The lemmas of which two names that are alike have at least one in common: of more than a
    share of n lemmas at least one is among the rarest of the rest (prefix filtering; Chaudhuri,
    Ganti and Kaushik 2006)."""
    ranked = sorted(own, key=lambda lemma: (counts[lemma], lemma))
    return ranked[: len(ranked) - math.floor(_ALIKE * len(ranked))]


def _stand_together(one: _Place, other: _Place) -> bool:
    return one[0] is other[0] and thing(one[1]) == thing(other[1])


def _places(facts: Facts) -> Iterator[_Place]:
    for role, listings in (
        (FUNCTION, facts.functions),
        (CAUSE, facts.causes),
        (RED_FLAG, facts.red_flags),
    ):
        for listing in listings:
            if listing.of.strip():
                yield from ((role, listing, item) for item in listing.items)


def _own_id(one: Listed) -> str:
    """The item's part of its id, without that of its list."""
    return one.item.id.rpartition(".")[2]
