"""D. Options that the article itself makes true, and keys that it makes false."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.quality.auditor.case import Case, Turn, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.statements import Statement
from questions.quality.tables import table
from questions.quality.words import covers, has_any, is_in, is_same, likeness, marks, stems, tokens

_ALIKE = 0.8
_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?:\s*(?:–|-|to)\s*(\d+(?:\.\d+)?))?\s*([a-z]+)?", re.I)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
# What is said in names, so that the key has to be one of them word for word.
_NAMED = (
    "member",
    "causes",
    "functions",
    "red_flags",
    "contraindications",
    "equipment",
    "position",
)


def find_second_keys(case: Case) -> Iterator[Finding]:
    """A distractor that a fact makes true of the prompt, as it makes the key."""
    item = case.item
    if not item.is_choice or item.is_drawn or case.turn is Turn.UNCLEAR or _asks_for_several(case):
        return
    is_opposed = has_any(table("phrases")["opposing"], item.prompt) is not None
    label = None if is_opposed else _label_in(case, item.prompt)
    if label and _are_all_members(case):
        yield from _wrong_members(case, label)
        return
    if case.turn is Turn.TURNED:
        return
    asked = {relation for one in item.right for relation in _true_in(case, one.text)}
    for option in item.wrong:
        if asked & _true_in(case, option.text):
            message = f"The article makes “{option.text}” right as well. Take what it makes false."
            yield finding("second-key", Family.KEYS, message, option=option.id)
    names = {relation for relation in asked if relation[0] in _NAMED}
    for option in item.right if names == asked and asked else ():
        if not asked & _true_in(case, option.text):
            message = f"The article does not make “{option.text}” right. Correct the key."
            yield finding("wrong-key", Family.KEYS, message, option=option.id)


def _are_all_members(case: Case) -> bool:
    return all(_members_named(case, one.text) for one in case.item.options)


def _wrong_members(case: Case, label: str) -> Iterator[Finding]:
    """Of options that the article's lists all name: those that stand in the wrong one."""
    for option in case.item.options:
        is_in_list = label in {one.subject for one in _members_named(case, option.text)}
        if is_in_list == case.is_asked_for(option):
            continue
        is_key = option in case.item.right
        said = "does not make" if is_key else "makes"
        message = f"The article {said} “{option.text}” right. Correct the key, or take another."
        code = "wrong-key" if is_key else "second-key"
        yield finding(code, Family.KEYS, message, option=option.id)


def find_wrong_placing(case: Case) -> Iterator[Finding]:
    """Something sorted where the article does not have it."""
    item = case.item
    labels = {one.id: _label_in(case, one.text) for one in item.groups}
    if len(set(labels.values())) < len(labels):
        return  # of two groups it is not clear which lists they are
    texts = {one.id: one.text for one in item.groups}
    for option in item.options if item.placed else ():
        lists = {one.subject for one in _members_named(case, option.text)}
        if not lists:
            continue
        group = item.placed.get(option.id, "")
        own, label = texts.get(group, ""), labels.get(group)
        if label and label not in lists:
            message = f"The article does not have “{option.text}” among “{own}”. Correct the key."
            yield finding("wrong-key", Family.KEYS, message, option=option.id)


def find_wrong_verdict(case: Case) -> Iterator[Finding]:
    """A statement that the article makes true, called false, or the other way round."""
    item = case.item
    if not item.is_statement or case.turn is not Turn.STRAIGHT:
        return
    label = _label_in(case, item.prompt)
    members = [
        one
        for named in case.muscles_told(item.prompt)
        for one in _members_named(
            case, f"{named.name} ({named.part})" if named.part else named.name
        )
    ]
    if label and len({one.value for one in members}) == 1:
        is_so = label in {one.subject for one in members}
        if is_so != item.is_true:
            message = f"The article makes this statement {'true' if is_so else 'false'}."
            yield finding("wrong-key", Family.KEYS, f"{message} Correct the key.")


