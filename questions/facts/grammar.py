"""The interpreter of the grammars: each pattern over a clause gives candidates, one for each item.

A pattern names its verbs, what its subject and its complement must be, which slot holds the items
and which what they are items of. What it does not name is free."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from questions.facts import glosses
from questions.facts import slots as find
from questions.facts.anatomy import is_bodily, is_part
from questions.facts.attribution import (
    Told,
    bare,
    head,
    is_body_part,
    is_harm,
    points_back,
    resolve,
)
from questions.facts.cause_headings import of_heading
from questions.facts.complaints import is_complaint_named
from questions.facts.grammar_words import grammar, words_of
from questions.facts.listings import subject_of
from questions.language.clauses import OPENING, Clause, Parsed
from questions.language.phrases import NOUNS, PHRASES, Range
from questions.lexicon import table
from questions.reading.article import Sentence

Pattern = Mapping[str, Any]
_MIN_CALLED = 4  # words of what is called something
_MAX_OF, _MAX_ITEM = 9, 26  # words
_WILL = ("should", "must", "will", "would")
_CONDITIONS = ("if", "unless", "whether")
_WHEN = ("when", "if")
_FINITE = re.compile(r"[VUBHMF]")
_DEEDS = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+(?=[a-z]+s\s)")
_FREE = (
    "predicate", "works", "when", "deeds behind", "gloss", "whole gloss", "behind gloss", "called",
    "who",
)  # fmt: skip
_NAMES = re.compile(r"[,;]\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
_NEAR = 3  # tokens before the verb of "It is ..." behind "What is it?"
_POINTING = ("this", "these", "that", "those", "such", "it", "they")
_LABELLED = re.compile(r"(?P<label>[^:–—]{2,40}?)\s?(?::|\s[–—-]\s)")
_IS_MADE_OF = ("be", "make", "include", "consist", "comprise", "compose")
_PLACES = frozenset(("in", "at", "on", "between", "behind", "under", "above", "around"))
_LISTED = re.compile(r"D?[JN]+,")
_CUT = ("P", "T", "D", "S", "W", "C")
_IT, _GOES_ON = re.compile(r"(?:it|they)\s", re.I), re.compile(r"(?:which|that|who)\b", re.I)
_COUNTED = re.compile(r"D?#")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact on its way: what it belongs to, its words, its sentence, and the pattern that
    took it, by which its confidence is judged."""

    kind: str
    of: str
    name: str
    sentence: Sentence
    pattern: str


@dataclass(frozen=True, slots=True)
class Slots:
    """Where a clause has its subject, its object, and what follows the pattern's preposition."""

    subject: Range
    object: Range
    behind: Range | None


def candidates(kind: str, told: Told) -> Iterator[Candidate]:
    """What the grammar of one kind finds in a sentence."""
    parsed = told.parsed
    if not parsed.letters:
        return
    if "imperatives" in grammar(kind):
        yield from _forbidden(kind, told)
    if parsed.letters[:1] in ("V", "I", "N") and parsed.tokens[0].small in _imperatives():
        return
    yield from _labelled(kind, told)
    if kind == "definitions":
        for term, gloss, how in glosses.asides(parsed):
            if glosses.explains(term, gloss):
                yield Candidate(kind, term, gloss, told.sentence, how)
    told_by = [at for at, one in enumerate(parsed.tokens) if one.lemma in words_of("reporting")]
    for clause in parsed.clauses:
        # "People used to say that ..." states nothing.
        is_reported = bool(told_by) and told_by[0] < clause.group[0]
        for pattern in () if is_reported else grammar(kind)["patterns"]:
            if slots := _matched(pattern, told, clause):
                yield from _read(kind, pattern, told, clause, slots)


def _labelled(kind: str, told: Told) -> Iterator[Candidate]:
    """What stands behind a label: "Action: flexes the hip, extends the knee"."""
    match = _LABELLED.match(told.sentence.text)
    if not match or match["label"].strip().lower() not in _labels(kind):
        return
    rest = told.sentence.text[match.end() :]
    harm = told.complaint or told.topic
    of = harm if kind == "causes" else told.part
    told_of = _NAMES.split if kind == "causes" else _deeds_told
    for found in told_of(rest.strip(" .*")) if of and not _is_unnamed(of) else ():
        name = _IT.sub("", found)
        if name and not _GOES_ON.match(name) and len(name.split()) <= _MAX_ITEM:
            yield Candidate(kind, of, name.strip(" .*"), told.sentence, "label")


