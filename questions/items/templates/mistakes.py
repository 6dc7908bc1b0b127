"""Mistakes that an exercise warns of: which observation calls for correction.
Applying: the mistakes come from the cautions among the steps, the sound observations from the
steps themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question
from questions.items.templates import practice
from questions.items.wording import capital, tidy
from questions.knowledge import Body
from questions.knowledge.entries import Fault
from questions.language.words import holds_phrase, lemmas, words
from questions.lexicon import table

_FEWEST_SOUND = 2
_LONGEST = 12
_FEWEST_WORDS = 4
_PRONOUN = re.compile(r"\b(?:it|its|them|they|that|this|there|other|you|yourself)\b", re.IGNORECASE)
# "Do not let your hips tip forward", "without letting the back sag".
_LET = re.compile(
    r"\b(?:do not let|don['’]t let|never let|avoid letting|without letting) "
    r"(?P<part>(?:your|the) (?:\w+ ){0,2}?\w+) (?P<verb>\w+)(?P<rest>[^,;.]*)",
    re.IGNORECASE,
)
# "Raise the foot of your top leg toward the ceiling".
_TOLD = re.compile(
    r"^(?:(?:slowly|gently|then|and|now) )*(?P<verb>\w+) "
    r"(?P<part>(?:your|the|both) (?:[\w-]+ ){0,2}?(?P<noun>\w+)(?: of (?:your|the) (?:\w+ )?\w+)?)"
    r"(?P<rest>(?: [\w'’-]+)*)",
    re.IGNORECASE,
)
# "Fasten the other end so that the band pulls toward the left".
_SEEN = re.compile(r"\b(?:so that|while) (?P<seen>the [\w-]+ \w+s [^,;.]*?)(?: while| until|$)")
_CAUTION = re.compile(
    r"\b(?:not|don['’]t|never|avoid|without|imagine|keep|keeps|make sure|watch)\b", re.IGNORECASE
)
# What an observation can be told without: "toward the ceiling", "slowly".
_END = re.compile(
    r" (?:toward|towards|to|from|against|under|over|with|in|on|at) (?:the|a|your) .*$"
)
_SIDED = frozenset({"left", "right"})
# When a mistake is seen is left out among observations: they all are of one exercise.
_WHEN = re.compile(r" (?:while|as|when) .*")
# Of these, all that a mistake is said to cost must be what the exercise is about.
_JOINTS = frozenset(
    ("hip", "hips", "knee", "ankle", "spine", "back", "neck", "shoulder", "shoulders", "elbow",
     "wrist", "arm", "trunk", "trapezius", "belly", "forefoot", "head")
)  # fmt: skip
_CUT = re.compile(r",? (?:while|until|as|so that|because|without|and|keeping|with|till)\b.*")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is seen when the caution of a step is not kept to, and why that matters."""

    step: str
    seen: str
    why: str


def choose(context: Context) -> Iterator[Question]:
    for exercise in context.facts.exercises:
        for mistake in _mistakes(exercise, context.body)[:1]:
            sound = _sound(exercise, mistake)
            if len(sound) >= _FEWEST_SOUND:
                yield from _observed(context, exercise, mistake, sound)


def _observed(
    context: Context, exercise: Exercise, mistake: Mistake, sound: Mapping[str, str]
) -> Iterator[Question]:
    """Beside observations of which one is shorter and one is longer than the mistake, where the
    steps have such; else beside those that leave it least alone."""
    article, fact = context.facts.article, practice.part_id(exercise, "steps")
    why = f"{capital(mistake.why)}."
    for seen, beside in _balanced(context, mistake.seen, sound):
        yield Question(
            kind=Kind.SINGLE_CHOICE,
            template="mistake.observed",
            about=(fact,),
            topic=context.topic_of(fact, "Exercises"),
            evidence=practice.step_proof(article, exercise, (mistake.step,)),
            slots={
                "exercise": practice.called(exercise),
                "start": tidy(exercise.steps[0]),
            },
            keys=(Answer(seen),),
            pool=[[_sound_answer(context, exercise, *each) for each in beside.items()]],
            are_names=True,
            why=why,
        )


def _balanced(
    context: Context, seen: str, sound: Mapping[str, str]
) -> list[tuple[str, dict[str, str]]]:
    """The mistake, told with when it is seen and without, beside observations told in full or
    without their end; first where its length is neither the least nor the most, and otherwise now
    the one and now the other, where its length stands out least."""
    short = {_shortened(one): step for one, step in sound.items()}
    mixed = {**short, **dict(list(sound.items())[:1])}
    tellings = list(dict.fromkeys((seen, _WHEN.sub("", seen))))
    drawn = [
        (told, dict(beside))
        for told in context.ranked(seen, "lengths", tellings)
        for beside in sorted((sound, short, mixed), key=lambda one: _gap(told, one))
    ]
    return sorted(drawn, key=lambda one: _gap(*one) > 0)


def _gap(seen: str, beside: Mapping[str, str]) -> int:
    """By how many letters the mistake is the shortest or the longest; 0 where it is neither."""
    lengths = [*map(len, beside)]
    return max(min(lengths) - len(seen), len(seen) - max(lengths), 0)


