"""D. The article's lists of members: what they make true and false."""

from __future__ import annotations

from collections.abc import Iterator

from questions.quality.auditor.case import Case, Turn, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.membership import label_in, members_named
from questions.quality.tables import table
from questions.quality.words import has_any, is_in, tokens


def find_wrong_members(case: Case) -> Iterator[Finding]:
    """Of options that the article's lists all name: those that stand in the wrong one."""
    item = case.item
    if not item.is_choice or item.is_drawn or case.turn is Turn.UNCLEAR:
        return
    label = asked_list(case)
    for option in item.options if label else ():
        is_in_list = label in {one.subject for one in members_named(case, option.text)}
        if is_in_list == case.is_asked_for(option):
            continue
        is_key = option in item.right
        said = "does not make" if is_key else "makes"
        message = f"The article {said} “{option.text}” right. Correct the key, or take another."
        code = "wrong-key" if is_key else "second-key"
        yield finding(code, Family.KEYS, message, option=option.id)


def find_wrong_placing(case: Case) -> Iterator[Finding]:
    """Something sorted where the article does not have it."""
    item = case.item
    labels = {one.id: label_in(case, one.text, 0.0) for one in item.groups}
    if len(set(labels.values())) < len(labels):
        return  # of two groups it is not clear which lists they are
    texts = {one.id: one.text for one in item.groups}
    for option in item.options if item.placed else ():
        lists = {one.subject for one in members_named(case, option.text)}
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
    label = label_in(case, item.prompt)
    members = [
        one
        for named in case.muscles_told(item.prompt)
        for one in members_named(case, f"{named.name} ({named.part})" if named.part else named.name)
    ]
    lists = {one.subject for one in members}
    is_open = len(lists) > 1  # the part or the position decides, and none of the two is said
    if label and len({one.value for one in members}) == 1 and not is_open:
        is_so = label in lists
        if is_so != item.is_true:
            message = f"The article makes this statement {'true' if is_so else 'false'}."
            yield finding("wrong-key", Family.KEYS, f"{message} Correct the key.")


def find_open_list(case: Case) -> Iterator[Finding]:
    """A gap in a list in which another member could stand, or which takes what is elsewhere."""
    item = case.item
    label = label_in(case, item.prompt)
    if not item.accepted or not label or not has_any(table("phrases")["remainder"], item.prompt):
        return
    accepted = {tokens(one) for told in item.accepted.values() for one in told}
    for one in case.facts.members:
        is_given = is_in(one.value, item.prompt) or tokens(one.value) in accepted
        if one.subject == label and not is_given:
            message = f"“{one.value}” is missing from the list as well. Name it, or accept it."
            yield finding("second-key", Family.KEYS, message)
    for one in case.facts.members:
        own = {other.subject for other in case.facts.members if other.value == one.value}
        if tokens(one.value) in accepted and label not in own:
            message = f"“{one.value}” is accepted, and is not of this list. Take it out."
            yield finding("wrong-key", Family.KEYS, message)


def asked_list(case: Case) -> str | None:
    """The list that the options are to be told by; None where what is asked for holds it back, or
    where an option is of no list."""
    if has_any(table("phrases")["opposing"], case.item.prompt):
        return None
    if not all(members_named(case, one.text) for one in case.item.options):
        return None
    return label_in(case, case.item.prompt)