def find_union(case: Case) -> Iterator[Finding]:
    """The type that has the features of the others, beside one of which it is also true."""
    item = case.item
    if not item.is_single or item.is_drawn:
        return
    meanings = {one.subject.lower(): one.value for one in case.facts.of("type meaning")}
    named = {one.id: name for one in item.options for name in meanings if is_in(name, one.text)}
    unions = [id_ for id_, name in named.items() if name in ("combined", "mixed", "both")]
    told = [name for name, text in meanings.items() if covers(item.prompt, text) >= _ALIKE]
    keys = {one.id for one in item.right}
    if len(told) == 1 and unions and not set(unions) & keys and not _settles_both(item.prompt):
        message = (
            "The type that unites the others has this feature too. Tell both, or leave it out."
        )
        yield finding("two-keys-by-union", Family.KEYS, message, option=unions[0])


def find_overlapping_numbers(case: Case) -> Iterator[Finding]:
    """Numbers of which one holds the other, or two readings of one."""
    item = case.item
    if not item.is_choice:
        return
    ranges = [(one, read) for one in item.options if (read := _range(one.text)) is not None]
    for at, (one, (low, high, unit)) in enumerate(ranges):
        for other, (low2, high2, unit2) in ranges[at + 1 :]:
            if unit == unit2 and low <= high2 and low2 <= high:
                message = f"“{one.text}” and “{other.text}” overlap. Keep the numbers apart."
                yield finding("overlapping-numbers", Family.KEYS, message, option=other.id)


def find_exchangeable_goals(case: Case) -> Iterator[Finding]:
    """Two goals that could be exchanged, in one item."""
    item = case.item
    shown = [*item.options, *item.groups] if not item.is_statement else []
    goals = case.facts.of("goal")
    told = [(one, goal) for one in shown if (goal := _near(one.text, goals)) is not None]
    for at, (one, goal) in enumerate(told):
        for other, again in told[at + 1 :]:
            if goal != again and can_be_exchanged(goal.value, again.value):
                message = (
                    f"“{one.text}” and “{other.text}” fit the same exercises. "
                    "Never put the two together."
                )
                yield finding("exchangeable-goals", Family.KEYS, message, option=other.id)


def find_goal_as_locator(case: Case) -> Iterator[Finding]:
    """A goal that is to tell an exercise, and could be another's."""
    item = case.item
    if not any(is_in(one, item.prompt) for one in table("phrases")["locating"]):
        return
    goals = case.facts.of("goal")
    told = [one for one in goals if covers(item.prompt, one.value) >= _ALIKE]
    if not told and item.is_plain:
        told = [one for one in [_near(_after_colon(item.prompt), goals, 0.4)] if one is not None]
    for goal in told[:1]:
        others = [one for one in goals if one.subject != goal.subject]
        fitting = [one.subject for one in others if can_be_exchanged(goal.value, one.value)]
        if fitting:
            message = (
                f"This goal fits “{fitting[0]}” too, so it tells no exercise. Name the exercise."
            )
            yield finding("goal-as-locator", Family.KEYS, message)


def find_dose_as_locator(case: Case) -> Iterator[Finding]:
    """A dose that is to tell an exercise: an accident of its numbers."""
    if has_any(("this dose", "with the dose", "has the dose"), case.item.prompt):
        message = "Nobody tells an exercise by its numbers. Ask how much of the exercise is done."
        yield finding("dose-as-locator", Family.KEYS, message)


def can_be_exchanged(one: str, other: str) -> bool:
    """Whether two goals aim at the same movement in the same way."""
    first, second = _aim(one), _aim(other)
    return first is not None and first == second


