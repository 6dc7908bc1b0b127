"""The types of one thing as questions need them: which are basic, which combines them, how each is
called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.facts.anatomy import names_condition
from questions.facts.model import Evidence, TypeDefinition, TypeSet
from questions.items.choosing import Ground
from questions.items.model import Tier
from questions.items.neighbours import Neighbour
from questions.items.wording import capital, lower_first, tidy, within
from questions.language.words import holds_phrase, jaccard, lemmas, words

_COMBINING = re.compile(r"combined|mixed|both|combination", re.IGNORECASE)
_CLASSES = frozenset({"grade", "stage", "degree", "phase", "level"})
_DETERMINER = re.compile(r"^(?:an?|the) ")
_OWN_CLASS = _CLASSES | {"type", "class"}
_REASON = re.compile(r"^.{10,}?\b(?:because|since) (?=\w+ \w+)")
_CONSEQUENCE = re.compile(
    r"(?<=\w{3}),? (?:so(?: that)?|causing|leading to|making|and (?:it|this|that)|"
    r"which (?:then )?(?:causes|leads to|makes|pinches)) .+$"
)
_FINITE = frozenset({"is", "are", "has", "have", "cannot", "does", "do"})
# What stands behind a verb and not behind a noun: "goes right through", "hurts a couple of".
_BEHIND_VERB = frozenset(
    {"a", "an", "the", "some", "your", "its", "up", "down", "on", "with", "right", "for", "when"}
)
# What a description says that the type does, though a noun could look so: "starts in the neck".
_DOES = frozenset(
    (
        "starts", "begins", "comes", "feels", "causes", "affects", "spreads", "runs", "happens",
        "occurs", "develops", "arises", "results", "involves", "hurts", "lasts", "gets", "goes",
        "means", "makes", "leads", "appears", "follows", "worsens", "eases", "stems", "brings",
    )
)  # fmt: skip
_BEHIND_HEAD = re.compile(r"\s+(?:of|from|in|at|on|with|after|for|around|behind|during)\s+")
_NUMBERED = re.compile(r"\d+|[IVX]+|[A-E]")
_NUMBER_WORDS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"}
)
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class OneType:
    """A type with what the article says it is."""

    name: str
    definition: TypeDefinition

    @property
    def description(self) -> str:
        """The defining words, as they stand inside a sentence: the reason where one is given,
        and without what follows from it."""
        told = _REASON.sub("", tidy(self.definition.key))
        return lower_first(_CONSEQUENCE.sub("", told))

    @property
    def is_clause(self) -> bool:
        """Whether the description is a clause with its verb, and not a noun phrase."""
        if self.is_done:
            return False
        starts_in = self.definition.source.lower().startswith(("in ", "with "))
        return starts_in or bool(_FINITE & set(words(self.description)[:6]))

    @property
    def is_noun(self) -> bool:
        """Whether the article says that the type is this thing."""
        is_thing = words(self.description)[:1] in (("a",), ("an",), ("the",))
        return is_thing and f"is {self.definition.key}" in self.definition.source

    @property
    def is_done(self) -> bool:
        """Whether the description is what the type does: "travels down the leg"."""
        first, second, *_ = (*words(self.description), "", "")
        is_verb = first.endswith("s") and not first.endswith("ss") and second in _BEHIND_VERB
        return is_verb or first in _DOES


def basic_types(types: TypeSet) -> tuple[OneType, ...]:
    """The types that can be told by their description: no combination, none that is described by
    its own name, and no two that are described alike."""
    told = [
        OneType(name, types.definitions[name])
        for name in types.names
        if name in types.definitions
        and not is_combined(types, name)
        and not any(holds_phrase(types.definitions[name].key, other) for other in types.names)
    ]
    return tuple(one for one in told if not any(_alike(one, other) for other in told))


def combined_name(types: TypeSet) -> str | None:
    """The type that has the features of the others, if there is one."""
    return next((name for name in types.names if is_combined(types, name)), None)


def is_combined(types: TypeSet, name: str) -> bool:
    others = [other for other in types.names if other != name]
    if _COMBINING.search(name):
        return True
    return len(others) > 1 and all(holds_phrase(name, other) for other in others[:2])


def combined_text(name: str) -> str:
    """ "Combined", also where the article spells out what is combined."""
    match = _COMBINING.search(name)
    return capital(match[0].lower()) if match else capital(within(name))


def type_within(types: TypeSet, name: str) -> str:
    """A type's full name inside a sentence: "cam impingement", "the freezing stage"."""
    head = _head(types.of)
    own = set(words(name))
    if own & _OWN_CLASS:
        return within(name)
    if _NUMBERED.fullmatch(within(name)):
        return f"{class_noun(types)} {within(name)}"
    if types.ordered:
        return _told_type(types, name, head) or f"the {within(name)} {class_noun(types)}"
    is_whole = not head or head in own or _names_condition(name)
    return within(name) if is_whole else f"{within(name)} {head}"


