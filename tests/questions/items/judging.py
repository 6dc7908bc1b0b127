"""What is true of an option, found in the facts alone: one judge for each template of a choice.

A judge gets the facts, the item's prompt and tested facts, and the text of one option, and says
whether the option is a right answer. It shares no code with what makes the items.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from questions.facts import corrected
from questions.facts.model import (
    Definition,
    Exercise,
    Facts,
    Group,
    ListedItem,
    Listing,
    Member,
    Range,
    TypeDefinition,
    TypeSet,
)
from questions.items import Item

Judge = Callable[[Facts, Item, str], bool]

_WORD = re.compile(r"[<>≤≥]|[^\W_]+")
_PLACES = ("first", "second", "third", "fourth", "fifth")
_CANNOT = {
    "lie on the side": "side-lying",
    "sit": "seated",
    "stand": "standing",
    "lie on the back": "supine",
    "lie face down": "prone",
    "get onto hands and knees": "hands and knees",
}


def tokens(text: str) -> tuple[str, ...]:
    plain = re.sub(r"(?<=\d)\s*(?:degs?\b\.?|degrees?\b|°)", " degrees", corrected(text).lower())
    return tuple(_WORD.findall(plain))


def holds(text: str, part: str) -> bool:
    """Whether the words of the part stand in the text one after the other."""
    return f" {' '.join(tokens(part))} " in f" {' '.join(tokens(text))} "


def members(facts: Facts) -> Iterator[tuple[Group, Member]]:
    return ((group, member) for group in facts.groups for member in group.members)


def is_named(member: Member, text: str) -> bool:
    return tokens(f"{member.name} {member.qualifier or ''}") == tokens(text)


def group_of(facts: Facts, item: Item) -> Group:
    return next(group for group, member in members(facts) if member.id == item.facts[0])


def in_the_group(facts: Facts, item: Item, text: str) -> bool:
    return any(is_named(member, text) for member in group_of(facts, item).members)


def the_list_it_is_on(facts: Facts, item: Item, text: str) -> bool:
    """Whether a list of this name has the member, whatever its qualifier."""
    name = next(member.name for _, member in members(facts) if member.id == item.facts[0])
    return any(
        tokens(member.name) == tokens(name) and set(tokens(text)) <= set(tokens(group.label))
        for group, member in members(facts)
    )


def stems(text: str) -> set[str]:
    """The words without the -s by which a noun and its verb agree."""
    return {token.removesuffix("s") for token in tokens(text)}


def outside_the_group(facts: Facts, item: Item, text: str) -> bool:
    """The group is the one that the prompt names; the tested member is the one outside it."""
    asked = [
        group
        for group in facts.groups
        if group is not group_of(facts, item)
        and stems(group.label) - {"the", "that", "which"} <= stems(item.prompt)
    ]
    return not any(is_named(member, text) for group in asked for member in group.members)


def both_halves(facts: Facts, item: Item, text: str) -> bool:
    """ "Internal: one; external: other": each named group holds the half that is said of it."""
    name = next(member.name for _, member in members(facts) if member.id == item.facts[0])
    told = [part.split(": ") for part in text.split("; ")]
    return all(
        any(
            tokens(word)[-1] in tokens(group.label) and is_named(member, f"{name} {half}")
            for group, member in members(facts)
        )
        for word, half in told
    )


def both_qualifiers(facts: Facts, item: Item, text: str) -> bool:
    own = [m.qualifier or "" for _, m in members(facts) if m.id in item.facts]
    return sorted(tokens(text)) == sorted([*tokens(" ".join(own)), "or"])


def types_of(facts: Facts, item: Item) -> tuple[TypeSet, TypeDefinition]:
    return next(
        (types, definition)
        for types in facts.types
        for definition in types.definitions.values()
        if definition.id == item.facts[0]
    )


def the_type_described(facts: Facts, item: Item, text: str) -> bool:
    types, _ = types_of(facts, item)
    told = item.prompt.partition(": ")[2]
    return any(
        set(tokens(name)) <= set(tokens(text)) and holds(definition.key, told)
        for name, definition in types.definitions.items()
    )


def what_the_type_is(facts: Facts, item: Item, text: str) -> bool:
    return holds(types_of(facts, item)[1].key, text)


def the_type_with_both(facts: Facts, item: Item, text: str) -> bool:
    return bool({"combined", "mixed", "both", "combination"} & set(tokens(text)))


def a_feature_of_a_type(facts: Facts, item: Item, text: str) -> bool:
    return any(holds(one.key, text) for one in types_of(facts, item)[0].definitions.values())


def definition_of(facts: Facts, item: Item) -> Definition:
    return next(one for one in facts.definitions if one.id == item.facts[0])


def is_term(one: Definition, text: str) -> bool:
    return {w.rstrip("s") for w in tokens(one.term)} == {w.rstrip("s") for w in tokens(text)}


def the_term_described(facts: Facts, item: Item, text: str) -> bool:
    asked = tokens(definition_of(facts, item).key)
    return any(tokens(one.key) == asked and is_term(one, text) for one in facts.definitions)


def what_the_term_means(facts: Facts, item: Item, text: str) -> bool:
    asked = definition_of(facts, item)
    return any(is_term(one, asked.term) and holds(one.key, text) for one in facts.definitions)


def exercise_of(facts: Facts, item: Item) -> Exercise:
    fact = item.facts[0]
    return next(
        one
        for one in facts.exercises
        if fact == one.id or fact in {part.id for part in one.parts.values()}
    )


def named(facts: Facts, text: str) -> Exercise:
    return next(one for one in facts.exercises if tokens(one.name) == tokens(text))


def with_the_goal(facts: Facts, item: Item, text: str) -> bool:
    return named(facts, text).goal == exercise_of(facts, item).goal


def with_the_dose(facts: Facts, item: Item, text: str) -> bool:
    return named(facts, text).dosage == exercise_of(facts, item).dosage


def with_the_step(facts: Facts, item: Item, text: str) -> bool:
    told = item.prompt.partition(": ")[2]
    return any(tokens(step) == tokens(told) for step in named(facts, text).steps)


def needing_the_thing(facts: Facts, item: Item, text: str) -> bool:
    (thing,) = exercise_of(facts, item).equipment
    other = named(facts, text)
    return any(holds(said, thing) for said in (*other.equipment, *other.steps))


def its_goal(facts: Facts, item: Item, text: str) -> bool:
    own = tokens(" ".join(exercise_of(facts, item).goal or ()))
    return set(tokens(text)[1:]) <= set(own)


def its_position(facts: Facts, item: Item, text: str) -> bool:
    return tokens(text) == tokens(exercise_of(facts, item).position or "")


def its_equipment(facts: Facts, item: Item, text: str) -> bool:
    return any(tokens(text) == tokens(thing) for thing in exercise_of(facts, item).equipment)


def its_number(facts: Facts, item: Item, text: str) -> bool:
    """Any overlap with the stated range counts as right."""
    stated: Range = getattr(exercise_of(facts, item).dosage, item.template.partition(".")[2])
    numbers = [int(found) for found in re.findall(r"\d+", text)]
    return numbers[0] <= stated.high and numbers[-1] >= stated.low


def fitting(facts: Facts, item: Item, text: str) -> bool:
    """Whether nothing that the person lacks or cannot do stands in the way."""
    one = named(facts, text)
    lacking = re.findall(r"\bno ([^,.]+?)(?=,| and |\.)", item.prompt)
    told = re.search(r"cannot ([^.]+)\.", item.prompt)
    unable = re.split(r", | or ", told[1]) if told else []
    return not any(thing in one.equipment for thing in lacking) and not any(
        _CANNOT.get(doing) == one.position for doing in unable
    )


def its_step(facts: Facts, item: Item, text: str) -> bool:
    return any(tokens(text) == tokens(step) for step in exercise_of(facts, item).steps)


def completing_a_text(facts: Facts, item: Item, text: str) -> bool:
    """Whether the sentence with the option in its gap is a step or the goal of the exercise; its
    verb, which comes first, may be told in another form."""
    own = exercise_of(facts, item)
    told = item.prompt.rpartition("“")[2].rstrip("”?").replace("_____", text)
    rest = " ".join(tokens(told)[1:])
    return any(holds(one, rest) for one in (*own.steps, *(own.goal or ())))


def the_verb_of_the_goal(facts: Facts, item: Item, text: str) -> bool:
    """Whether the goal has the verb, in whatever form."""
    told = tokens(" ".join(exercise_of(facts, item).goal or ()))
    return any(word.startswith(text.lower()[:-1]) for word in told)


def place_of(exercise: Exercise, opening: str) -> int:
    """Where the step stands that begins with these words."""
    told = tokens(opening)
    (place,) = (
        place for place, step in enumerate(exercise.steps) if tokens(step)[: len(told)] == told
    )
    return place


def the_step_after(facts: Facts, item: Item, text: str) -> bool:
    """Of the options that come later than the step told, the first."""
    own = exercise_of(facts, item)
    if not its_step(facts, item, text):
        return False
    later = place_of(own, item.prompt.rpartition(": ")[2]) + 1
    return _is_first(own, item, text, later, len(own.steps))


def the_step_between(facts: Facts, item: Item, text: str) -> bool:
    own = exercise_of(facts, item)
    before, after = re.findall(r"“([^”]+)”", item.prompt)[-2:]
    return its_step(facts, item, text) and place_of(own, before) < place_of(own, text) < place_of(
        own, after
    )


def the_step_in_place(facts: Facts, item: Item, text: str) -> bool:
    word = next(one for one in _PLACES if one in tokens(item.prompt))
    own = exercise_of(facts, item)
    return its_step(facts, item, text) and place_of(own, text) == _PLACES.index(word)


def _is_first(own: Exercise, item: Item, text: str, low: int, high: int) -> bool:
    """Whether the option's step stands within the bounds, and no other option's before it."""
    told = {tokens(option.text) for option in item.options}
    places = [p for p in range(low, high) if tokens(own.steps[p]) in told]
    return bool(places) and place_of(own, text) == places[0]


def listings(facts: Facts, role: str) -> tuple[Listing, ...]:
    return {"cause": facts.causes, "function": facts.functions, "red_flag": facts.red_flags}[role]


def on_the_list(facts: Facts, item: Item, text: str) -> bool:
    """Also what is listed for another thing in the same role counts as right."""
    own = listings(facts, item.template.partition(".")[2])
    return any(tokens(one.name) == tokens(text) for listing in own for one in listing.items)


def listed_item(facts: Facts, item: Item) -> ListedItem:
    return next(
        one
        for listing in (*facts.causes, *facts.functions, *facts.red_flags)
        for one in listing.items
        if one.id == item.facts[0]
    )


def its_role(facts: Facts, item: Item, text: str) -> bool:
    name = tokens(listed_item(facts, item).name)
    signs = {"cause": "cause", "function": "matter", "red_flag": "doctor"}
    roles = [
        sign
        for role, sign in signs.items()
        for listing in listings(facts, role)
        for one in listing.items
        if tokens(one.name) == name
    ]
    groups = [g.label for g, m in members(facts) if tokens(m.name) == name]
    return bool(set(roles) & stems(text)) or any(holds(text, label) for label in groups)


JUDGES: dict[str, Judge] = {
    "single_choice.belongs": in_the_group,
    "single_choice.does_not_belong": outside_the_group,
    "single_choice.list": the_list_it_is_on,
    "single_choice.listed_with": in_the_group,
    "single_choice.doubled": both_halves,
    "single_choice.what_decides": both_qualifiers,
    "single_choice.type": the_type_described,
    "single_choice.type_description": what_the_type_is,
    "single_choice.combined_type": the_type_with_both,
    "single_choice.term": the_term_described,
    "single_choice.definition": what_the_term_means,
    "single_choice.exercise_by_goal": with_the_goal,
    "single_choice.exercise_by_dose": with_the_dose,
    "single_choice.exercise_by_step": with_the_step,
    "single_choice.exercise_by_equipment": needing_the_thing,
    "single_choice.goal": its_goal,
    "single_choice.position": its_position,
    "single_choice.equipment": its_equipment,
    "single_choice.fitting": fitting,
    "single_choice.step": its_step,
    "single_choice.step_detail": completing_a_text,
    "single_choice.goal_detail": completing_a_text,
    "single_choice.goal_verb": the_verb_of_the_goal,
    "single_choice.next_step": the_step_after,
    "single_choice.missing_step": the_step_between,
    "single_choice.step_in_place": the_step_in_place,
    "single_choice.cause": on_the_list,
    "single_choice.function": on_the_list,
    "single_choice.red_flag": on_the_list,
    "single_choice.role": its_role,
    "multiple_choice.members": in_the_group,
    "multiple_choice.doubled": in_the_group,
    "multiple_choice.features": a_feature_of_a_type,
    "multiple_choice.steps": its_step,
    "multiple_choice.cause": on_the_list,
    "multiple_choice.function": on_the_list,
    "multiple_choice.red_flag": on_the_list,
    **{
        f"single_choice.{field}": its_number
        for field in ("reps", "sets", "hold_seconds", "duration_seconds", "per_day", "per_week")
    },
}
