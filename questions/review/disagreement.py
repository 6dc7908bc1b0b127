"""Numbers of a reviewer that the article's own sentence does not have: learners see both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.facts import flat
from questions.facts.kinds.registry import KINDS
from questions.facts.model import Facts
from questions.facts.numbers import figures
from questions.review.applying import Entry, Review, State
from questions.review.decisions import Decision
from questions.review.forms import todays
from questions.review.values import NotThereError, Values

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_AMOUNT = re.compile(r"[\d\s–-]*")
_MINUTE = re.compile(r"\bmin(?:ute)?s?\b")
_EACH_DAY = re.compile(r"\b(?:daily|days?|mornings?|evenings?|nights?)\b")
_EACH_WEEK = re.compile(r"\b(?:weekly|weeks?)\b")
# What these fields name is told elsewhere in the article than in the fact's own sentence.
_SHARED = frozenset(
    name
    for kind in KINDS.values()
    if kind.home
    for name in (kind.home.name, f"new_{kind.home.name}")
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a field says now, and what the article says there: an amount, or of a longer text the
    numbers that differ, with commas between. `said` is empty where the article gives none.
    `sentence` is the one to look at."""

    field: str
    said: str
    given: str
    sentence: str


def disagreements(
    found: Facts, review: Review, decisions: Mapping[str, Decision]
) -> Mapping[str, tuple[Disagreement, ...]]:
    """For each corrected or added fact whose sentence does not have its numbers, which these are.
    `review` is what the decisions make of `found`. A reviewer's own goal has no sentence to differ
    from."""
    own = {one.id: one.own for one in flat(review.facts)}
    made = {}
    for entry in review.entries:
        if _has_sentence(entry) and entry.id in own and entry.id in decisions:
            said = (found.article.text[s.start : s.end] for s in own[entry.id])
            differing = _differing(tuple(said), found, entry, decisions[entry.id].fields)
            made[entry.id] = tuple(differing)
    return {fact_id: differing for fact_id, differing in made.items() if differing}


def _has_sentence(entry: Entry) -> bool:
    is_quoted = entry.state is State.ADDED and not KINDS[entry.kind].may_be_own
    return entry.state is State.CORRECTED or is_quoted


def _differing(
    sentences: tuple[str, ...], found: Facts, entry: Entry, fields: Values
) -> Iterator[Disagreement]:
    stated = _stated(" ".join(sentences))
    for name, value in fields.items():
        new = _numbers(value)
        if name in _SHARED or stated.issuperset(new):
            continue
        before = _before(found, entry).get(name, "")
        old = _numbers(before)
        if stated.union(old).issuperset(new):
            continue
        own = [one for one in sentences if _stated(one).intersection(old)] or sentences[-1:]
        if _AMOUNT.fullmatch(value):
            yield Disagreement(name, before, value, own[0])
        else:
            said = [one for one in old if one not in new]
            given = [one for one in new if one not in stated]
            yield Disagreement(name, ", ".join(said), ", ".join(given), own[0])


def _before(found: Facts, entry: Entry) -> Values:
    """What was found, where it was; an addition was not."""
    try:
        return todays(found, entry.kind, entry.id)
    except NotThereError:
        return {}


def _stated(text: str) -> frozenset[str]:
    """The numbers that a sentence states, also those in words: minutes as seconds too, and what
    is done daily once a day and seven times a week."""
    plain = figures(text)
    stated = set(_numbers(plain))
    if _MINUTE.search(plain):
        seconds = (60 * float(one.replace(",", ".")) for one in (*stated, "1"))
        stated |= {f"{one:.0f}" for one in seconds}
    if _EACH_DAY.search(plain):
        stated |= {"1", "7"}
    if _EACH_WEEK.search(plain):
        stated.add("1")
    return frozenset(stated)


def _numbers(text: str) -> list[str]:
    return list(dict.fromkeys(_NUMBER.findall(figures(text))))
