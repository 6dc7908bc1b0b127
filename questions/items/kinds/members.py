"""What all kinds say about a member of a group: is it one, is it none, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import ArticleRef, Evidence, Group
from questions.facts.phrasing import is_plural_name, third_person
from questions.items.build import Context
from questions.items.choosing import Choice, Ground
from questions.items.contested import attributed
from questions.items.families import Family, Placed
from questions.items.model import Tier
from questions.items.neighbours import beside_group
from questions.items.wording import (
    capital,
    listed,
    member_text,
    member_within,
    plural_label,
    singular_label,
    tidy,
    with_article,
    within,
)
from questions.language.words import lemmas, words

_PLACE = re.compile(r" (?:of|at|in) .*")
_DOING = re.compile(
    r"muscles (?:that|which) (?P<verb>(?!are|is|have|has|can|do|may|were)[a-z]+)"
    r"(?P<rest>(?: (?!and |or )[^ ,]+)*)"
)
# From here on a list has members enough in its family that are not in it.
_ENOUGH = 2
_ASKING = (("who",), ("what",), ("which",), ("how",), ("where",), ("who's",), ("who’s",))
# A lead-in that is longer tells more than where a name is listed.
_LONGEST_QUOTE = 25


@dataclass(frozen=True, slots=True)
class Outsider:
    """Something by name that is in no group of a kind, and why."""

    name: str
    ground: Ground


def is_named(group: Group) -> bool:
    """Whether the label names a list, and asks nothing: "Who holds the ball in place"."""
    return words(group.label)[:1] not in _ASKING


def is_one(group: Group) -> str:
    """ "is an internal rotator of the hip", or the same for a label that has no singular."""
    singular, does = singular_label(group.label), _does(group)
    if does:
        return f"{third_person(does[0])}{does[1]}"
    if singular is None:
        return f"belongs to the {plural_label(group.label)}"
    return f"is {with_article(singular)}"


def is_none(group: Group) -> str:
    """The same turned round, the negation in capitals."""
    singular, does = singular_label(group.label), _does(group)
    if does:
        return f"does NOT {''.join(does)}"
    if singular is None:
        return f"does NOT belong to the {plural_label(group.label)}"
    return f"is NOT {with_article(singular)}"


def are_some(group: Group) -> str:
    if does := _does(group):
        return "".join(does)
    if singular_label(group.label) is None:
        return f"belong to the {plural_label(group.label)}"
    return f"are {plural_label(group.label)}"


def statement(one: Placed, group: Group) -> str:
    return f"{member_text(one.member)} {is_in(one, group)}."


def said_of(name: str, group: Group) -> str:
    """That something of this name is in a group, as a sentence."""
    return f"{name} {are_some(group) if is_plural_name(name) else is_one(group)}."


def is_in(one: Placed, group: Group) -> str:
    """What it is in that group, in the number of its name: "is a knee flexor", "are knee
    flexors"."""
    return are_some(group) if is_plural_name(one.member.name) else is_one(group)


def short_label(group: Group) -> str:
    """The label without the place it is at: "internal rotators", but not a bare "muscles"."""
    label = plural_label(group.label)
    short = _PLACE.sub("", label)
    return label if short == "muscles" else short


def listed_with(one: Placed) -> str:
    """Where the article has it, as a sentence."""
    return f"The article lists {told(one)}."


def whole_list(group: Group) -> str:
    """Everything on a list, as a sentence."""
    names = listed([member_within(member) for member in group.members])
    return f"The article lists with the {short_label(group)}: {names}."


def listed_there(article: ArticleRef, group: Group) -> str:
    """The same of what was named before, with the words by which the article opens the list."""
    spans = [tidy(article.text[span.start : span.end]) for span in group.evidence]
    is_quoted = len(spans) == 1 and len(words(spans[0])) <= _LONGEST_QUOTE
    # The head of a table names the other columns too.
    lead = spans[0] if is_quoted and "|" not in spans[0] else ""
    return f"The article lists it with the {short_label(group)}{f': “{lead}”' if lead else ''}."


def one_of(group: Group) -> str:
    singular = singular_label(group.label)
    if does := _does(group):
        return f"a muscle that {third_person(does[0])}{does[1]}"
    if singular is None:
        return (
            f"one of the {short_label(group)}"
            if _is_plural(group)
            else f"a part of {_whole(group)}"
        )
    return with_article(singular)


def some_of(group: Group) -> str:
    return (
        f"the {plural_label(group.label)}" if _is_plural(group) else f"the parts of {_whole(group)}"
    )


def proof(*placed: Placed) -> Evidence:
    """The lead-in of each list and each member's own entry."""
    spans = [span for one in placed for span in (*one.group.evidence, *one.member.evidence)]
    return tuple(spans)


def right_choice(one: Placed) -> Choice:
    return Choice(member_text(one.member), capital(listed_with(one)), one.member.id)


def wrong_choice(
    article: ArticleRef, family: Family, one: Placed, group: Group, asked: str
) -> Choice:
    """A member of another group, where this one is asked for."""
    why = (
        f"You chose {member_within(one.member)}. {listed_there(article, one.group)} "
        f"The question asks for {asked}."
    )
    return Choice(member_text(one.member), why, one.member.id, ground(family, one, group))


