"""Which rows of a table can be asked, and what may stand beside them as a wrong answer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questions.facts.model import Attribute, Row
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.saying import Relation, relation_of
from questions.items.wording import listed, lower_first, tidy, within
from questions.knowledge import Body, Muscle
from questions.language.words import lemmas
from questions.limits.clang import are_one_idea

_LONGEST = 9
_STEM = 6
_PLACES = ("origin", "insertion")
_OF_MUSCLES = (*_PLACES, "nerve")
_UNCLEAR = re.compile(
    r"[:()?\[\]]|\.\s|\b(?:plexus|see|same as|as above|may|sometimes|variable)\b", re.IGNORECASE
)
_LED = re.compile(
    r"^(?:it |they )?(?:originates?|arises?|inserts?|attach(?:es)?|runs?)\s+"
    r"(?:from|on(?:to)?|into|to|at)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d")
# Degrees and the like: books differ, ranges overlap, and what stands beside one is absurd.
_AMOUNT = re.compile(r"(?:about |up to )?[\d<>≤≥~]")
_DETERMINED = re.compile(r"(?:the|an?|both|all|each|several)\b", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\b(?!(?:canal|(?:meta)?(?:carp|tars)al)$)\w+(?:al|ar|ic|iac|ous)$")
_SORTS = frozenset({"nerve", "artery", "vein", "ligament", "bone", "bursa", "joint", "tendon"})
_COMMON = lemmas("of the and to from on by muscle surface nerve artery")


@dataclass(frozen=True, slots=True)
class Told:
    """A row that can be asked: its subject and its value as inside a sentence."""

    row: Row
    subject: str
    value: str


def askable_rows(context: Context, attribute: Attribute) -> list[Told]:
    """The rows whose value is short and plain, and that what is known does not contradict."""
    relation = relation_of(attribute.relation)
    # Of one that is told in several ways each may be that of a part: a line between was lost.
    ways: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in attribute.rows:
        ways[row.subject.casefold()].add(row.value)
    clear = [row for row in attribute.rows if len(ways[row.subject.casefold()]) == 1]
    found = [one for row in clear if (one := _told(context, relation, row))]
    kept = [
        one
        for one in found
        if not _is_contradicted(context, attribute, one) and not _is_told_by_name(one)
    ]
    sorts = Counter(_sort(one) for one in kept)
    return list({one.subject: one for one in kept if sorts[_sort(one)] > len(kept) / 2}.values())


def _told(context: Context, relation: Relation, row: Row) -> Told | None:
    values = [_bare(tidy(one)) for one in row.value]
    # What a column that is not known holds need be no thing: "compression".
    value = listed([_the(one) for one in values] if relation.is_known else values)
    is_clear = values and all(values) and not _UNCLEAR.search(f"{row.subject} {value}")
    if not is_clear or any(map(_AMOUNT.match, values)) or len(value.split()) > _LONGEST:
        return None
    subject = lower_first(within(row.subject))
    if subject.endswith("s") and not subject.endswith(("us", "is", "ss", "ps")):
        return None  # "scalenes": several, which no stem agrees with
    muscle = context.body.find_muscle(row.subject)
    if muscle is None:
        if relation.name in _OF_MUSCLES:
            return None  # a slip of the article could not be seen
        if _ADJECTIVE.search(subject):
            return None  # "interphalangeal", of joints: no noun to ask about
    is_name = muscle is not None and muscle.name in context.body.muscles
    # A part of a muscle is told with an article: "the posterior deltoid".
    return Told(row, subject if is_name else _the(subject), value)


def _bare(value: str) -> str:
    return lower_first(within(_LED.sub("", value)))


def _the(name: str) -> str:
    """With an article, where it needs one: a single thing that has none, and no number ("rib 12")
    either."""
    is_plural = name.endswith("s") and not name.endswith(("us", "is", "ss"))
    is_bare = is_plural or _NUMBERED.search(name)
    return name if _DETERMINED.match(name) or is_bare or not name[:1].islower() else f"the {name}"


def _sort(one: Told) -> str:
    """What the subject is, where its name says so: among muscles no nerve is offered."""
    last = one.subject.split()[-1].removesuffix("s")
    return last if last in _SORTS else ""


def _is_told_by_name(one: Told) -> bool:
    """Whether a word of the subject tells its value: geniohyoid, the hyoid bone."""
    return any(
        are_one_idea(first, second) for first in _core(one.subject) for second in _core(one.value)
    )


def _is_contradicted(context: Context, attribute: Attribute, one: Told) -> bool:
    known = _known(context.body.find_muscle(one.row.subject), attribute.relation)
    return known is not None and not _core(known) & _core(one.value)


def by_value(told: Sequence[Told]) -> dict[str, list[Told]]:
    """The rows by what they say."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[one.value].append(one)
    return found


