"""What of an article is to be translated, and how it stands with that."""

from __future__ import annotations

from collections.abc import Iterator

from questions.explaining.advice import advice
from questions.explaining.sentences import Sentence
from questions.facts import facts_to_json
from questions.facts.model import Facts
from questions.translations import Standing, digest, kept_at, standing


def to_translate(facts: Facts) -> tuple[Sentence, ...]:
    """Everything of the article that patients read beside the questions, each once."""
    return tuple(dict.fromkeys(_all(facts)))


def lacking(facts: Facts, language: str) -> str:
    """What has no translation, as tables to fill in; empty where all has one. What was translated
    from other words is marked as stale."""
    lines: list[str] = []
    place = ""
    for one in to_translate(facts):
        how = standing(one.fact, one.text, language)
        if how is Standing.CURRENT:
            continue
        if kept_at(one.fact) != place:
            place = kept_at(one.fact)
            lines += ["", f'["{place}"]']
        lines += [f"# {how}: {one.text}", f'"{digest(one.text)}" = ""']
    return "\n".join(lines[1:]) + "\n" if lines else ""


def _all(facts: Facts) -> Iterator[Sentence]:
    for exercise in facts.exercises:
        yield Sentence(exercise.id, exercise.name)
        told = {"goal": exercise.goal or (), "steps": exercise.steps}
        for part, texts in (*told.items(), ("equipment", exercise.equipment)):
            found = exercise.parts.get(part)
            yield from (Sentence(found.id if found else exercise.id, text) for text in texts)
    for listing in (*facts.causes, *facts.functions):
        yield from (Sentence(item.id, item.name) for item in listing.items)
    said = advice(facts_to_json(facts))
    yield from (*said.stop, *said.signs)
