"""The types or stages of one thing, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import replace

from questions.facts.abbreviations import abbreviations
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import Facts, FactWarning, TypeDefinition, TypeSet
from questions.facts.numbers import number_in
from questions.facts.passages import free_sections, running_sentences
from questions.facts.type_announcements import Announced
from questions.facts.type_definitions import Mentions, find_definition
from questions.facts.type_layouts import announcements
from questions.reading.article import Article

# More than any article has; it bounds the work that a hostile one makes.
_MAX_SETS = 100


def find_types(article: Article, facts: Facts) -> Facts:
    """`facts` with the article's types, their names as announced and the first definition that
    the article gives of each."""
    short = abbreviations(article)
    sections = free_sections(article, facts)
    mentions = Mentions(one for section in sections for one in running_sentences(section))
    warnings: list[FactWarning] = []
    ids = UniqueIds()
    sets: list[TypeSet] = []
    known: set[str] = set()
    for announced in announcements(sections):
        of = _expand(announced.of, short)[0].lower()
        is_new = of not in known and len(known) < _MAX_SETS
        if of and is_new and not _counts_things(of):
            known.add(of)
            made = _make_set(announced, mentions, short, ids)
            sets.append(made)
            if announced.count is not None and announced.count != len(announced.names):
                warnings.append(_wrong_count(made, announced.count))
    return replace(facts, types=tuple(sets), warnings=facts.warnings + tuple(warnings))


def _counts_things(of: str) -> bool:
    """ "Twelve cranial nerves" counts the things themselves, and no kinds of them."""
    return number_in(of.partition(" ")[0]) is not None


def _make_set(
    announced: Announced, mentions: Mentions, short: dict[str, str], ids: UniqueIds
) -> TypeSet:
    of, abbrev = _expand(announced.of, short)
    set_id = ids.take(fact_id("types", of), " ".join(announced.names))
    given = dict(announced.given)
    definitions: dict[str, TypeDefinition] = {}
    for name in announced.names:
        found = given.get(name) or find_definition(
            name, announced.names, f"{of} {abbrev or ''}", mentions, announced.evidence[0]
        )
        if found:
            wanted = part_id(set_id, "type", name, found.source)
            definitions[name] = replace(found, id=ids.take(wanted, found.source))
    return TypeSet(
        set_id, of, abbrev, announced.ordered, announced.names, definitions, announced.evidence
    )


def _expand(of: str, short: dict[str, str]) -> tuple[str, str | None]:
    of = re.sub(r"^(?:the|an?)\s+", "", of.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"\s*\(([^)]*)\)", "", of).strip()
    if bare in short:
        return short[bare], bare
    for abbrev, long in short.items():
        if long.lower() == bare.lower():
            return bare, abbrev
    return bare, None


def _wrong_count(made: TypeSet, count: int) -> FactWarning:
    message = f"The article announces {count} types of {made.of} but names {len(made.names)}."
    return FactWarning("count_mismatch", message, made.evidence)
