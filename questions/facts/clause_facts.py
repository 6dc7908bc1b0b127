"""What the grammars find in an article's sentences, put beside what its lists, tables and labels
have told: one place decides which excludes which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from questions.facts.attribution import bare, known_names, tell
from questions.facts.confidence import LIKELY, confidence, with_grounds
from questions.facts.grammar import Candidate, candidates
from questions.facts.grammar_words import grammar
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.kinds.registry import SECTIONS
from questions.facts.listings import one_name
from questions.facts.model import Definition, Facts, ListedItem, Listing
from questions.facts.passages import free_sections
from questions.reading.article import Article, Span

_LISTED = tuple(
    one.name for one in SECTIONS if one.of is Listing and "patterns" in grammar(one.name)
)


def find_in_clauses(article: Article, facts: Facts) -> Facts:
    """`facts` with what sentences state in so many words, and with how sure the reader is."""
    found: dict[str, list[Candidate]] = {kind: [] for kind in (*_LISTED, "definitions")}
    for told in tell(article, free_sections(article, facts), known_names(article, facts)):
        for kind, some in found.items():
            some += candidates(kind, told)
    patterns: dict[str, str] = {}
    for kind in _LISTED:
        facts = _with_items(kind, facts, _resolved(found[kind], _spoken_for(facts, kind)), patterns)
    facts = _with_definitions(facts, filter(_is_likely, found["definitions"]), patterns)
    return with_grounds(article, facts, patterns)


def _is_likely(one: Candidate) -> bool:
    return confidence(one.kind, one.pattern) >= LIKELY


def _spoken_for(facts: Facts, kind: str) -> frozenset[Span]:
    """The sentences from which a kind has its facts already."""
    listings: tuple[Listing, ...] = getattr(facts, kind)
    items = (item for listing in listings for item in listing.items)
    return frozenset(span for item in items for span in item.evidence)


def _resolved(found: Iterable[Candidate], taken: frozenset[Span]) -> list[Candidate]:
    """Each thing once: what another reader has from the same sentence stands, and of two
    candidates in each other's words the first."""
    kept: dict[Span, list[Candidate]] = {}
    known: set[tuple[str, str]] = set()
    for one in filter(_is_likely, found):
        key = (one_name(one.of), bare(one.name).lower())
        same = kept.setdefault(one.sentence.span, [])
        if one.sentence.span in taken or key in known:
            continue
        if not any(one.name in other.name or other.name in one.name for other in same):
            known.add(key)
            same.append(one)
    return [one for some in kept.values() for one in some]


def _with_items(
    kind: str, facts: Facts, found: Iterable[Candidate], patterns: dict[str, str]
) -> Facts:
    """`facts` with the candidates in their listings; what stands there keeps its ids."""
    ids = UniqueIds()
    made: dict[str, Listing] = {}
    known: set[tuple[str, str]] = set()
    listings: tuple[Listing, ...] = getattr(facts, kind)
    for listing in listings:
        made[one_name(listing.of)] = listing
        known |= {(one_name(listing.of), item.name.lower()) for item in listing.items}
        for taken in (listing.id, *(item.id for item in listing.items)):
            ids.take(taken, "")
    items: dict[str, list[ListedItem]] = {}
    for one in found:
        key, text = one_name(one.of), one.sentence.text
        if (key, one.name.lower()) in known:
            continue
        known.add((key, one.name.lower()))
        if key not in made:
            made[key] = Listing(ids.take(fact_id(kind, one.of), one.of), one.of, ())
        item_id = ids.take(part_id(made[key].id, "item", one.name, text), text)
        patterns[item_id] = one.pattern
        item = ListedItem(item_id, one.name, text, (one.sentence.span,))
        items.setdefault(key, []).append(item)
    whole = (replace(one, items=(*one.items, *items.get(key, ()))) for key, one in made.items())
    changed = {kind: tuple(whole)}
    return replace(facts, **changed)  # type: ignore[arg-type]


def _with_definitions(facts: Facts, found: Iterable[Candidate], patterns: dict[str, str]) -> Facts:
    """`facts` with the definitions of terms that nothing else explains."""
    ids = UniqueIds()
    for one in facts.definitions:
        ids.take(one.id, "")
    types = [one for some in facts.types for one in some.definitions.items()]
    told = {span for one in facts.definitions for span in one.evidence}
    told |= {span for _, one in types for span in one.evidence}
    # A term may be explained twice, in other words.
    terms = {(one_name(one.term), _first(one.key)) for one in facts.definitions}
    of_types = {one_name(name) for name, _ in types}
    made = list(facts.definitions)
    for new in found:
        key = (one_name(new.of), _first(new.name))
        if new.sentence.span in told or key in terms or key[0] in of_types:
            continue
        terms.add(key)
        term, text = new.of[:1].upper() + new.of[1:], new.sentence.text
        own_id = ids.take(fact_id("definition", term, text), text)
        patterns[own_id] = new.pattern
        made.append(Definition(own_id, term, new.name, text, (new.sentence.span,)))
    return replace(facts, definitions=tuple(made))


def _first(words: str) -> str:
    return words.split(" ")[0].lower()
