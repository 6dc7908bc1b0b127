"""The steps of an exercise as questions need them: which one tells it, and which have a fixed
order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from questions.facts.model import ArticleRef, Evidence, Exercise
from questions.items.choosing import Ground
from questions.items.kinds import training
from questions.items.model import Tier
from questions.items.wording import quoted, tidy
from questions.language.words import holds_phrase, jaccard, lemmas, words
from questions.lexicon import table
from questions.limits.sequences import has_exchangeable, is_caution, without_lead_in
from questions.reading.article import Span

_ALIKE_STEPS = 0.6
# The joint that all of an article's exercises are for tells none of them.
_COMMON = lemmas("hip knee ankle foot leg shoulder elbow wrist arm hand back neck spine thigh")
_STARTS = frozenset(("lie", "sit", "stand", "kneel", "start", "begin", "get", "assume", "come"))
_SETS_UP = frozenset(
    ("place", "put", "tie", "loop", "wrap", "fix", "attach", "anchor", "set", "hook", "secure",
     "position", "slide", "bend", "cross")
)  # fmt: skip
# Words that point back to what was done before: the step cannot come earlier.
_POINTS_BACK = re.compile(
    r"\b(?:then|next|after|afterwards|finally|once|from there|from here|again|back (?:to|down|up)|"
    r"return|that|those|this|there|it|other|until|lower|repeat|switch|release)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d|\b(?:once|twice|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|"
    r"forty|sixty|seconds?|minutes?|times|reps?|repetitions?|sets?)\b",
    re.IGNORECASE,
)
# Pronouns whose noun stands in a step before, and "the other one" of something told there.
_NEEDS_CONTEXT = re.compile(
    r"^(?:[\w-]+ ){1,2}(?:it|them)\b|\b(?:them|there|the others?)\b|"
    r"\b(?:of|with|on|to|from|in|by|under|over|behind) (?:that|this|these|those)\b",
    re.IGNORECASE,
)
_FEWEST_TELLING = 4
_FEWEST_TOLD = 3
_OPENING = 8
_FEWEST_STEPS = 3
_MOST_STEPS = 7


def telling_step(exercise: Exercise, others: Sequence[Exercise]) -> str | None:
    """A step by which the exercise is known: what is done in it, unlike any step of the others and
    without a word of any name; the longest such step, or None."""
    names = frozenset().union(*(_name_lemmas(one) for one in (exercise, *others)))
    own = _own_lemmas(exercise, others)
    theirs = [lemmas(tidy(step)) for one in others if one.id != exercise.id for step in one.steps]
    steps = [tidy(step) for step in exercise.steps if _is_action(step) and _phase(tidy(step)) == 2]
    telling = [
        step
        for step in steps
        if _is_telling(step)
        and not any(_is_in_a_name(lemma, names) for lemma in lemmas(step) - _COMMON)
        and not any(_is_in_a_name(lemma, own) for lemma in lemmas(step))
        and all(jaccard(lemmas(step), other) < _ALIKE_STEPS for other in theirs)
    ]
    return max(telling, key=len, default=None)


def sequential_steps(
    article: ArticleRef, exercise: Exercise, fewest: int = _FEWEST_STEPS
) -> tuple[str, ...]:
    """The steps whose order is fixed: the article lists them one by one, or each follows from the
    one before or points back to it.

    Cautions, pictures to hold in mind and remarks on how things stand have no place of their own.
    Empty where fewer than `fewest` are left, or where two of them could be exchanged.
    """
    steps = [tidy(step) for step in exercise.steps if _is_action(step)]
    is_list = _is_list(article, exercise)
    ordered: list[str] = []
    for step in steps:
        if not ordered or is_list or _must_follow(ordered[-1], step):
            ordered.append(step)
    if not fewest <= len(ordered) <= _MOST_STEPS or has_exchangeable(ordered):
        return ()
    return tuple(ordered)


def step_proof(article: ArticleRef, exercise: Exercise, steps: Sequence[str]) -> Evidence:
    """The exercise's name and the sentences of these steps, without those of the others."""
    name, *spans = training.proof(article, exercise, "steps") or (Span(0, 0),)
    told = [
        span
        for span in spans
        if any(holds_phrase(tidy(article.text[span.start : span.end]), step) for step in steps)
    ]
    return (name, *(told or spans))


