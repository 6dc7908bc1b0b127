"""The interpreter of the grammars: each pattern over a clause gives candidates, one for each item.

A pattern names its verbs, what its subject and its complement must be, which slot holds the items
and which what they are items of. What it does not name is free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from questions.facts.attribution import Told, bare, head, is_body_part, is_harm, resolve
from questions.facts.grammar_words import grammar, words_of
from questions.language.clauses import Clause, Parsed
from questions.language.phrases import PHRASES, Range
from questions.lexicon import table
from questions.reading.article import Sentence

Pattern = Mapping[str, Any]
_REACH = 5  # tokens behind the verb in which a preposition still belongs to it
_BEHIND_OF = ("of", "for", "behind", "to", "in")
_MAX_OF, _MAX_ITEM = 9, 26  # words
_WHEN = ("when", "if", "because", "as")
_WILL = ("should", "must", "will", "would")
_ENDS = re.compile(r"-|;|:|,(?=[WS])")
_FINITE = re.compile(r"[VUBHMF]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact on its way: what it belongs to, its words, its sentence, the pattern that took it,
    and what its confidence is judged by."""

    kind: str
    of: str
    name: str
    sentence: Sentence
    pattern: str
    signs: tuple[str, ...] = ()


def candidates(kind: str, told: Told) -> Iterator[Candidate]:
    """What the grammar of one kind finds in a sentence."""
    for clause in told.parsed.clauses:
        for pattern in grammar(kind)["patterns"]:
            if slots := _matched(pattern, told, clause):
                yield from _read(kind, pattern, told, clause, slots)


@dataclass(frozen=True, slots=True)
class _Slots:
    subject: Range
    object: Range
    behind: Range | None


def _matched(pattern: Pattern, told: Told, clause: Clause) -> _Slots | None:
    """The slots of a clause that a pattern is made for, or None."""
    if (
        not _is_verb(pattern, clause)
        or clause.negated
        or clause.opener in ("if", "unless", "whether")
    ):
        return None
    if clause.passive != pattern.get("passive", False) or clause.modal in _WILL:
        return None
    if pattern.get("clauses") == "main" and (clause.opener or clause.past):
        return None
    parsed = told.parsed
    place = _object(parsed, clause)
    behind = None
    if "particles" in pattern:
        if not (moved := _without_particle(parsed, place, pattern["particles"])):
            return None
        place = moved
    if "prepositions" in pattern:
        behind = _behind(parsed, clause, place, pattern["prepositions"])
        if behind is None:
            return None
    slots = _Slots(clause.subject, place, behind)
    return slots if _fits(pattern, told, clause, slots) else None


def _is_verb(pattern: Pattern, clause: Clause) -> bool:
    if clause.verb in pattern.get("not_verbs", ()):
        return False
    verbs = table("verbs")["deeds"] if pattern["verbs"] == "deeds" else pattern["verbs"]
    return clause.verb in verbs


def _fits(pattern: Pattern, told: Told, clause: Clause, slots: _Slots) -> bool:
    parsed = told.parsed
    if "subject_is" in pattern and not _is_a(pattern["subject_is"], told, clause):
        return False
    if "subject_head" in pattern and head(parsed, slots.subject) not in pattern["subject_head"]:
        return False
    if "object_head" in pattern:
        near = parsed.words((slots.object[0], min(slots.object[1], slots.object[0] + 7)))
        if not set(pattern["object_head"]) & set(near):
            return False
    first = slots.object[0]
    if "object_begins" in pattern and (
        first >= slots.object[1] or parsed.letters[first] not in pattern["object_begins"]
    ):
        return False
    if parsed.tokens[0].small in _imperatives() and parsed.letters[0] in "VIN":
        return False
    if pattern.get("below") and not _is_below(pattern["below"], told):
        return False
    return not words_of("care") & set(parsed.words(slots.subject))


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(table("verbs")["imperative"])


def _is_a(wanted: str, told: Told, clause: Clause) -> bool:
    parsed = told.parsed
    words = parsed.words(clause.subject)
    if not words:
        return False
    if wanted == "person":
        return head(parsed, clause.subject) in words_of("persons")
    if words[-1] in words_of("pronouns") or (words[0] in words_of("pronouns") and len(words) < 4):
        return bool(told.part)
    parts = parsed.conjuncts(clause.subject)
    return bool(parts) and all(is_body_part(parsed, one) for one in parts)


def _is_below(what: str, told: Told) -> bool:
    return what in told.section.title.lower()