def _shortened(seen: str) -> str:
    """Without its end, where enough is left to be seen."""
    cut = _END.sub("", seen)
    return cut if len(cut.split()) >= _FEWEST_WORDS else seen


def _sound_answer(context: Context, exercise: Exercise, seen: str, step: str) -> Answer:
    fact = practice.part_id(exercise, "steps")
    evidence = practice.step_proof(context.facts.article, exercise, (step,))
    reason = f"The steps ask for it: “{step}”."
    ground = Ground(Tier.ARTICLE, reason, (fact,), evidence)
    return Answer(seen, f"So it should be: the steps say “{step}”.", None, ground)


def _mistakes(exercise: Exercise, body: Body) -> list[Mistake]:
    """Those that the knowledge can explain first."""
    steps = [tidy(step) for step in exercise.steps]
    faults = [fault for fault in body.faults if _is_about(fault, exercise, body)]
    known = [one for step in steps for fault in faults if (one := _known(step, fault))]
    return known or [one for step in steps if (one := _warned_of(step))]


def _known(step: str, fault: Fault) -> Mistake | None:
    told = _bare(step)
    if not _CAUTION.search(step) or not any(holds_phrase(told, _bare(one)) for one in fault.sign):
        return None
    own = _warned_of(step)
    return Mistake(step, own.seen if own else fault.seen, fault.why or fault.cost)


def _is_about(fault: Fault, exercise: Exercise, body: Body) -> bool:
    """Whether the exercise is about the joints at which the mistake tells, and moves what moves
    in it, or what is next to that."""
    goal = " ".join(exercise.goal or ())
    told = set(words(f"{exercise.name} {practice.steps_text(exercise)} {goal}"))
    told |= {f"{one}s" for one in told}
    moved = fault.seen.partition(" as the ")[2].split()[:1]
    parts = [found for one in moved if (found := body.find_body_part(one))]
    near = {*moved, *(one for part in parts for one in part.beside)}
    return told >= _JOINTS.intersection(words(fault.cost)) and (not moved or bool(told & near))


def _bare(text: str) -> str:
    return re.sub(r"\b(?:your|the) ", "", text.lower())


def _warned_of(step: str) -> Mistake | None:
    """What the step says must not be let happen, as it is seen."""
    found = _LET.search(step)
    verbs: Mapping[str, str] = table("observations")["lets"]
    if found is None or found["verb"].lower() not in verbs:
        return None
    part = _of_the_body(found["part"])
    verb = found["verb"].lower()
    seen = f"{part} {verb if _is_plural(part) else verbs[verb]}{_of_the_body(found['rest'])}"
    if _PRONOUN.search(seen) or len(words(seen)) > _LONGEST:
        return None
    gives = "give" if _is_plural(part) else "gives"
    return Mistake(
        step,
        seen,
        f"when {part} {gives} way, the movement escapes from where it should take place",
    )


def _sound(exercise: Exercise, mistake: Mistake) -> dict[str, str]:
    """What is seen of whoever follows the steps, with the step of each; nothing of the part that
    the mistake is about, for that would only deny it."""
    told = {
        seen: step
        for step in map(tidy, exercise.steps)
        # What holds of one side only is itself a mistake on the other.
        if step != mistake.step and not _SIDED & set(words(step))
        for seen in _observations(step)
    }
    own = lemmas(_subject(mistake.seen))
    return {seen: step for seen, step in told.items() if not own & lemmas(_subject(seen))}


def _observations(step: str) -> Iterator[str]:
    does: Mapping[str, str] = table("observations")["does"]
    parts = set(table("anatomy")["body_parts"])
    told = _TOLD.match(step)
    if told and told["verb"].lower() in does and _is_part(told["noun"], parts):
        rest = _CUT.sub("", told["rest"])
        verb = does[told["verb"].lower()]
        part = _of_the_body(told["part"])
        one = verb if not _is_plural(part) else _of_several(verb)
        yield from _usable(f"{part} {one}{rest}", rest)
    for seen in _SEEN.finditer(step):
        if seen["seen"].split()[1] not in ("movement", "exercise", "stretch"):
            yield from _usable(seen["seen"], seen["seen"])


def _usable(seen: str, rest: str) -> Iterator[str]:
    line = _of_the_body(seen).strip()
    if rest.strip() and not _PRONOUN.search(line) and len(words(line)) <= _LONGEST:
        yield line


def _is_part(noun: str, parts: set[str]) -> bool:
    return noun.lower() in parts or noun.lower().removesuffix("s") in parts


def _subject(seen: str) -> str:
    """The part that an observation is about: its words up to the verb."""
    told_of = table("observations")
    one = {*told_of["does"].values(), *told_of["lets"].values()}
    verbs = {*one, *map(_of_several, one), *told_of["lets"]}
    told = seen.split()
    at = next((n for n, word in enumerate(told) if word in verbs), 2)
    return " ".join(told[:at])


def _of_the_body(text: str) -> str:
    return re.sub(r"\byour\b", "the", text, flags=re.IGNORECASE).lower()


def _of_several(verb: str) -> str:
    """ "Presses" as "press", "rises" as "rise"."""
    return verb.removesuffix("es") if verb.endswith("sses") else verb.removesuffix("s")


def _is_plural(part: str) -> bool:
    return part.endswith("s") and not part.endswith(("ss", "is"))