def _head(of: str) -> str:
    """The noun that the types are types of: "headache" of "headache from the neck"."""
    return (words(_BEHIND_HEAD.split(of, maxsplit=1)[0]) or ("",))[-1]


def _names_condition(name: str) -> bool:
    """Whether a name of several words ends in a condition: "occipital neuralgia"."""
    *before, last = words(name) or ("",)
    return bool(before) and names_condition(last)


def type_text(types: TypeSet, name: str) -> str:
    return capital(_DETERMINER.sub("", type_within(types, name)))


def class_noun(types: TypeSet) -> str:
    """What one of them is: a stage or a grade where the article has that word, else a type."""
    told = " ".join((*types.names, *(one.source for one in types.definitions.values())))
    own = sorted(_CLASSES & set(words(told)))
    if own:
        return own[0]
    return "stage" if types.ordered and not _is_told_by_head(types) else "type"


def sentence(types: TypeSet, one: OneType, described: OneType | None = None) -> str:
    """What a type is, as a sentence; with the description of another where one is given."""
    says, name = described or one, type_within(types, one.name)
    if says.is_clause:
        return f"In {name}, {says.description}."
    if says.is_noun:
        return f"{capital(name)} is {says.description}."
    if says.is_done:
        return f"{capital(name)} {says.description}."
    return f"The article says this of {name}: {says.description}."


def called(types: TypeSet) -> str:
    """The thing by its short name."""
    return types.abbrev or within(types.of)


def proof(types: TypeSet, *definitions: TypeDefinition) -> Evidence:
    return tuple(span for one in definitions for span in one.evidence)


def ground(types: TypeSet, other: OneType) -> Ground:
    """Why another type is not the one described: the article says something else of it."""
    reason = f"The article says of {type_within(types, other.name)}: {other.description}."
    facts, evidence = (other.definition.id,), other.definition.evidence
    return Ground(Tier.ARTICLE, reason, facts, evidence)


def ground_beside(types: TypeSet, other: Neighbour) -> Ground:
    """Why a condition of the lexicon is none of the types."""
    reason = f"{other.name} is by definition no {class_noun(types)} of {called(types)}"
    return Ground(Tier.LEXICON, f"{reason}: {other.clause}.")


def _told_type(types: TypeSet, name: str, head: str) -> str | None:
    """ "a mild sprain", as the article has it, where it names a type so."""
    for one in types.definitions.values():
        told = re.search(
            rf"\b(an?|the) {re.escape(name)} {re.escape(head)}\b", one.source, re.IGNORECASE
        )
        if told and head:
            return within(told[0].lower())
    return None


def _is_told_by_head(types: TypeSet) -> bool:
    head = words(types.of)[-1] if words(types.of) else ""
    return any(_told_type(types, name, head) for name in types.names)


def _alike(one: OneType, other: OneType) -> bool:
    """Whether two types are described in much the same words, and neither by another number nor in
    the same words but for one."""
    first, second = (each.definition.key for each in (one, other))
    if one.name == other.name or jaccard(lemmas(first), lemmas(second)) <= _ALIKE:
        return False
    return not (_differ_in_a_word(first, second) or _numbers(first) ^ _numbers(second))


def _differ_in_a_word(first: str, second: str) -> bool:
    told, others = words(first), words(second)
    if len(told) != len(others):
        return False
    return sum(a != b for a, b in zip(told, others, strict=True)) == 1


def _numbers(text: str) -> set[str]:
    return {word for word in words(text) if word in _NUMBER_WORDS or word.isdigit()}
