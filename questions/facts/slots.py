"""The slots of a clause: what stands behind a preposition, the things of a list, what "of"
names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.facts.attribution import head, is_body_part, is_harm
from questions.facts.grammar_words import words_of
from questions.language.clauses import Clause, Parsed
from questions.language.phrases import NOUNS, PHRASES, Range

_REACH = 5  # tokens behind the verb in which a preposition still belongs to it
_ENDS = re.compile(r"-|;|:|,(?=[WS])|(?<=,)P?S")
_JOINERS = ("of", "for", "behind", "to", "in")
_GOES_ON = ("when", "where", "while", "so", "that")
_HEDGES = frozenset((
    "also", "even", "often", "usually", "sometimes", "mainly", "mostly", "commonly",
    "typically", "primarily", "chiefly", "only", "generally", "normally", "especially",
    "particularly", "really", "simply",
))  # fmt: skip


def object_of(parsed: Parsed, clause: Clause) -> Range:
    """The complement up to what only comments on it."""
    start, end = clause.complement
    found = _ENDS.search(parsed.letters, start, end)
    return (start, found.start()) if found and found.start() > start else (start, end)


def is_manner(parsed: Parsed, at: int) -> bool:
    """Whether a word says how a deed is done: "laterally"."""
    word = parsed.tokens[at].small if at >= 0 and parsed.letters[at] == "A" else ""
    return word.endswith("ly") and word not in _HEDGES


def without_adverbs(parsed: Parsed, end: int) -> int:
    """The end of what stands before a verb group without its adverbs."""
    return len(parsed.letters[:end].rstrip("A,"))


def long_end(parsed: Parsed, end: int) -> int:
    """The end of a predicate with the clause of time or place that belongs to it."""
    word = parsed.tokens[end].small if end < len(parsed.tokens) else ""
    if word in _GOES_ON or (word == "as" and parsed.letters[end + 1 : end + 2] == "Y"):
        while end < len(parsed.letters) and parsed.letters[end] not in ",.;:-":
            end += 1
    return end


def without_particle(parsed: Parsed, place: Range, particles: Sequence[str]) -> Range | None:
    """The object of "brings pain on", "sets off pain"; None where no such particle stands."""
    start, end = place
    for at in range(start, min(end, start + _REACH)):
        if parsed.tokens[at].small in particles:
            return (start + 1, end) if at == start else (start, at)
    return None


def behind(parsed: Parsed, place: Range, prepositions: Sequence[str]) -> Range | None:
    """What follows the first of the prepositions."""
    start, end = place
    words = parsed.words(place)
    wanted = [one.split() for one in sorted(prepositions, key=len, reverse=True)]
    for at in range(min(len(words), _REACH)):
        for one in wanted:
            is_noun = one == ["following"] and at and words[at - 1] == "the"
            if words[at : at + len(one)] == one and at + len(one) < len(words) and not is_noun:
                return start + at + len(one), end
    return None


def behind_of(parsed: Parsed, place: Range) -> Range | None:
    """What follows "of" or "for" in a phrase: "back pain" of "the main cause of back pain"."""
    for at in range(*place):
        if parsed.tokens[at].small in _JOINERS:
            return first_thing(parsed, (at + 1, place[1]))
    return None


def first_thing(parsed: Parsed, place: Range) -> Range | None:
    """The first thing of a slot: "wear of the muscles and joints" is one."""
    one = next(iter(things(parsed, place)), None)
    found = PHRASES.search(parsed.letters, *one) if one else None
    if not one or not found or found.start() > place[0] + 2:
        return None
    # With what the phrase's last noun is joined to.
    is_joined = parsed.letters[found.end() : one[1]].startswith("C")
    return one if is_joined else found.span()


def last_noun(parsed: Parsed, place: Range) -> Range:
    """ "The plantar fascia" of "inflammation of the plantar fascia", before "which"."""
    found = [one.span() for one in NOUNS.finditer(parsed.letters, *place)]
    return found[-1] if found else place


def things(parsed: Parsed, place: Range) -> list[Range]:
    """The things of a list. What only goes with the last noun of the one before it belongs there:
    "tightness of the hamstrings and calves", "wear and tear"."""
    found: list[Range] = []
    for one in parsed.conjuncts(place):
        if found and (_goes_with(parsed, found[-1], one) or _renames(parsed, one)):
            found[-1] = (found[-1][0], one[1])
        else:
            found.append(_without_hedge(parsed, one))
    return [one for one in found if one[0] < one[1]]


def _renames(parsed: Parsed, place: Range) -> bool:
    """ "Commonly known as whiplash" is what the thing before it is called too."""
    words = parsed.words(place)
    return bool({"known", "called", "termed"} & set(words[:2]))


def listed(parsed: Parsed, place: Range) -> list[Range]:
    """The things of a list with the examples of each, "injuries such as burns and cuts, or gout";
    of "factors such as age and weight" the examples."""
    found: list[Range] = []
    had_examples = False
    for one in things(parsed, place):
        kept = without_examples(parsed, one)
        if kept[0] != one[0]:
            return [*found, *things(parsed, (kept[0], place[1]))]
        if had_examples and "," not in parsed.letters[found[-1][1] : one[0]]:
            found[-1] = (found[-1][0], one[1])
        else:
            found.append(one)
            had_examples = kept != one
    return found


def without_examples(parsed: Parsed, place: Range) -> Range:
    """ "Overhead actions, such as throwing": the thing; "factors such as age": the examples."""
    start, end = place
    for at in range(start, end):
        word = parsed.tokens[at].small
        is_such = word == "such" and at + 1 < end and parsed.tokens[at + 1].small == "as"
        if is_such or word in ("including", "like", "especially", "particularly"):
            shown = at + 2 if is_such else at + 1
            first = NOUNS.search(parsed.letters, start, at)
            if not first or head(parsed, first.span()) in words_of("vague"):
                return shown, end
            return start, at
    return place


def _without_hedge(parsed: Parsed, place: Range) -> Range:
    start, end = place
    while start < end and parsed.tokens[start].small in _HEDGES:
        start += 1
    return start, end


def _goes_with(parsed: Parsed, before: Range, after: Range) -> bool:
    between = parsed.letters[before[1] : after[0]]
    if "," in between or "C" not in between:
        return False
    if " ".join(parsed.words((before[1] - 1, after[0] + 1))) in words_of("pairs"):
        return True
    inner = parsed.letters.rfind("P", *before)
    if parsed.letters[slice(*after)] == "N" and parsed.letters[before[1] - 2 : before[1]] == "NN":
        # "Muscle strain or spasm".
        return is_body_part(parsed, (before[1] - 2, before[1] - 1))
    first, second = parsed.tokens[before[0]].small, head(parsed, after)
    if (
        first in words_of("lacking")
        and parsed.letters[slice(*after)] == "N"
        and not is_harm(second)
    ):
        return True  # "poor strength or flexibility": flexibility is no cause
    if inner < 0:
        # "The lateral and posterior ligaments", "long or heavy work".
        return parsed.letters[before[1] - 1] == "J"
    last = (inner + 1, before[1])
    if is_body_part(parsed, after) and is_body_part(parsed, last):
        return not is_body_part(parsed, before)
    last_head = head(parsed, last)
    is_plain = not is_harm(second) and second[-3:] != "ing" and parsed.letters[after[0]] not in "DG"
    return is_plain and head(parsed, before) != last_head and not is_harm(last_head)