def differ(body: Body, one: Told, other: Told, relation: Relation) -> bool:
    """Whether two values cannot both be right: neither holds the other, places share no word,
    since textbooks call one place by its parts and its neighbors, and no nerve is a branch of the
    other."""
    if relation.name in _PLACES:
        return _stems(one.value).isdisjoint(_stems(other.value))
    if body.are_of_one_nerve(one.value, other.value):
        return False
    first, second = _core(one.value), _core(other.value)
    return not (first <= second or second <= first)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of its words: "trochanteric" is of the trochanter."""
    return frozenset(one[:_STEM] for one in _core(text))


def of_other_nerves(body: Body, values: Iterable[str]) -> list[str]:
    """Of a nerve and its parts and branches the first alone: side by side both could be struck
    out, or both be right."""
    kept: list[str] = []
    for one in values:
        if not any(body.are_of_one_nerve(one, other) for other in kept):
            kept.append(one)
    return kept


def is_part(body: Body, one: Told) -> bool:
    """Whether the subject is a named part of a muscle, and so no muscle of its own."""
    muscle = body.find_muscle(one.row.subject)
    return muscle is not None and muscle.name not in body.muscles


def are_kin(body: Body, one: Told, other: Told, *, is_known: bool = False) -> bool:
    """Whether two subjects are mixed up: muscles of one joint; among things that nobody knows those
    of one table, unless they have to be `is_known`."""
    muscles = [body.find_muscle(each.row.subject) for each in (one, other)]
    joints = [_joints(body, muscle) for muscle in muscles if muscle]
    return not joints[0].isdisjoint(joints[1]) if len(joints) == 2 else not is_known and not joints


def known_beside(body: Body, relation: Relation, key: Told) -> list[Told]:
    """What the knowledge says in that column of muscles of the same joint and region, where it has
    the row's muscle; nothing that is partly where the key is."""
    muscle = body.find_muscle(key.row.subject)
    own = _known(muscle, relation.name)
    if muscle is None or muscle.name not in body.muscles or own is None:
        return []
    others = [
        Told(Row("", one.name, (value,), ()), one.name, _the(value))
        for one in _kin(body, muscle)
        if (value := _known(one, relation.name)) and not _UNCLEAR.search(value)
    ]
    return [
        one
        for one in others
        if differ(body, one, key, relation)
        and not _core(one.value) & _core(own)
        and not _is_told_by_name(one)
    ]


def _kin(body: Body, muscle: Muscle) -> list[Muscle]:
    """Single muscles of its joints that lie beside it or in its region."""
    return [
        one
        for one in body.muscles.values()
        if one is not muscle
        and not one.group_of
        and not is_plural_name(one.name)
        and (one.region == muscle.region or one.name in muscle.neighbours)
        and not _joints(body, one).isdisjoint(_joints(body, muscle))
    ]


def _joints(body: Body, muscle: Muscle) -> frozenset[str]:
    return frozenset(body.movements[one.movement].joint for one in muscle.actions)


def is_true_of(context: Context, attribute: Attribute, one: Told, other: Told) -> bool:
    """Whether a textbook says of a subject what the column says of another one."""
    known = _known(context.body.find_muscle(one.row.subject), attribute.relation)
    if known is None or one.row is other.row:
        return False
    own = _core(one.value)
    return bool((_core(other.value) - own) & (_core(known) - own))


def _known(muscle: Muscle | None, relation: str) -> str | None:
    """What the knowledge says in that column of a muscle; None where it says nothing."""
    if muscle is None:
        return None
    told = {"nerve": muscle.nerve, "origin": muscle.origin, "insertion": muscle.insertion}
    return next((text for name, text in told.items() if _is_named(relation, name)), None)


def _is_named(relation: str, name: str) -> bool:
    return relation_of(relation).name == name


def _core(text: str) -> frozenset[str]:
    return lemmas(text) - _COMMON