def _deeds_told(text: str) -> list[str]:
    """ "Bends the knee, turns the leg" in two; "bends and turns the leg" is one."""
    pieces = _DEEDS.split(text)
    return pieces if all(" " in one for one in pieces) else re.split(r";\s+", text)


def _forbidden(kind: str, told: Told) -> Iterator[Candidate]:
    """What a sentence tells its readers not to do: "Do not lie on the sore side"."""
    parsed = told.parsed
    rules = grammar(kind)["imperatives"]
    of = told.complaint or told.heading_names or told.topic
    for clause in parsed.clauses if of else ():
        start = clause.group[0]
        if clause.passive or clause.verb in rules["not_verbs"]:
            continue
        is_first = start == 0 or parsed.letters[start - 1] in ".;,"
        words = " ".join(parsed.words(clause.group))
        is_told = clause.verb in rules["verbs"] and not clause.subject[1]
        is_told |= words.startswith(tuple(rules["negated"])) and not clause.modal.startswith("ca")
        end = find.long_end(parsed, clause.complement[1])
        has_condition = any(one.opener in _CONDITIONS for one in parsed.clauses)
        if is_first and is_told and end > start + 2 and not has_condition:
            first = clause.group[1] if clause.verb in rules["verbs"] else clause.group[1] - 1
            name = parsed.quote((first, end))
            if name and len(name.split()) <= _MAX_ITEM:
                yield Candidate(kind, of, name, told.sentence, "told not to")


@cache
def _labels(kind: str) -> frozenset[str]:
    return frozenset(grammar(kind).get("labels", {}).get("words", ()))


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(table("verbs")["imperative"])


def _matched(pattern: Pattern, told: Told, clause: Clause) -> Slots | None:
    """The slots of a clause that a pattern is made for, or None."""
    if not _is_told_by(pattern, clause):
        return None
    parsed = told.parsed
    place = find.object_of(parsed, clause)
    if "particles" in pattern:
        moved = find.without_particle(parsed, place, pattern["particles"])
        if not moved:
            return None
        place = moved
    shown = find.behind(parsed, place, pattern.get("prepositions", ()))
    if "prepositions" in pattern and shown is None:
        return None
    if shown and pattern["of"] == "object":
        place = place[0], max(place[0], shown[0] - 1)  # what stands before the preposition
    slots = Slots(clause.subject, place, shown)
    return slots if _fits(pattern, told, clause, slots) else None


def _is_told_by(pattern: Pattern, clause: Clause) -> bool:
    """Whether the verb is the pattern's, and states what is rather than what is not or may be."""
    verbs = table("verbs")["deeds"] if pattern["verbs"] == "deeds" else pattern["verbs"]
    if clause.verb not in verbs or clause.verb in pattern.get("not_verbs", ()):
        return False
    if clause.negated != pattern.get("negated", False):
        return False
    if (clause.opener == OPENING) > pattern.get("openings", False):
        return False
    if clause.opener in _CONDITIONS or (not clause.negated and clause.modal in _WILL):
        return False
    if pattern.get("clauses") == "main" and (clause.opener not in ("", OPENING) or clause.past):
        return False
    return clause.passive == bool(pattern.get("passive", False))


def _fits(pattern: Pattern, told: Told, clause: Clause, slots: Slots) -> bool:
    parsed = told.parsed
    if "subject_is" in pattern and not _is_a(pattern["subject_is"], told, clause):
        return False
    if "subject_head" in pattern and head(parsed, slots.subject) not in pattern["subject_head"]:
        return False
    start, end = slots.object
    near = parsed.words((start, min(end, start + 7)))
    if "object_head" in pattern and not set(pattern["object_head"]) & set(near):
        return False
    if set(pattern.get("object_not", ())) & set(near):
        return False
    if "object_begins" in pattern:
        if start == end:
            start, end = _shared(parsed, clause)
        first = parsed.letters[start:end].removeprefix("A")[:1]
        if not first or first not in pattern["object_begins"]:
            return False
    if "after" in pattern and not told.last & set(pattern["after"]):
        return False
    is_care = words_of("care") & set(parsed.words(slots.subject))
    return not is_care or pattern.get("negated", False)


