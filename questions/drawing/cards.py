"""Items with their words, facts and sentences taken out once, for many comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from questions.figures import Scene
from questions.items.model import Blanks, Item, Kind, NumericRange, Quote
from questions.language.words import lemmas, words

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_CLAUSE_END = re.compile(r"[.:;,]\s+|\.$")
_EXERCISE = "exercise-"
_LEAD_IN = ":"
# Which leg a scene is told of does not make it another scene.
_SIDES = frozenset({"left", "right"})
# So few words say nothing that could answer a question, or place one.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` has its words between single spaces, so that a phrase is found as a part of it."""

    text: str
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of an item. `asked` are the facts that it tests, `told` those that whoever
    answered it has read. `said` is every sentence of its options, groups and feedback, `said_text`
    all of it; of the long ones, `taught` are all and `explained` those that explain the key."""

    item: Item
    vocabulary: frozenset[str]
    prompt: Sentence
    prompt_words: frozenset[str]
    keys: tuple[str, ...]
    placements: tuple[tuple[str, frozenset[str]], ...]
    numbers: frozenset[str]
    drawings: frozenset[Scene]
    asked: frozenset[str]
    told: frozenset[str]
    exercises: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    locators: frozenset[frozenset[str]]
    said: tuple[Sentence, ...]
    said_text: str
    explained: frozenset[frozenset[str]]
    taught: frozenset[frozenset[str]]


class Deck:
    """The cards of one bank's items, each made when it is first asked for."""

    def __init__(self) -> None:
        self._cards: dict[tuple[str, int], Card] = {}

    def card(self, item: Item) -> Card:
        place = item.id, item.variant
        if place not in self._cards:
            self._cards[place] = card(item)
        return self._cards[place]


def card(item: Item) -> Card:
    text = " ".join((item.prompt, *(option.text for option in item.options)))
    feedback = item.feedback
    explaining = [feedback.right, item.correction or ""]
    listed = [*(one.text for one in item.options), *(one.text for one in item.groups)]
    said = _sentences([*explaining, *listed, feedback.wrong, *feedback.by_option.values()])
    return Card(
        item=item,
        vocabulary=frozenset(words(text)),
        prompt=_sentence(item.prompt),
        prompt_words=frozenset(words(item.prompt)),
        keys=_keys(item),
        placements=_placements(item),
        numbers=_numbers(item),
        drawings=frozenset(item.asked_scenes.values()),
        asked=frozenset(item.facts),
        told=frozenset(_told(item)),
        exercises=frozenset(_exercises(item.facts)),
        spans=tuple(_spans(item.evidence)),
        locators=frozenset(_locators(item.prompt)),
        said=said,
        said_text="".join(one.text for one in said),
        explained=_long(_sentences(explaining)),
        taught=_long(said),
    )


def _keys(item: Item) -> tuple[str, ...]:
    """The texts of the right options, or the words of the blanks, where words are asked for."""
    if isinstance(item.key, Blanks):
        return tuple(_spaced(accepted[0]) for accepted in item.key.accepted.values())
    if item.kind in (Kind.SINGLE_CHOICE, Kind.PICTURE):
        return tuple(_spaced(option.text) for option in item.options if option.id == item.key)
    if item.kind is Kind.MULTIPLE_CHOICE and isinstance(item.key, tuple):
        return tuple(_spaced(option.text) for option in item.options if option.id in item.key)
    return ()


def _placements(item: Item) -> tuple[tuple[str, frozenset[str]], ...]:
    if not isinstance(item.key, Mapping):
        return ()
    groups = {group.id: lemmas(group.text) for group in item.groups}
    return tuple((_spaced(option.text), groups[item.key[option.id]]) for option in item.options)


def _numbers(item: Item) -> frozenset[str]:
    if not isinstance(item.key, NumericRange):
        return frozenset()
    return frozenset({f"{item.key.low:g}", f"{item.key.high:g}"})


def _told(item: Item) -> Iterator[str]:
    """Its own facts, and those by which its feedback says why an option is wrong."""
    yield from item.facts
    yield from item.fact_by_option.values()
    for option, proof in item.proofs.items():
        if item.feedback.by_option.get(option):
            yield from proof.facts


def _exercises(facts: Iterable[str]) -> Iterator[str]:
    """The exercises that the facts are parts of."""
    for fact in facts:
        parent, _, _ = fact.partition(".")
        if parent.startswith(_EXERCISE):
            yield parent


def _spans(evidence: Iterable[Quote]) -> Iterator[tuple[int, int]]:
    """The sentences that it rests on: what leads into a list counts where nothing else is quoted,
    for all that the list holds is quoted with it."""
    quotes = tuple(evidence)
    proper = [quote for quote in quotes if not quote.text.rstrip().endswith(_LEAD_IN)]
    for quote in proper or quotes:
        yield quote.start, quote.end


def _locators(prompt: str) -> Iterator[frozenset[str]]:
    """The clauses that place a question before it is asked: a posture, a scene, a finding."""
    for sentence in _SENTENCE_END.split(prompt):
        clauses = _CLAUSE_END.split(sentence)
        for clause in clauses[:-1] if sentence.endswith("?") else clauses:
            found = lemmas(clause) - _SIDES
            if len(found) >= _FEWEST:
                yield found


def _sentences(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """The sentences of the texts, each once."""
    parts = dict.fromkeys(part for text in texts for part in _SENTENCE_END.split(text) if part)
    return tuple(map(_sentence, parts))


def _long(sentences: Iterable[Sentence]) -> frozenset[frozenset[str]]:
    return frozenset(one.lemmas for one in sentences if len(one.lemmas) >= _FEWEST)


def _sentence(text: str) -> Sentence:
    return Sentence(_spaced(text), lemmas(text))


def _spaced(text: str) -> str:
    return f" {' '.join(words(text))} "
