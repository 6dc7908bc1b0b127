"""Second keys where no option is chosen by its text alone: a word to type, a role to sort by, a
step in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from questions.checks.asked import Asked, Relation, holds
from questions.checks.model import Source
from questions.checks.shape import key_texts
from questions.facts import corrected
from questions.facts.model import Exercise
from questions.items.model import Blanks, Item
from questions.items.wording import tidy
from questions.language.words import holds_phrase, lemmas, words
from questions.lexicon import table

# By what the heading of a list is known, for each sort of list.
_ROLES = {Relation.CAUSES: "cause", Relation.FUNCTIONS: "matter", Relation.RED_FLAGS: "doctor"}
_TOLD = re.compile(r"“([^”]+)”")
_AFTER = re.compile(r"\bright after this step\b.*?: (.+?)\??$")
_BETWEEN = re.compile(r"\bmissing between\b")
_PLACES = ("first", "second", "third", "fourth", "fifth")


def other_words(item: Item, source: Source) -> Iterator[str]:
    """Words that are accepted in a blank and answer another question of the sort, and what would
    fill the blank as well."""
    if not isinstance(item.key, Blanks):
        return
    accepted = [one for words in item.key.accepted.values() for one in words]
    own = [source.asked[fact] for fact in item.facts if fact in source.asked]
    sort = {one.relation for one in own}
    for one in source.may_answer(accepted):
        if one.relation in sort and one not in own and one.relation is not Relation.MEMBER:
            yield from _taken_for(one, own, accepted)
    if len(item.key.accepted) == 1:
        yield from _fitting_types(item, source, accepted)
        yield from _missing_members(item, source, accepted)
        yield from _other_doers(item, source, accepted)


def _taken_for(one: Asked, own: list[Asked], accepted: list[str]) -> Iterator[str]:
    for text in accepted:
        if any(test(text) for test in one.answers) and not any(
            test(text) for fact in own for test in fact.answers
        ):
            yield f"“{text}” is accepted and answers another question."


def _fitting_types(item: Item, source: Source, accepted: list[str]) -> Iterator[str]:
    """Types that the sentence behind the blank describes too. One that combines others has what
    they have, and is asked for as such."""
    told = item.prompt.rpartition("]]")[2]
    typed = {word for text in accepted for word in words(text)}
    for types in source.facts.types:
        if not any(one.id in item.facts for one in types.definitions.values()):
            continue
        for name, one in types.definitions.items():
            is_other = one.id not in item.facts and typed.isdisjoint(words(name))
            if is_other and "combined" not in item.template and _is_told(one.key, told):
                yield f"“{name}” fits the sentence as well."


def _is_told(key: str, told: str) -> bool:
    return len(lemmas(corrected(key))) > 1 and holds(told, key)


def _missing_members(item: Item, source: Source, accepted: list[str]) -> Iterator[str]:
    """Of a list with one name left out, every other name has to stand in the sentence."""
    for group in source.facts.groups:
        if item.template != "cloze.missing" or item.facts[0] not in {
            one.id for one in group.members
        }:
            continue
        for member in group.members:
            is_own = member.id in item.facts
            if not is_own and not holds_phrase(item.prompt, corrected(member.name)):
                yield f"“{member.name}” is left out as well."


def _other_doers(item: Item, source: Source, accepted: list[str]) -> Iterator[str]:
    """Of what the members of a list do together, nothing but what its name says."""
    known = {*table("anatomy")["doers"].values()}
    for group in source.facts.groups:
        if {one.id for one in group.members} == set(item.facts):
            said = {*words(group.label), *(f"{word}s" for word in words(group.label))}
            for text in accepted:
                if {text, f"{text}s"} & known and not {text, f"{text}s"} & said:
                    yield f"“{text}” is accepted and is the name of another list."


def other_role(item: Item, source: Source) -> Iterator[str]:
    """Something on a list of causes, uses or warning signs that is sorted under another heading."""
    if not isinstance(item.key, Mapping):
        return
    headings = {group.id: group.text.lower() for group in item.groups}
    for option, fact in item.fact_by_option.items():
        known = source.asked.get(fact)
        sign = _ROLES.get(known.relation) if known else None
        if sign and sign not in headings.get(item.key.get(option, ""), sign):
            yield f"“{fact}” is listed under another heading."


def other_step(item: Item, source: Source) -> Iterator[str]:
    """A step that stands in the place asked for, where the key stands elsewhere."""
    own = next((one for one in source.facts.exercises if _names(item.prompt, one)), None)
    if own is None or "step" not in words(item.prompt):
        return
    told = [words(tidy(step)) for step in own.steps]
    place = {
        option.text: told.index(words(option.text))
        for option in item.options
        if words(option.text) in told
    }
    right = _in_place(item, place, told)
    if right is not None and (right,) != key_texts(item):
        yield f"“{right}” stands in the place asked for."


def _in_place(item: Item, place: dict[str, int], told: list[tuple[str, ...]]) -> str | None:
    """The option that stands where the prompt asks; None for a prompt that asks for no place."""
    later = _AFTER.search(item.prompt)
    if later:
        before = _opened(told, later[1])
        after = {text: at for text, at in place.items() if before is not None and at > before}
        return min(after, key=lambda text: after[text], default=None)
    if _BETWEEN.search(item.prompt):
        ends = [_opened(told, text) for text in _TOLD.findall(item.prompt)[-2:]]
        first, last = ends[0], ends[-1]
        if first is None or last is None:
            return None
        return next((text for text, at in place.items() if first < at < last), None)
    asked = re.search(rf"\bthe ({'|'.join(_PLACES)}) step\b", item.prompt)
    if asked:
        return next((t for t, at in place.items() if at == _PLACES.index(asked[1])), None)
    return None


def _opened(told: list[tuple[str, ...]], opening: str) -> int | None:
    sought = words(opening)
    return next((at for at, step in enumerate(told) if step[: len(sought)] == sought), None)


def _names(prompt: str, exercise: Exercise) -> bool:
    return f"“{tidy(exercise.name)}”" in prompt
