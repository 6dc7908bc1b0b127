"""Which screens an article has, and what stands on them."""

from __future__ import annotations

from dataclasses import dataclass

from questions.explaining.named import FactsJson, is_about, named
from questions.explaining.sentences import Sentence
from questions.figures import Scene, scene_from_json
from questions.knowledge.explanations import ARTICLE, Explanation, Picture, explanations

_MOST = 3


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing with its words; `moves` names how it moves, empty where it stands still."""

    scene: Scene
    said: Sentence
    moves: str
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """One question as a person asks it, and what is known of it."""

    key: str
    question: Sentence
    sentences: tuple[Sentence, ...]
    illustrations: tuple[Illustration, ...]

    @property
    def everything(self) -> tuple[Sentence, ...]:
        """All that is read on it."""
        return (self.question, *(one.said for one in self.illustrations), *self.sentences)


def screens(facts: FactsJson) -> tuple[Screen, ...]:
    """The screens for an article, by its facts as JSON; none where it names nothing of what there
    are explanations of."""
    shown = [_screen(one, facts) for one in explanations() if _is_shown(one, facts)]
    return tuple(shown[:_MOST])


def _is_shown(one: Explanation, facts: FactsJson) -> bool:
    if not is_about(facts, one.site):
        return False
    told = named(facts, one.site)
    return told.issuperset(one.needs) and (not one.needs_any or not told.isdisjoint(one.needs_any))


def _screen(one: Explanation, facts: FactsJson) -> Screen:
    told, fact = named(facts, one.site), f"explanation.{one.key}"
    values = {"exercises": str(len(facts.get("exercises", ())))}
    return Screen(
        key=one.key,
        question=Sentence(fact, one.question),
        sentences=tuple(
            Sentence(
                fact,
                line.text,
                tuple(key for key in line.sources if key != ARTICLE),
                values if ARTICLE in line.sources else {},
            )
            for line in one.lines
            if told.issuperset(line.needs)
        ),
        illustrations=tuple(_illustration(fact, picture) for picture in one.pictures),
    )


def _illustration(fact: str, picture: Picture) -> Illustration:
    said = Sentence(fact, picture.said)
    return Illustration(scene_from_json(picture.scene), said, picture.moves, picture.lit)
