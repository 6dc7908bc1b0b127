"""What the grammars find in an article's sentences, put beside what its lists, tables and labels
have told: one place decides which excludes which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from questions.facts.attribution import bare, tell
from questions.facts.grammar import Candidate, candidates
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import Definition, Facts, ListedItem, Listing
from questions.facts.passages import free_sections
from questions.reading.article import Article, Span

LISTED = ("causes", "functions")


def find_in_clauses(article: Article, facts: Facts) -> Facts:
    """`facts` with what sentences state in so many words."""
    found: dict[str, list[Candidate]] = {kind: [] for kind in (*LISTED, "definitions")}
    for told in tell(article, free_sections(article, facts), known_names(facts)):
        for kind, some in found.items():
            some += candidates(kind, told)
    for kind in LISTED:
        listings = getattr(facts, kind)
        kept = resolve(found[kind], spoken_for(facts))
        facts = replace(facts, **{kind: add_items(kind, listings, kept)})
    return replace(facts, definitions=add_definitions(facts, found["definitions"]))


def add_definitions(facts: Facts, found: Iterable[Candidate]) -> tuple[Definition, ...]:
    """The definitions with those of terms that nothing else explains."""
    ids = UniqueIds()
    for one in facts.definitions:
        ids.take(one.id, "")
    told = {span for one in facts.definitions for span in one.evidence}
    told |= {s for types in facts.types for one in types.definitions.values() for s in one.evidence}
    terms = {_key(one.term) for one in facts.definitions}
    terms |= {_key(name) for types in facts.types for name in types.definitions}
    made = list(facts.definitions)
    for one in found:
        if one.sentence.span in told or _key(one.of) in terms:
            continue
        terms.add(_key(one.of))
        term, text = one.of[:1].upper() + one.of[1:], one.sentence.text
        wanted = ids.take(fact_id("definition", term, text), text)
        made.append(Definition(wanted, term, one.name, text, (one.sentence.span,)))
    return tuple(made)


def known_names(facts: Facts) -> frozenset[str]:
    """What the article itself names as parts of the body or explains, in small letters."""
    members = (member.name for group in facts.groups for member in group.members)
    return frozenset(name.lower() for name in members)


def spoken_for(facts: Facts) -> frozenset[tuple[str, Span]]:
    """The sentences from which a kind has its facts already, each with the kind."""
    return frozenset(
        (kind, span)
        for kind in LISTED
        for listing in getattr(facts, kind)
        for item in listing.items
        for span in item.evidence
    )


def resolve(found: Iterable[Candidate], taken: frozenset[tuple[str, Span]]) -> list[Candidate]:
    """Each thing once: what another reader has from the same sentence stands, and of two
    candidates in each other's words the first."""
    kept: dict[tuple[str, str], Candidate] = {}
    for one in found:
        key = (one.of.lower(), bare(one.name).lower())
        if (one.kind, one.sentence.span) in taken or key in kept:
            continue
        same = [k for k in kept.values() if k.sentence.span == one.sentence.span]
        if not any(one.name in k.name or k.name in one.name for k in same):
            kept[key] = one
    return list(kept.values())


def add_items(
    kind: str, listings: Sequence[Listing], found: Iterable[Candidate]
) -> tuple[Listing, ...]:
    """The listings with the candidates; what stands there keeps its ids."""
    ids = UniqueIds()
    made: dict[str, Listing] = {}
    for listing in listings:
        made[_key(listing.of)] = listing
        for one in (listing, *listing.items):
            ids.take(one.id, "")
    for one in found:
        key = _key(one.of)
        listing = made.get(key) or Listing(ids.take(fact_id(kind, one.of), one.of), one.of, ())
        if any(item.name.lower() == one.name.lower() for item in listing.items):
            continue
        text = one.sentence.text
        item_id = ids.take(part_id(listing.id, "item", one.name, text), text)
        item = ListedItem(item_id, one.name, text, (one.sentence.span,))
        made[key] = replace(listing, items=(*listing.items, item))
    return tuple(made.values())


def _key(of: str) -> str:
    """What "a sore jaw" and "sore jaws" have in common."""
    return " ".join(word.rstrip("s") for word in bare(of).lower().split())
