"""Rows of what a table says of several subjects. Its column is named once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.facts.ids import fact_id, part_id
from questions.facts.kinds.kind import Kind, Section
from questions.facts.model import Attribute, Facts, Row
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
    lines,
    wrong_name,
)

_RELATION = "relation"


@dataclass(frozen=True, slots=True)
class _Rows:
    section: Section[Attribute]
    kind: Kind

    def fields(self, facts: Facts, row_id: str) -> tuple[Field, ...]:
        return slots.fields(self.kind, self.kind.values(*self._find(facts, row_id)))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        return slots.blank(self.kind, (one.relation for one in facts.attributes))

    def check(self, facts: Facts, values: Values, row_id: str) -> Problems:
        found = slots.wrong(self.kind, values)
        attribute = self._named(facts, chosen(values, _RELATION))
        if found or attribute is None:
            return found
        subject = key_of(line(values, "subject"))
        others = (one for one in attribute.rows if one.id != row_id)
        is_there = any(key_of(one.subject) == subject for one in others)
        return {"subject": "already_there"} if is_there else {}

    def correct(self, facts: Facts, row_id: str, values: Values) -> Facts:
        """Its own words; and its column, into which it moves."""
        attribute, row = self._find(facts, row_id)
        told = {"subject": line(values, "subject"), "value": lines(values, "value")}
        new, relation = replace(row, **told), chosen(values, _RELATION)  # type: ignore[arg-type]
        if key_of(attribute.relation) == key_of(relation):
            rows = tuple(new if one is row else one for one in attribute.rows)
            return self._with(facts, [replace(attribute, rows=rows)])
        left = replace(attribute, rows=tuple(one for one in attribute.rows if one is not row))
        return self._put(self._with(facts, [left]), relation, new, attribute.source)

    def add(self, facts: Facts, new: Addition) -> Facts:
        values = new.values
        row = Row(new.id, line(values, "subject"), lines(values, "value"), new.evidence)
        return self._put(facts, chosen(values, _RELATION), row, new.sentence)

    def remove(self, facts: Facts, ids: Collection[str]) -> Facts:
        return self._with(facts, list(self._left(facts, ids)))

    def own_id(self, facts: Facts, new: Addition) -> str:
        relation = chosen(new.values, _RELATION)
        attribute = self._named(facts, relation)
        parent = attribute.id if attribute else self._new_id(facts, relation, new.sentence)
        made = part_id(parent, "row", line(new.values, "subject"), *lines(new.values, "value"))
        known = (one.id for one in attribute.rows) if attribute else ()
        return free_id(made, new.sentence, known)

    def names(self, facts: Facts) -> dict[str, str]:
        return {one.id: one.relation for one in facts.attributes}

    def home(self, facts: Facts, row_id: str) -> str:
        return self._find(facts, row_id)[0].id

    def named(self, facts: Facts, relation: str) -> str | None:
        attribute = self._named(facts, relation)
        return attribute.id if attribute else None

    def rename(self, facts: Facts, names: Mapping[str, str]) -> Facts:
        renamed = [
            replace(one, relation=names[one.id]) for one in facts.attributes if one.id in names
        ]
        return self._with(facts, renamed)

    def wrong(self, facts: Facts, attribute_id: str) -> Problems:
        """Two tables may each have a column of one name."""
        return wrong_name({attribute_id: self.names(facts)[attribute_id]}, attribute_id, _RELATION)

    def _left(self, facts: Facts, ids: Collection[str]) -> Iterator[Attribute]:
        for attribute in facts.attributes:
            rows = tuple(one for one in attribute.rows if one.id not in ids)
            if len(rows) < len(attribute.rows):
                yield replace(attribute, rows=rows)

    def _put(self, facts: Facts, relation: str, row: Row, source: str) -> Facts:
        """One more row in the column of that name, which is made where there is none."""
        attribute = self._named(facts, relation)
        if attribute:
            return self._with(facts, [replace(attribute, rows=(*attribute.rows, row))])
        made = Attribute(
            self._new_id(facts, relation, source),
            relation,
            facts.article.title,
            source,
            (row,),
            (),
        )
        return self.section.put(facts, (*facts.attributes, made))

    def _new_id(self, facts: Facts, relation: str, sentence: str) -> str:
        wanted = fact_id("attribute", relation, facts.article.title)
        return free_id(wanted, sentence, (one.id for one in facts.attributes))

    def _named(self, facts: Facts, relation: str) -> Attribute | None:
        key = key_of(relation)
        return next((one for one in facts.attributes if key_of(one.relation) == key), None)

    def _find(self, facts: Facts, row_id: str) -> tuple[Attribute, Row]:
        for attribute in facts.attributes:
            for row in attribute.rows:
                if row.id == row_id:
                    return attribute, row
        raise NotThereError(row_id)

    def _with(self, facts: Facts, changed: Sequence[Attribute]) -> Facts:
        by_id = {one.id: one for one in changed}
        return self.section.put(facts, (by_id.get(one.id, one) for one in facts.attributes))


def reviewed(section: Section[Attribute], kind: Kind) -> FactKind:
    """What a reviewer can do with rows."""
    one = _Rows(section, kind)
    lists = Lists(_RELATION, one.names, one.home, one.named, one.rename, one.wrong)
    return FactKind(
        one.fields, one.blank, one.check, one.correct, one.add, one.remove, one.own_id, lists
    )