def ground(family: Family, one: Placed, group: Group) -> Ground:
    """Why a member is not in a group, for one that `family.is_false` settles."""
    reason = f"The article lists {told(one)}"
    if group.is_complete:
        count = len(group.members)
        reason += f"; the list of the {plural_label(group.label)} is complete with {count} entries"
    else:
        reason += f", the opposite of the {short_label(group)}"
    evidence = (*proof(one), *(group.evidence if group.is_complete else ()))
    return Ground(_tier(family, one, group), f"{reason}.", (one.member.id,), evidence)


def elsewhere(context: Context, family: Family, group: Group) -> Sequence[Outsider]:
    """What is in no such group, for one beside which its family has too few: what the lexicon knows
    to be in none, else members of other lists of the article, where this one is complete."""
    inside = [one for one in family.placed() if family.is_false(one, group)]
    if len(inside) >= _ENOUGH:
        return ()
    known = _from_lexicon(group)
    return known if len(known) >= _ENOUGH else _from_other_lists(context, family, group)


def stands_alone(context: Context, family: Family, group: Group) -> bool:
    """Whether too few things are known to be in no such group to ask what is one."""
    inside = [one for one in family.placed() if family.is_false(one, group)]
    return len(inside) < _ENOUGH and not elsewhere(context, family, group)


def outside_choices(outsiders: Sequence[Outsider], group: Group, asked: str) -> list[Choice]:
    """The same as wrong answers to a question for what is in the group."""
    return [
        Choice(
            one.name,
            f"You chose {within(one.name)}, which the article does not list with the "
            f"{short_label(group)}; the question asks for {asked}.",
            next(iter(one.ground.facts), None),
            one.ground,
        )
        for one in outsiders
    ]


def asked_beside(outsiders: Sequence[Outsider], text: str) -> str:
    """A question or a statement, about what the article says where nothing but its lists makes an
    option or the contrary wrong."""
    return attributed(text) if any(one.ground.facts for one in outsiders) else text


def _from_lexicon(group: Group) -> tuple[Outsider, ...]:
    label = plural_label(group.label)
    if not beside_group(label):
        return ()
    mentioned = {word for member in group.members for word in words(member.name)}
    return tuple(
        Outsider(name, Ground(Tier.LEXICON, f"{name} is by definition none of the {label}."))
        for name in beside_group(label)
        if not set(words(name)) <= mentioned
    )


def _from_other_lists(context: Context, family: Family, group: Group) -> tuple[Outsider, ...]:
    if not group.is_complete:
        return ()
    inside = [lemmas(member.name) for member in group.members]
    return tuple(
        Outsider(member_text(one.member), ground(other, one, group))
        for other in context.families
        if other is not family
        for one in other.placed()
        if not one.member.qualifier and not any(lemmas(one.member.name) & own for own in inside)
    )


def is_doubled(family: Family, one: Placed) -> bool:
    """Whether the same name stands in the family again, told apart by its qualifier."""
    return bool(family.twins(one))


def pairs(family: Family) -> Iterator[tuple[Placed, Placed]]:
    """The names that stand once in each of two groups, as both of their members."""
    if len(family.groups) != 2 or not all(family.distinctions):
        return
    first, second = family.groups
    for one in family.placed():
        twins = family.twins(one)
        if one.group is first and len(twins) == 1 and twins[0].group is second:
            yield one, twins[0]


def bare_name(one: Placed) -> str:
    """The bare name inside a sentence, for speaking of a doubled member as such."""
    return within(one.member.name)


def name_words(one: Placed) -> tuple[str, ...]:
    return words(one.member.name)


def told(one: Placed) -> str:
    """ "gluteus medius (anterior fibers) with the internal rotators"."""
    return f"{member_within(one.member)} with the {short_label(one.group)}"


def _tier(family: Family, one: Placed, group: Group) -> Tier:
    if any(twin.group is group for twin in family.twins(one)):
        return Tier.QUALIFIER
    if all(own is not group for own in family.groups):
        return Tier.ARTICLE
    return Tier.OPPOSITE if family.are_opposites(one.group, group) else Tier.ARTICLE


def one_of_all(group: Group) -> str:
    """ "one of the internal rotators of the hip", "a part of the rotator cuff"."""
    return f"one of the {plural_label(group.label)}" if _is_plural(group) else one_of(group)


def _does(group: Group) -> tuple[str, str] | None:
    """What the muscles of a group do, where its label says no more: the verb and the rest of
    "muscles that close the mouth"."""
    found = _DOING.fullmatch(plural_label(group.label))
    return (found["verb"], found["rest"]) if found else None


def _is_plural(group: Group) -> bool:
    first = plural_label(group.label).split(" that ")[0].split(" which ")[0]
    is_one = first.endswith("ceps")
    return (first.endswith("s") and not is_one) or singular_label(group.label) is not None


def _whole(group: Group) -> str:
    return f"the {plural_label(group.label)}"
