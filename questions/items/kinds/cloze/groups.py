"""Members by name: the one that a complete list lacks, and the one that stands in two lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import Group
from questions.items.blanks import blank
from questions.items.build import Context, Stem
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.kinds.cloze import gaps
from questions.items.model import Item, Kind
from questions.items.wording import (
    capital,
    listed,
    member_within,
    plural_label,
    singular_label,
    within,
)
from questions.language.words import words
from questions.lexicon import table

_FEWEST = 3
_FEWEST_DOING, _MOST_DOING = 2, 6
# A part ("anterior fibers") or an angle (">60° of hip flexion"): what decides, and the rest.
_PART = re.compile(
    r"(?:the )?(?P<word>[\w-]+) (?P<rest>(?:fib(?:er|re)s?|parts?|portions?|heads?))"
)
_ANGLE = re.compile(r"(?P<word>[<>]) ?(?P<rest>\d+°.*)")
_ANGLE_WORDS = {">": "above", "<": "below"}


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        for group in family.groups:
            yield from _missing(context, family, group)
            yield from _what_they_do(context, family, group)
        if len(family.groups) == 2:
            for one, twin in _pairs(family):
                yield from _name_of_both(context, family, one, twin)
                yield from _parts_of_both(context, one, twin)


def _missing(context: Context, family: Family, group: Group) -> Iterator[Item]:
    """The list with one of its names left out: only a list whose count is stated and met settles
    which one that is. One item for each list; its variants leave out different names."""
    inside = [one for one in family.placed() if one.group is group]
    alone = [one for one in inside if not family.twins(one)]
    if not members.is_named(group):
        return
    if not group.is_complete or len(inside) != len(group.members) or len(alone) < _FEWEST:
        return
    one = context.rng_of(group.id, "missing").choice(alone)
    others = [member_within(other.member) for other in inside if other is not one]
    qualifier = f" ({within(one.member.qualifier)})" if one.member.qualifier else ""
    answers = gaps.accepted(members.bare_name(one))
    stem = Stem(
        kind=Kind.CLOZE,
        template="cloze.missing",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(group.id,),
        prompt=f"Which {_one_of(group)}? {capital(listed([*others, blank(1)]))}{qualifier}.",
        evidence=members.proof(*inside),
        right=members.listed_with(one),
        wrong=members.listed_with(one),
        difficulty=0.7,
    )
    if gaps.is_told_from(answers, (other.member.name for other in inside if other is not one)):
        yield from _made(gaps.item(context, stem, answers, tests=(one.member.id,)))


def _what_they_do(context: Context, family: Family, group: Group) -> Iterator[Item]:
    """What the members of a list are together: flexors, abductors. Which way rotators turn is told
    by another word; and other lists could be called by several names."""
    inside = [one for one in family.placed() if one.group is group]
    label, known = plural_label(group.label), {*table("anatomy")["doers"].values()} - {"rotators"}
    doers = [word for word in words(label) if word in known]
    if len(doers) != 1 or not _FEWEST_DOING <= len(inside) <= _MOST_DOING:
        return
    names = listed([member_within(one.member) for one in inside])
    sentence = gaps.without(f"The article lists {names} as the {label}.", doers[0])
    answers = gaps.accepted(doers[0], doers[0].removesuffix("s"))
    if sentence is None or not gaps.is_told_from(answers, known - {doers[0]}):
        return
    stem = Stem(
        kind=Kind.CLOZE,
        template="cloze.doers",
        topic=context.topic_of(inside[0].member.id, capital(family.noun)),
        facts=(group.id,),
        prompt=f"Complete the sentence. {sentence}",
        evidence=members.proof(*inside),
        right=members.whole_list(group),
        wrong=members.whole_list(group),
        difficulty=0.5,
    )
    tested = [one.member.id for one in inside]
    yield from _made(gaps.item(context, stem, answers, tests=tested))


def _name_of_both(context: Context, family: Family, one: Placed, twin: Placed) -> Iterator[Item]:
    """The name that stands in both lists, by what tells its two entries apart. Another name with
    the same two would do as well, so there must be none."""
    if _qualifiers(one, twin) in [_qualifiers(*pair) for pair in _pairs(family) if pair[0] != one]:
        return
    here, there = (_said(each) for each in (one, twin))
    stem = _stem_of_both(
        context,
        "cloze.in_both",
        one,
        twin,
        f"One{family.things.removesuffix('s') or ' name'} stands in both lists: "
        f"{here} with the {members.short_label(one.group)} and "
        f"{there} with the {members.short_label(twin.group)}. It is {blank(1)}.",
    )
    answers = gaps.accepted(members.bare_name(one))
    others = {other.member.name for other in family.placed()} - {one.member.name}
    told = set(words(stem.prompt)) >= set(words(one.member.name))
    if not told and gaps.is_told_from(answers, others):
        yield from _made(gaps.item(context, stem, answers))


def _parts_of_both(context: Context, one: Placed, twin: Placed) -> Iterator[Item]:
    """Which part, or which side of an angle, goes with which list: two blanks."""
    pair = [_split(each) for each in (one, twin)]
    if None in pair:
        return
    (first, rest), (second, other_rest) = (found for found in pair if found)
    if rest != other_rest or first == second:
        return
    stem = _stem_of_both(
        context,
        "cloze.parts",
        one,
        twin,
        f"Complete what the article says of {members.bare_name(one)}. "
        f"{capital(members.short_label(one.group))}: {blank(1)} {rest}; "
        f"{members.short_label(twin.group)}: {blank(2)} {rest}.",
    )
    answers = [gaps.accepted(first), gaps.accepted(second)]
    if {first, second} & set(words(one.member.name)):
        return
    if gaps.is_told_from(answers[0], [second]) and gaps.is_told_from(answers[1], [first]):
        facts = {1: one.member.id, 2: twin.member.id}
        yield from _made(gaps.item(context, stem, *answers, facts=facts))


def _stem_of_both(context: Context, template: str, one: Placed, twin: Placed, prompt: str) -> Stem:
    why = f"The article lists {members.told(one)} and {members.told(twin)}."
    return Stem(
        kind=Kind.CLOZE,
        template=template,
        topic=context.topic_of(one.member.id, capital(plural_label(one.group.label))),
        facts=(one.member.id, twin.member.id),
        prompt=prompt,
        evidence=members.proof(one, twin),
        right=why,
        wrong=why,
        difficulty=0.7,
    )


def _pairs(family: Family) -> list[tuple[Placed, Placed]]:
    """Names that stand once in each of two groups, told apart by their qualifiers."""
    first, second = family.groups
    return [
        (one, twins[0])
        for one in family.placed()
        if one.group is first
        and len(twins := family.twins(one)) == 1
        and twins[0].group is second
        and one.member.qualifier
        and twins[0].member.qualifier
    ]


def _qualifiers(one: Placed, twin: Placed) -> tuple[str, ...]:
    return words(f"{one.member.qualifier} {twin.member.qualifier}")


def _said(one: Placed) -> str:
    """The qualifier as it stands in a sentence; a comparator in words."""
    found = _ANGLE.fullmatch(within(one.member.qualifier or ""))
    if found:
        return f"{_ANGLE_WORDS[found['word']]} {found['rest']}"
    return within(one.member.qualifier or "")


def _split(one: Placed) -> tuple[str, str] | None:
    """The word of a qualifier that decides, and what follows it."""
    qualifier = within(one.member.qualifier or "")
    found = _PART.fullmatch(qualifier) or _ANGLE.fullmatch(qualifier)
    if found is None:
        return None
    return _ANGLE_WORDS.get(found["word"], found["word"]), found["rest"]


def _one_of(group: Group) -> str:
    singular = singular_label(group.label)
    if singular is None or singular.endswith("cep"):
        return f"one is missing from the {plural_label(group.label)}"
    return f"{singular} is missing"


def _made(found: Item | None) -> Iterator[Item]:
    if found is not None:
        yield found