def _aim(goal: str) -> tuple[str, frozenset[str]] | None:
    """The way of a goal and the directions that it speaks of, its reasons left out."""
    main = re.split(r",|\bwhile\b|\bbecause\b|\bso that\b", goal)[0]
    opening = stems(main)[:2]
    ways = table("phrases")["aims"]
    way = next(
        (w for w, verbs in ways.items() if any(s.startswith(v) for s in opening for v in verbs)),
        None,
    )
    directions = frozenset(
        one
        for one in marks(main).senses
        if one in ("=internal", "=external", "=flex", "=extend", "=abduct", "=adduct")
    )
    return (way, directions) if way and directions else None


def _true_in(case: Case, text: str) -> set[tuple[str, str]]:
    """The relations, each with the thing in the prompt, in which facts make the option true."""
    prompt = case.item.prompt
    asks_next = has_any(table("steps")["asking_next"], prompt) is not None
    found = {
        ("member", label)
        for one in _members_named(case, text)
        if (label := one.subject) == _label_in(case, prompt)
    }
    for one in case.facts.statements:
        if one.relation in ("member", "type") or (one.relation == "step" and asks_next):
            continue
        if is_same(one.value, text) and _stands_in(one.subject, prompt):
            found.add((one.relation, one.subject))
        elif (
            one.relation != "step" and is_same(one.subject, text) and _stands_in(one.value, prompt)
        ):
            found.add((f"{one.relation} of", one.value))
    return found


def _stands_in(part: str, prompt: str) -> bool:
    return is_in(part, prompt) or (len(tokens(part)) > 3 and covers(prompt, part) >= _ALIKE)


def _asks_for_several(case: Case) -> bool:
    """What names several exercises or lists asks for what they share, or how they differ."""
    return len(case.names) > 1 or is_in("both", case.item.prompt)


def _members_named(case: Case, text: str) -> tuple[Statement, ...]:
    """The members that a text names; without its part or limit, all of that name."""
    named = case.muscle_in(text)
    if named is None:
        return ()
    own = [one for one in case.facts.members if is_same(one.value, named.name)]
    if named.part is None or not own:
        return tuple(own)
    near = max(own, key=lambda one: _nearness(named.part or "", one.qualifier or ""))
    return (near,) if _nearness(named.part, near.qualifier or "") > 0 else ()


def _nearness(part: str, qualifier: str) -> float:
    signs = {one for one in tokens(part) if one in "<>"}
    if signs != {one for one in tokens(qualifier) if one in "<>"}:
        return 0.0
    return likeness(part, qualifier)


def _label_in(case: Case, text: str) -> str | None:
    """The list that a text speaks of: by its movement, else by what tells its label from the other
    lists'."""
    labels = case.facts.labels
    if movement := case.source.movement(text):
        same = [one for one in labels if case.source.movement(one) == movement]
        if same:
            return same[0] if len(same) == 1 else None
    fitting = [one for one in labels if _tells(one, labels, text)]
    return fitting[0] if len(fitting) == 1 else None


def _tells(label: str, labels: Sequence[str], text: str) -> bool:
    others = [marks(one).all for one in labels if one != label]
    own = marks(label).all - frozenset[str]().union(*others) if others else marks(label).all
    told = marks(text)
    senses = {one for one in own if one.startswith("=")}
    return bool(own) and (bool(own & told.stems) or bool(senses & told.senses))


def _near(text: str, statements: Sequence[Statement], least: float = _ALIKE) -> Statement | None:
    best = max(statements, key=lambda one: likeness(one.value, text), default=None)
    return best if best is not None and likeness(best.value, text) >= least else None


def _after_colon(prompt: str) -> str:
    return prompt.rpartition(":")[2]


def _settles_both(prompt: str) -> bool:
    return any(
        is_in(one, prompt) for one in ("only", "alone", "otherwise", "while the", "normal", "but")
    )


def _range(text: str) -> tuple[float, float, str] | None:
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    low, high, unit = float(found[1]), float(found[2] or found[1]), (found[3] or "").lower()
    unit = unit.removesuffix("s")
    size = _SECONDS.get(unit, 1)
    return low * size, high * size, "second" if unit in _SECONDS else unit
