"""Causes, functions, red flags, and what else is listed like them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.facts.ids import fact_id, part_id
from questions.facts.kinds.kind import Kind, Section
from questions.facts.model import Facts, ListedItem, Listing
from questions.review.kinds import slots
from questions.review.kinds.kind import FactKind, Lists
from questions.review.values import (
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    chosen,
    free_id,
    key_of,
    line,
    wrong_name,
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A kind that has a section of its own."""

    section: Section[Listing]
    kind: Kind

    def fields(self, facts: Facts, item_id: str) -> tuple[Field, ...]:
        return slots.fields(self.kind, self.kind.values(*self._find(facts, item_id)))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        known = (one.of for one in self._all(facts))
        return slots.blank(self.kind, known, facts.article.title)

    def check(self, facts: Facts, values: Values, item_id: str) -> Problems:
        found = slots.wrong(self.kind, values)
        listing = self._listing(facts, chosen(values, "of"))
        if found or listing is None:
            return found
        name = key_of(line(values, "name"))
        others = (one for one in listing.items if one.id != item_id)
        return {"name": "already_there"} if any(key_of(o.name) == name for o in others) else {}

    def correct(self, facts: Facts, item_id: str, values: Values) -> Facts:
        """Its own words; and its list, into which it moves."""
        listing, item = self._find(facts, item_id)
        new, of = replace(item, name=line(values, "name")), chosen(values, "of")
        if key_of(listing.of) == key_of(of):
            items = tuple(new if one is item else one for one in listing.items)
            return self._with(facts, [replace(listing, items=items)])
        left = replace(listing, items=tuple(one for one in listing.items if one is not item))
        return self._put(self._with(facts, [left]), of, new)

    def add(self, facts: Facts, new: Addition) -> Facts:
        item = ListedItem(new.id, line(new.values, "name"), new.sentence, new.evidence)
        return self._put(facts, chosen(new.values, "of"), item)

    def remove(self, facts: Facts, ids: Collection[str]) -> Facts:
        return self._with(facts, list(self._left(facts, ids)))

    def own_id(self, facts: Facts, new: Addition) -> str:
        of = chosen(new.values, "of")
        listing = self._listing(facts, of)
        listing_id = listing.id if listing else self._listing_id(facts, of, new.sentence)
        made = part_id(listing_id, "item", line(new.values, "name"), new.sentence)
        known = (one.id for one in listing.items) if listing else ()
        return free_id(made, new.sentence, known)

    def _all(self, facts: Facts) -> tuple[Listing, ...]:
        return self.section.entries(facts)

    def _left(self, facts: Facts, ids: Collection[str]) -> Iterator[Listing]:
        for listing in self._all(facts):
            items = tuple(one for one in listing.items if one.id not in ids)
            if len(items) < len(listing.items):
                yield replace(listing, items=items)

    def names(self, facts: Facts) -> dict[str, str]:
        return {one.id: one.of for one in self._all(facts)}

    def home(self, facts: Facts, item_id: str) -> str:
        return self._find(facts, item_id)[0].id

    def named(self, facts: Facts, of: str) -> str | None:
        listing = self._listing(facts, of)
        return listing.id if listing else None

    def rename(self, facts: Facts, names: Mapping[str, str]) -> Facts:
        renamed = (replace(one, of=names[one.id]) for one in self._all(facts) if one.id in names)
        return self._with(facts, list(renamed))

    def wrong(self, facts: Facts, listing_id: str) -> Problems:
        return wrong_name(self.names(facts), listing_id, "of")

    def _put(self, facts: Facts, of: str, item: ListedItem) -> Facts:
        """One more item in the list of that name, which is made where there is none."""
        listing = self._listing(facts, of)
        if listing:
            return self._with(facts, [replace(listing, items=(*listing.items, item))])
        made = Listing(self._listing_id(facts, of, item.source), of, (item,))
        return self.section.put(facts, (*self._all(facts), made))

    def _listing_id(self, facts: Facts, of: str, sentence: str) -> str:
        wanted_id = fact_id(self.section.name, of)
        return free_id(wanted_id, sentence, (one.id for one in self._all(facts)))

    def _listing(self, facts: Facts, of: str) -> Listing | None:
        return next((one for one in self._all(facts) if key_of(one.of) == key_of(of)), None)

    def _find(self, facts: Facts, item_id: str) -> tuple[Listing, ListedItem]:
        for listing in self._all(facts):
            for item in listing.items:
                if item.id == item_id:
                    return listing, item
        raise NotThereError(item_id)

    def _with(self, facts: Facts, changed: Sequence[Listing]) -> Facts:
        by_id = {one.id: one for one in changed}
        listings = tuple(by_id.get(one.id, one) for one in self._all(facts))
        return self.section.put(facts, listings)


def reviewed(section: Section[Listing], kind: Kind) -> FactKind:
    """What a reviewer can do with what is listed."""
    one = _Listed(section, kind)
    lists = Lists("of", one.names, one.home, one.named, one.rename, one.wrong)
    return FactKind(
        one.fields, one.blank, one.check, one.correct, one.add, one.remove, one.own_id, lists
    )