def _is_a(wanted: str, told: Told, clause: Clause) -> bool:
    parsed = told.parsed
    words = parsed.words(clause.subject)
    own = _subject(parsed, clause)
    if own != clause.subject and not set(words) & _PLACES:
        if is_harm(parsed.quote(own)):
            return False
        if _is_a(wanted, told, replace(clause, subject=own, relative=False)):
            return True
    if not words or _COUNTED.match(parsed.letters, *clause.subject):
        return False
    if wanted == "person":
        return head(parsed, clause.subject) in words_of("persons")
    if wanted == "thing":
        return not (words_of("vague") | words_of("persons")) & set(words)
    subject = parsed.quote(clause.subject)
    if clause.relative and words[0] == "the" and points_back(subject):
        return False  # "The tendon that shapes the arch" is not what was spoken of
    if words_of("unnamed") & set(words) or _is_cut(parsed, clause):
        return False
    if points_back(subject):
        return bool(resolve(told, subject, harm=False))
    if clause.relative and set(words) & _PLACES:
        return False  # "the socket in the pelvis that holds": who does?
    if not clause.relative and parsed.letters[clause.subject[1] : clause.subject[1] + 1] == "W":
        return False  # "A hip that turns easily" is not the hip
    parts = parsed.conjuncts(clause.subject)
    if len(parts) > 1 and all(is_part(parsed.quote(one)) for one in parts):
        return False  # what several muscles do together names their group
    named = bare(parsed.quote(clause.subject)).lower()
    return named in told.names or (bool(parts) and all(is_body_part(parsed, one) for one in parts))


def _is_unnamed(of: str) -> bool:
    return of.split(" ")[0].lower() in words_of("unnamed")


def _is_cut(parsed: Parsed, clause: Clause) -> bool:
    """Whether a subject is only the end of one: "the deep cervical or lumbar arteries"."""
    before = parsed.letters[: clause.subject[0]].rstrip("A")
    is_open = before[-1:] == "C" or _LISTED.fullmatch(before) is not None
    return is_open and not _FINITE.search(before)


def _read(
    kind: str, pattern: Pattern, told: Told, clause: Clause, slots: Slots
) -> Iterator[Candidate]:
    of = _of(pattern, told, clause, slots)
    is_class = kind != "definitions" and of.lower() in words_of("generic")
    is_class |= kind == "functions" and _is_unnamed(of)
    if not of or len(of.split()) > _MAX_OF or is_class:
        return
    for place in _items(pattern, told.parsed, clause, slots):
        name = _with_brackets(told.parsed, place, kind)
        if kind == "definitions" and not glosses.explains(of, name):
            continue
        if _is_item(pattern, told.parsed, place) and bare(name).lower() != of.lower():
            yield Candidate(kind, of, name, told.sentence, pattern["name"])


def _with_brackets(parsed: Parsed, place: Range, kind: str) -> str:
    """A cause with the abbreviation behind it: "femoroacetabular impingement (FAI)"."""
    name = parsed.quote(place)
    last = parsed.tokens[place[1] - 1] if place[1] else None
    if (
        kind == "causes"
        and last
        and last.note.isupper()
        and parsed.text[last.end :].startswith(" (")
    ):
        return f"{name} ({last.note})"
    return name


def _of(pattern: Pattern, told: Told, clause: Clause, slots: Slots) -> str:
    """What the items belong to; nothing where it is not what the pattern asks for."""
    parsed, where = told.parsed, pattern["of"]
    is_harmed = pattern.get("of_is") == "harm" or where == "subject_of"
    if where == "owner" and parsed.words(slots.subject)[:1] in (["its"], ["their"]):
        return told.part
    place = _place_of(where, parsed, clause, slots)
    if place and pattern.get("of_is") == "term" and clause.relative:
        place = find.last_noun(parsed, slots.subject)
    if place is None:
        asked = of_heading(told.section.title, told.topic) or ""
        near = (asked, told.heading_names, told.complaint, told.topic)
        is_left_out = where in ("subject_of", "object_of")
        return next((one for one in near if is_harm(one)), "") if is_left_out else ""
    if pattern.get("of_is") == "term":
        if parsed.words(place)[:2] == ["the", "term"]:
            place = place[0] + 2, place[1]
        text = parsed.quote(place)
        if told.asked and points_back(text) and clause.group[0] <= _NEAR:
            return told.asked
        return bare(text) if glosses.is_term(parsed, place, text) else ""
    text = parsed.quote(place)
    of = resolve(told, text, harm=is_harmed) if points_back(text) else subject_of(text)
    if is_harmed and not is_complaint_named(of):
        return ""
    if pattern.get("of_is") == "bodily" and not is_bodily(of):
        return ""
    is_topic = bool(of) and of.lower() in (told.topic.lower(), told.heading_names.lower())
    return of if pattern.get("of_is") != "harm" or is_harm(of) or is_topic else ""


