"""Exercises as questions need them: what the name gives away, and whose goals and doses differ."""

from __future__ import annotations

from collections.abc import Sequence

from questions.facts.model import ArticleRef, Dosage, Evidence, Exercise, Range
from questions.items.choosing import Ground
from questions.items.model import Tier
from questions.items.own_goals import giver
from questions.items.wording import (
    goal_text,
    listed,
    lower_first,
    quoted,
    tidy,
    with_article,
)
from questions.language.words import lemmas, words
from questions.lexicon import table
from questions.reading.article import Span

# Too near each other to be told apart for sure.
_KNEELING = frozenset({"kneeling", "half-kneeling", "hands and knees"})
_ALIKE_GOALS = 0.6
_CALLED = {"position": "starting position"}


def name_tells_position(exercise: Exercise) -> bool:
    """Whether the exercise's name has a word for a position: nothing is asked that it tells."""
    named = set(words(exercise.name))
    return any(named.intersection(telling) for telling in table("items")["position_words"].values())


def needed(exercise: Exercise) -> str:
    """What it needs, inside a sentence: "a mat and a chair", "no equipment"."""
    things = [with_article(lower_first(tidy(name))) for name in exercise.equipment]
    return listed(things) or "no equipment"


def tells_position(text: str, position: str) -> bool:
    """Whether a text has a word for this position."""
    telling = table("items")["position_words"].get(position, words(position))
    return bool(set(words(text)).intersection(telling))


def positions_differ(first: str, second: str) -> bool:
    """Whether one is clearly not the other: half-kneeling is a way of kneeling."""
    return first != second and not {first, second} <= _KNEELING


def shares_words(first: str, second: str) -> bool:
    """Whether a word stands in both, also as a part of one with a hyphen: "step-down"."""
    return bool(_lemmas_of(first) & _lemmas_of(second))


def _lemmas_of(text: str) -> frozenset[str]:
    return lemmas(text.replace("-", " "))


def proof(article: ArticleRef, exercise: Exercise, *parts: str) -> Evidence:
    """The exercise's name where it stands above the parts, and the words of each part."""
    stated = [exercise.parts[part] for part in parts if part in exercise.parts]
    spans = [span for part in stated for span in part.evidence]
    first = min((span.start for span in spans), default=len(article.text))
    start = article.text.rfind(exercise.name, 0, first + len(exercise.name))
    name = () if start < 0 else (Span(start, start + len(exercise.name)),)
    return (*name, *spans)


def ground(article: ArticleRef, exercise: Exercise, part: str, said: str) -> Ground:
    """Why what another exercise is asked for is not this one's: its own is something else."""
    gives = f"{giver(exercise, part)} gives this {_CALLED.get(part, part)}"
    reason = f"For {quoted(exercise)}, {gives}: {said}."
    return Ground(Tier.ARTICLE, reason, (part_id(exercise, part),), proof(article, exercise, part))


def part_id(exercise: Exercise, part: str) -> str:
    found = exercise.parts.get(part)
    return found.id if found else exercise.id


def with_goals(exercises: Sequence[Exercise]) -> tuple[tuple[Exercise, str], ...]:
    """Exercises with a stated goal, each with its text; of goals that could be exchanged, none
    but the first."""
    found: list[tuple[Exercise, str]] = []
    for exercise in exercises:
        text = goal_text(exercise)
        if text and not any(are_alike_goals(text, goal) for _, goal in found):
            found.append((exercise, text))
    return tuple(found)


def without_goal(
    exercise: Exercise, goal: str, exercises: Sequence[Exercise]
) -> tuple[Exercise, ...]:
    """Exercises for which the article states no goal, beside one for which it does: those of which
    neither name nor steps have a word of what it says beyond parts of the body."""
    if exercise.goal_by == "reviewer":
        return ()
    parts = lemmas(" ".join(table("anatomy")["body_parts"]))
    sought = _lemmas_of(goal) - parts
    return tuple(
        one
        for one in exercises
        if one.goal is None
        and bool(sought)
        and not sought & _lemmas_of(" ".join((one.name, *one.steps)))
    )


def are_alike_goals(first: str, second: str) -> bool:
    """Whether two goals could be exchanged: most words of the shorter one are in the other."""
    one, other = lemmas(first), lemmas(second)
    return len(one & other) > _ALIKE_GOALS * min(len(one), len(other))


def doses_differ(first: Dosage, second: Dosage) -> bool:
    """Whether one is clearly not the other's: they state different things, or some range of one
    neither holds nor fits into the other's. Twenty repetitions and two sets of ten come to the
    same, and "10" is no wrong answer where "10 to 12" is right."""
    shared = [(one, other) for one, other in _comparable(first, second) if one and other]
    if not shared:
        return True
    return any(not _holds(one, other) and not _holds(other, one) for one, other in shared)


def are_same_amount(first: Dosage, second: Dosage) -> bool:
    """Whether two doses come to the same: then either would fit both exercises."""
    return all(one == other for one, other in _comparable(first, second))


def _holds(outer: Range, inner: Range) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _comparable(first: Dosage, second: Dosage) -> tuple[tuple[Range | None, Range | None], ...]:
    """Both doses number by number; repetitions in all where only one of them is in sets."""
    both_in_sets = (first.sets is None) == (second.sets is None)
    return (
        (first.reps, second.reps) if both_in_sets else (_total(first), _total(second)),
        (first.sets, second.sets) if both_in_sets else (None, None),
        (first.hold_seconds, second.hold_seconds),
        (first.duration_seconds, second.duration_seconds),
        (first.per_day, second.per_day),
        (first.per_week, second.per_week),
    )


def _total(dose: Dosage) -> Range | None:
    if dose.reps is None or dose.sets is None:
        return dose.reps
    return Range(dose.reps.low * dose.sets.low, dose.reps.high * dose.sets.high)


def clues(
    exercise: Exercise, goals: Sequence[tuple[Exercise, str]], step: str | None
) -> tuple[tuple[str, str], ...]:
    """What tells the exercise without its name, the better clue first: "goal" or "step" with its
    words."""
    goal = next((goal for one, goal in goals if one.id == exercise.id), None)
    told = (("goal", goal), ("step", step))
    return tuple((word, lower_first(text)) for word, text in told if text)
