"""What is like a thing without being one of its kind: wrong answers where the article has too few.
The entries are data, each with its reason, in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from questions.language.words import lemmas, words
from questions.lexicon import table

_CONDITION = re.compile(
    r"(?:itis|osis|opathy|algia|impingement|syndrome|dysplasia|tear|strain|sprain|fracture|rupture|"
    r"dislocation|frozen shoulder)\b",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"(?:fascia|tendon|ligament|joint|meniscus|tunnel|cuff|pelvic floor|hamstrings|bursa|disc|"
    r"labrum|nerve|capsule|retinaculum|plexus)s?$",
    re.IGNORECASE,
)
# How a description begins that is one of a complaint.
_COMPLAINT = re.compile(
    r"(?:an?|the)? ?(?:[\w-]+ ){0,2}?(?:pain|soreness|injury|strain|sprain|tear|overload|"
    r"inflammation|irritation|misalignment|widening|feeling|tendency|spinning|weakness|"
    r"stiffness|swelling|umbrella term|posture|position|loss)\b",
    re.IGNORECASE,
)
_SAID_OF_ANY_GROUP = frozenset({"the", "of", "muscle", "muscles"})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A condition by its name, and its sign as a clause and as a noun phrase."""

    name: str
    clause: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion as a verb phrase and as what one does standing."""

    phrase: str
    standing: str


@cache
def beside_types(thing: str) -> tuple[Neighbour, ...]:
    """Conditions like the types of this thing; empty where none is known for sure."""
    known, sought = table("items")["types"], " ".join(words(thing))
    entries = known.get(sought) or known.get(sought.removesuffix("s"), ())
    return tuple(Neighbour(**entry) for entry in entries)


@dataclass(frozen=True, slots=True)
class Thing:
    """A condition or a part of the body by its name, and what it is."""

    name: str
    phrase: str


def sort_of_term(term: str) -> str | None:
    """What is known to be beside a term: "conditions", "structures", or nothing."""
    sorts = (("conditions", _CONDITION), ("structures", _STRUCTURE))
    return next((name for name, kind in sorts if kind.search(term)), None)


@cache
def beside_term(term: str, told: str) -> tuple[Thing, ...]:
    """Conditions that a term, told so, is none of, or parts of the body; empty for what neither
    term nor description shows to be one."""
    sort = sort_of_term(term) or ("conditions" if _COMPLAINT.match(told) else None)
    known = [Thing(**entry) for entry in table("items")[sort]] if sort else []
    own = lemmas(f"{term} {told}")
    return tuple(one for one in known if not own & lemmas(f"{one.name} {one.phrase}"))


@cache
def contraries(complaint: str) -> tuple[str, ...]:
    """What is the contrary of a complaint, so no cause of it; empty where none is known."""
    known: Mapping[str, list[str]] = table("items")["contraries"]
    found = (names for word, names in known.items() if word in words(complaint))
    return tuple(next(found, ()))


@cache
def harmless(*, as_clauses: bool) -> tuple[str, ...]:
    """What is by itself no reason to see a doctor, as things or as clauses."""
    return tuple(table("items")["harmless"]["clauses" if as_clauses else "things"])


@cache
def beside_group(label: str) -> tuple[str, ...]:
    """Muscles that are in no group of this label: "hip flexors" or "flexors of the hip"."""
    sought = _telling(label)
    return next(
        (tuple(names) for known, names in _groups().items() if _telling(known) == sought), ()
    )


@cache
def motions(joint: str) -> Mapping[str, Motion]:
    """The motions of a joint that are no other one's in other words, by name."""
    known = table("items")["motions"].get(joint, {})
    return {name: Motion(**entry) for name, entry in known.items()}


@cache
def positions() -> tuple[str, ...]:
    """All starting positions that an exercise can have."""
    return tuple(table("exercises")["positions"])


@cache
def equipment() -> tuple[str, ...]:
    """Things that an exercise may need."""
    return tuple(table("items")["equipment"])


def verbs_beside(verb: str, told: str) -> tuple[str, ...]:
    """Verbs that say the contrary of a goal's; empty for a verb that is not known, or where the
    text has the stem of one of these, or of one that says the same."""
    known = next((one for one in table("items")["goal_verbs"] if verb in one["verbs"]), None)
    if known is None or lemmas(told) & lemmas(" ".join((*known["verbs"], *known["others"]))):
        return ()
    return tuple(known["others"])


def _groups() -> Mapping[str, list[str]]:
    known: Mapping[str, list[str]] = table("items")["groups"]
    return known


def _telling(label: str) -> frozenset[str]:
    return frozenset(words(label)) - _SAID_OF_ANY_GROUP