def _place_of(where: str, parsed: Parsed, clause: Clause, slots: Slots) -> Range | None:
    if where == "subject":
        return _subject(parsed, clause)
    if where == "named":
        start, end = slots.object
        return find.first_thing(parsed, (start + (parsed.words((start, start + 1)) == ["as"]), end))
    if where == "object":
        return find.first_thing(parsed, slots.object)
    if where == "behind":
        return find.first_thing(parsed, slots.behind) if slots.behind else None
    if where == "owner":
        mark = parsed.letters.find("'", *slots.subject)
        return (slots.subject[0], mark) if mark > 0 else find.behind_of(parsed, slots.subject)
    if where == "subject_of":
        return find.behind_of(parsed, slots.subject)
    return find.behind_of(parsed, slots.object) if where == "object_of" else None


def _subject(parsed: Parsed, clause: Clause) -> Range:
    """Whose deed it is: in "The soleus is a muscle that lifts the heel" the soleus', and so where
    it is made of several."""
    if clause.relative:
        for one in parsed.clauses:
            start, end = one.complement
            is_inside = start <= clause.subject[0] < clause.subject[1] <= end + 1
            if one.verb in _IS_MADE_OF and is_inside and one.subject[1] and not one.relative:
                return one.subject
    return clause.subject


def _items(pattern: Pattern, parsed: Parsed, clause: Clause, slots: Slots) -> list[Range]:
    where = pattern["items"]
    if where.endswith("gloss"):
        return _glosses(where, parsed, clause, slots)
    if where == "called":
        start, end = slots.subject
        is_gloss = end - start >= _MIN_CALLED and not glosses.lists_parts(parsed, (start, end))
        return [slots.subject] if is_gloss else []
    if where == "predicate":
        return _predicate(parsed, clause, slots)
    if where == "works":
        told = _when(parsed, clause)
        return [(clause.group[0], told[0][1])] if told else []
    if where == "when":
        return _when(parsed, clause)
    if where == "who":
        return _who(parsed, clause)
    if where == "deeds behind" and slots.behind:
        return _deeds(parsed, slots.behind)
    if where == "listed":
        colon = parsed.letters.find(":", clause.complement[0])
        return find.things(parsed, (colon + 1, len(parsed.letters))) if colon >= 0 else []
    place = clause.subject if where == "subject" else slots.object
    if where == "subject" and _subject(parsed, clause) != place:
        return []  # "Gout is a condition that causes pain" says what it is
    if where == "behind" and slots.behind:
        place = slots.behind
    return [_plain(parsed, one) for one in find.listed(parsed, place)]


def _who(parsed: Parsed, clause: Clause) -> list[Range]:
    """What people have or do of whom a clause tells: "people with gout", "those who smoke"."""
    end = clause.group[0]
    for at in range(min(end, _NEAR)):
        behind = parsed.tokens[at + 1].small if at + 1 < end else ""
        if parsed.tokens[at].small in words_of("persons") and behind in ("who", "with", "whose"):
            start = at + 2
            while start < end and parsed.letters[start] in "BHA":
                start += 1
            return [(start, find.without_adverbs(parsed, end))]
    return []


def _glosses(where: str, parsed: Parsed, clause: Clause, slots: Slots) -> list[Range]:
    if where == "gloss":
        return glosses.gloss(parsed, clause)
    start = slots.behind[0] if where == "behind gloss" and slots.behind else slots.object[0]
    start += parsed.words((start, start + 1)) == ["that"]
    return glosses.whole(parsed, start)


def _plain(parsed: Parsed, place: Range) -> Range:
    """An item without the preposition that the list repeats, and without what only describes it."""
    start, end = place
    while start < end and parsed.tokens[start].small in _AGAIN:
        start += 1
    if start and parsed.tokens[start - 1].small == "not" and parsed.letters[start] == "G":
        start -= 1  # "not warming up" is the cause, and warming up its opposite
    cut = parsed.letters.find("W", start + 1, end)
    is_vague = cut > 0 and head(parsed, (start, cut)) in words_of("vague")
    return start, end if cut < 0 or is_vague else cut