def doing(exercise: Exercise, others: Sequence[Exercise]) -> tuple[str, ...]:
    """The steps in which something is done that no other exercise has the like of, and that the
    exercise's name does not tell; not how one gets into position."""
    names = _own_lemmas(exercise, others)
    return tuple(
        step
        for step in unlike(exercise, others)
        if not any(_is_in_a_name(lemma, names) for lemma in lemmas(step))
    )


def unlike(exercise: Exercise, others: Sequence[Exercise]) -> tuple[str, ...]:
    """The same, also where the name has a word of the step."""
    theirs = [lemmas(tidy(step)) for one in others if one.id != exercise.id for step in one.steps]
    return tuple(
        step
        for step in map(tidy, exercise.steps)
        if _is_action(step)
        and _phase(step) > 0
        and len(lemmas(step)) >= _FEWEST_TOLD
        and all(jaccard(lemmas(step), other) < _ALIKE_STEPS for other in theirs)
    )


def speaking(exercise: Exercise, others: Sequence[Exercise]) -> tuple[str, ...]:
    """Of these steps those that need neither the step before them nor the dose."""
    return tuple(step for step in doing(exercise, others) if speaks_for_itself(step))


def alone(article: ArticleRef, exercise: Exercise, step: str) -> Ground:
    """Why a step is none of another exercise's: it is this one's, and no other has the like."""
    reason = f"The article gives this step for {quoted(exercise)} alone."
    fact = training.part_id(exercise, "steps")
    return Ground(Tier.ARTICLE, reason, (fact,), step_proof(article, exercise, (step,)))


def opening_of(step: str) -> str:
    """The step in quotation marks, a long one by its first words."""
    told = step.split()
    short = step if len(told) <= _OPENING else f"{' '.join(told[:_OPENING]).rstrip(',;')} …"
    return f"“{short}”"


def _is_telling(step: str) -> bool:
    return len(lemmas(step)) >= _FEWEST_TELLING and speaks_for_itself(step)


def speaks_for_itself(step: str) -> bool:
    """Whether a step has no amount, and leaves nothing to a pronoun."""
    opening = words(without_lead_in(step))[:1]
    is_dose = bool(_AMOUNT.search(step)) or any(one in table("verbs")["dose"] for one in opening)
    return bool(opening) and not is_dose and not _NEEDS_CONTEXT.search(step)


def _own_lemmas(exercise: Exercise, others: Sequence[Exercise]) -> frozenset[str]:
    """What the exercise's name has and most names have not."""
    names = [_name_lemmas(one) for one in others]
    return frozenset(
        lemma
        for lemma in _name_lemmas(exercise)
        if sum(lemma in name for name in names) <= len(names) / 2
    ) - lemmas("exercise stretch")


def _name_lemmas(exercise: Exercise) -> frozenset[str]:
    return lemmas(exercise.name.replace("-", " "))


def _is_in_a_name(lemma: str, names: frozenset[str]) -> bool:
    return any(name.startswith(lemma) for name in names)


def _is_action(step: str) -> bool:
    opening = words(without_lead_in(step))[:1]
    is_instruction = bool(opening) and opening[0] in _imperatives()
    return is_instruction and not is_caution(step)


def _is_list(article: ArticleRef, exercise: Exercise) -> bool:
    """Whether each step is an entry of a list, a line of its own in the article's text."""
    spans = exercise.parts["steps"].evidence if "steps" in exercise.parts else ()
    return len(spans) == len(exercise.steps) and all(
        span.start > 0 and article.text[span.start - 1] == "\n" for span in spans
    )


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(table("verbs")["imperative"])


def _must_follow(earlier: str, later: str) -> bool:
    return _phase(earlier) < _phase(later) or bool(_POINTS_BACK.search(later))


def _phase(step: str) -> int:
    first = words(without_lead_in(step))[:1]
    if not first or first[0] in _STARTS:
        return 0
    return 1 if first[0] in _SETS_UP else 2