def _object(parsed: Parsed, clause: Clause) -> Range:
    """The complement up to what only comments on it."""
    start, end = clause.complement
    found = _ENDS.search(parsed.letters, start, end)
    return (start, found.start()) if found and found.start() > start else (start, end)


def _without_particle(parsed: Parsed, place: Range, particles: Sequence[str]) -> Range | None:
    start, end = place
    for at in range(start, min(end, start + _REACH)):
        if parsed.tokens[at].small in particles:
            return (start + 1, end) if at == start else (start, at)
    return None


def _behind(
    parsed: Parsed, clause: Clause, place: Range, prepositions: Sequence[str]
) -> Range | None:
    """What follows the first of the prepositions."""
    start, end = place
    words = [token.small for token in parsed.tokens[start:end]]
    told = [one.split() for one in sorted(prepositions, key=len, reverse=True)]
    for at in range(min(len(words), _REACH)):
        for wanted in told:
            if words[at : at + len(wanted)] == wanted and at + len(wanted) < len(words):
                return start + at + len(wanted), end
    return None


def _read(
    kind: str, pattern: Pattern, told: Told, clause: Clause, slots: _Slots
) -> Iterator[Candidate]:
    of = _of(pattern, told, clause, slots)
    if not of or len(of.split()) > _MAX_OF:
        return
    signs = _signs(pattern, told, clause, of)
    for name in _ITEMS[pattern["items"]](told, clause, slots):
        if is_item(name, of):
            yield Candidate(kind, of, name, told.sentence, pattern["name"], signs)


def _signs(pattern: Pattern, told: Told, clause: Clause, of: str) -> tuple[str, ...]:
    """What the confidence in a candidate is judged by, beside its pattern."""
    found = []
    if clause.relative:
        found.append("relative clause")
    if clause.opener:
        found.append("subordinate clause")
    if clause.joined:
        found.append("second verb")
    if clause.modal:
        found.append("modal")
    if len(told.parsed.conjuncts(clause.subject)) > 1:
        found.append("several subjects")
    if of.lower() in (told.topic.lower(), told.heading_names.lower()):
        found.append("of the topic")
    return tuple(found)


def _of(pattern: Pattern, told: Told, clause: Clause, slots: _Slots) -> str:
    parsed, where = told.parsed, pattern["of"]
    is_harmed = pattern.get("of_is") == "harm" or where in ("subject_of", "heading")
    if where == "heading":
        return told.heading_names or told.complaint
    places: dict[str, Range | None] = {
        "subject": slots.subject,
        "object": _first(parsed, slots.object),
        "behind": _first(parsed, slots.behind) if slots.behind else None,
        "subject_of": _behind_of(parsed, slots.subject),
        "object_of": _behind_of(parsed, slots.object),
    }
    place = places[where]
    if place is None:
        told_of = told.heading_names or told.complaint or told.topic
        return told_of if where == "subject_of" else ""
    harm = pattern["items"] != "predicate" and is_harmed
    if where == "subject" and clause.relative and (named := _described(parsed, clause)):
        place = named
    of = resolve(told, parsed.quote(place), harm=harm)
    if pattern.get("of_is") == "harm" and not is_harm(of):
        return ""
    return "" if of.lower() in table("anatomy")["classes"] else of


def _described(parsed: Parsed, clause: Clause) -> Range | None:
    """ "The soleus is a muscle that lifts the heel": the soleus."""
    for one in parsed.clauses:
        start, end = one.complement
        if one.verb == "be" and start <= clause.subject[0] < clause.subject[1] <= end + 1:
            return one.subject if one.subject != (0, 0) else None
    return None


def _first(parsed: Parsed, place: Range) -> Range | None:
    """The first thing of a slot: "wear of the muscles and joints" is one."""
    for one in things(parsed, place):
        found = PHRASES.search(parsed.letters, *one)
        if not found or found.start() > place[0] + 2:
            return None
        # With what the phrase's last noun is joined to.
        is_joined = parsed.letters[found.end() : one[1]].startswith("C")
        return one if is_joined else found.span()
    return None


def things(parsed: Parsed, place: Range) -> list[Range]:
    """The things of a list. What only goes with the last noun of the one before it belongs there:
    "tightness of the hamstrings and calves", "wear and tear"."""
    found: list[Range] = []
    for one in parsed.conjuncts(place):
        if found and _goes_with(parsed, found[-1], one):
            found[-1] = (found[-1][0], one[1])
        else:
            found.append(one)
    return found