_AGAIN = ("by", "from", "after", "for", "to", "both", "either", "through")


def _predicate(parsed: Parsed, clause: Clause, slots: Slots) -> list[Range]:
    """The verb with its object: "raises the heel"."""
    start = clause.group[0]
    while start < clause.group[1] and parsed.letters[start] in "MAH":
        start += 1
    if start == clause.group[0] and find.is_manner(parsed, start - 1):
        start -= 1
    if PHRASES.search(parsed.letters, *slots.object):
        return [(start, find.long_end(parsed, slots.object[1]))]
    shared = _shared(parsed, clause)
    return [(start, shared[1])] if shared[1] else []


def _shared(parsed: Parsed, clause: Clause) -> Range:
    """The object that verbs in a row have in common: "flexes, bends and turns the thigh"."""
    at = clause.group[1]
    for one in parsed.clauses:
        start, end = one.group
        is_next = start >= at and not parsed.letters[at:start].strip(",CA") and one.joined
        if is_next and clause.complement[1] <= start:
            if NOUNS.match(parsed.letters, end, one.complement[1]):
                return end, find.long_end(parsed, find.object_of(parsed, one)[1])
            at = end
    return (0, 0)


def _deeds(parsed: Parsed, place: Range) -> list[Range]:
    """The verbs behind "to", each with its object: "absorb shock and spread load" are two."""
    start, end = place[0], find.long_end(parsed, place[1])
    cuts = [at for at in range(start, end - 1) if parsed.letters[at] in ",C"]
    found = []
    for cut in cuts:
        rest = parsed.letters[cut + 1 : end].lstrip(",CAT")
        has_object = re.search(r"[IV]A?[DNJYP]", parsed.letters[start:cut]) is not None
        if has_object and rest[:1] in ("I", "V") and rest[1:2] in ("D", "N", "J", "Y", "P"):
            found.append((start, cut))
            start = cut + 1
    told = [_plain(parsed, _bare_range(parsed, one)) for one in (*found, (start, end))]
    return [one for one in told if one[1] > one[0] and parsed.letters[one[0]] in "IVGNA"]


def _bare_range(parsed: Parsed, place: Range) -> Range:
    start, end = place
    while start < end and parsed.letters[start] in ",C":
        start += 1
    return start, end


def _when(parsed: Parsed, clause: Clause) -> list[Range]:
    """The clause of time behind the verb: "when the knee is twisted"."""
    at = clause.group[1]
    words = _WHEN if clause.verb != "be" else (*_WHEN, "where")
    if at >= len(parsed.tokens) or parsed.tokens[at].small not in words:
        return []
    end = next((k for k in range(at, len(parsed.letters)) if parsed.letters[k] in ".;:"), at)
    is_clause = end > at + 2 and _FINITE.search(parsed.letters, at, end) is not None
    return [(at + 1, end)] if is_clause else []


def _is_item(pattern: Pattern, parsed: Parsed, place: Range) -> bool:
    """Whether words can stand as one item: a whole noun or gerund phrase, nothing vague."""
    start, end = place
    words = bare(parsed.quote(place)).lower().split()
    is_cut = parsed.letters[end - 1 : end] in _CUT and parsed.letters[end : end + 1] not in (
        "",
        ".",
    )
    if is_cut or (end - start == 1 and parsed.letters[start] == "A"):
        return False  # "allow the hamstrings to"
    if not words or len(words) > _MAX_ITEM or pattern["items"] in _FREE:
        return bool(words) and len(words) <= _MAX_ITEM
    is_vague = len(words) < 3 and bool({words[0], words[-1]} & words_of("vague"))
    # "Certain medical conditions" are named elsewhere.
    is_vague |= words[0] in words_of("unnamed") and words[-1] in words_of("vague")
    is_vague |= words[0] in words_of("comments") or (
        words[1:2] == ["of"] and words[0] in words_of("vague")
    )
    is_phrase = re.search("[NGI]", parsed.letters[start:end]) is not None
    is_part = pattern.get("of_is") == "harm" and is_body_part(parsed, place)
    is_denied = words[0] == "not" and parsed.letters[start + 1 : start + 2] != "G"
    if is_denied or parsed.tokens[start].small in _POINTING:
        return False  # "This posture" is told before
    return is_phrase and parsed.letters[start] not in "VUMPWSYB" and not is_vague and not is_part