def _goes_with(parsed: Parsed, before: Range, after: Range) -> bool:
    between = parsed.letters[before[1] : after[0]]
    if "," in between or "C" not in between:
        return False
    pair = " ".join(parsed.words((before[1] - 1, after[0] + 1)))
    if pair in words_of("pairs"):
        return True
    inner = parsed.letters.rfind("P", *before)
    if inner < 0:
        return parsed.letters[before[0] : before[1]].endswith("J")
    last = (inner + 1, before[1])
    first_head, last_head = head(parsed, before), head(parsed, last)
    second = head(parsed, after)
    if is_body_part(parsed, after) and is_body_part(parsed, last):
        return not is_body_part(parsed, before)
    is_plain = not is_harm(second) and second[-3:] != "ing" and parsed.letters[after[0]] not in "DG"
    return is_plain and first_head != last_head and not is_harm(last_head)


def _without_examples(parsed: Parsed, place: Range) -> Range:
    """ "Overhead actions, such as throwing": the thing; "factors such as age": the examples."""
    start, end = place
    for at in range(start, end):
        word = parsed.tokens[at].small
        is_such = word == "such" and at + 1 < end and parsed.tokens[at + 1].small == "as"
        if is_such or word in ("including", "like", "especially", "particularly"):
            behind = at + 2 if is_such else at + 1
            if at - start < 1 or head(parsed, (start, at)) in words_of("vague"):
                return behind, end
            return start, at
    return place


def _behind_of(parsed: Parsed, place: Range) -> Range | None:
    for at in range(*place):
        if parsed.tokens[at].small in _BEHIND_OF:
            return _first(parsed, (at + 1, place[1]))
    return None


def _subjects(told: Told, clause: Clause, slots: _Slots) -> Iterator[str]:
    parsed = told.parsed
    for place in things(parsed, _without_examples(parsed, slots.subject)):
        yield parsed.quote(place)


def _objects(told: Told, clause: Clause, slots: _Slots) -> Iterator[str]:
    yield from _listed(told.parsed, slots.object)


def _behinds(told: Told, clause: Clause, slots: _Slots) -> Iterator[str]:
    if slots.behind:
        yield from _listed(told.parsed, slots.behind)


def _listed(parsed: Parsed, place: Range) -> Iterator[str]:
    for start, end in things(parsed, _without_examples(parsed, place)):
        relative = parsed.letters.find("W", start + 1, end)
        yield parsed.quote((start, end if relative < 0 else relative))


def _predicate(told: Told, clause: Clause, slots: _Slots) -> Iterator[str]:
    """The verb with its object: "raises the heel"."""
    parsed = told.parsed
    start = clause.group[0]
    while start < clause.group[1] and parsed.letters[start] in "MAH":
        start += 1
    if PHRASES.search(parsed.letters, *slots.object):
        yield parsed.quote((start, _long_end(parsed, slots.object[1])))


def _long_end(parsed: Parsed, end: int) -> int:
    """The end of a predicate with the clause of time or place that belongs to it."""
    if end < len(parsed.tokens) and parsed.tokens[end].small in ("when", "where", "while", "so"):
        while end < len(parsed.letters) and parsed.letters[end] not in ",.;:-":
            end += 1
    return end


def _when(told: Told, clause: Clause, slots: _Slots) -> Iterator[str]:
    """The clause of time behind the verb: "when the knee is twisted"."""
    parsed = told.parsed
    at = clause.group[1]
    if at < len(parsed.tokens) and parsed.tokens[at].small in _WHEN[:3]:
        end = next((k for k in range(at, len(parsed.letters)) if parsed.letters[k] in ".;:"), 0)
        if end > at + 2 and _FINITE.search(parsed.letters, at, end):
            yield parsed.quote((at + 1, end))


_Items = Callable[[Told, Clause, _Slots], Iterator[str]]
_ITEMS: Mapping[str, _Items] = {
    "subject": _subjects,
    "object": _objects,
    "behind": _behinds,
    "predicate": _predicate,
    "when": _when,
}
_FILLER = re.compile(
    r"^(?:both|either|even|also|usually|often|sometimes|commonly|by|from|after|due to|an?\s(?:combination|variety"
    r"|range|lack)\sof(?=\s)(?<!lack\sof)|to|the\s+(?:following|result\s+of))\s+",
    re.IGNORECASE,
)


def is_item(name: str, of: str) -> bool:
    """Whether words can stand as one item: no pronoun, nothing vague, not what it belongs to."""
    words = bare(name).lower().split()
    if not words or len(words) > _MAX_ITEM or bare(name).lower() == of.lower():
        return False
    return not (words[0] in words_of("vague") and len(words) < 3) and not (
        words[-1] in words_of("vague") and len(words) < 3
    )
