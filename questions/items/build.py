"""What every template works with: the facts, its own chance, and the making of an item."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from questions.facts.model import Evidence, Facts
from questions.items.choosing import Choice, Draw, draw, without_lone_rival
from questions.items.families import Family
from questions.items.model import Feedback, Hint, Item, Key, Kind, Option, OptionGroup, Proof, Quote
from questions.items.own_goals import with_giver
from questions.items.portions import parts_of_families
from questions.items.question import CLINICAL, PLAIN
from questions.items.registers import plain_id
from questions.items.similarity import likeness, mean_likeness, predicted_difficulty
from questions.knowledge import Body
from questions.language.words import leading_number

_T = TypeVar("_T")
# Striking one of fewer would leave no choice worth the name.
_FEWEST_TO_STRIKE = 4


@dataclass(frozen=True, slots=True)
class Stem:
    """What an item is about, before its options: everything that all kinds have. `difficulty` is
    predicted from the options where it is None."""

    kind: Kind
    template: str
    topic: str
    facts: tuple[str, ...]
    prompt: str
    evidence: Evidence
    right: str
    wrong: str
    difficulty: float | None = None
    hint: str | None = None
    scene: str = ""


@dataclass(frozen=True)
class Context:
    """What templates read: the facts, the topic of each, and which draw of which seed this is.

    `shared` keeps what follows from the facts alone; a context of other facts needs its own.
    `confused` names, for a fact, those that learners mix it up with, the most frequent first.
    """

    facts: Facts
    seed: int
    variant: int
    topics: Mapping[str, str]
    body: Body
    register: str = CLINICAL
    neutral: frozenset[str] = field(default_factory=frozenset)
    confused: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def _item_ids(self) -> dict[tuple[str, tuple[str, ...]], str]:
        return {}

    @property
    def families(self) -> tuple[Family, ...]:
        return self.once("families", lambda: parts_of_families(self.facts))

    def once(self, name: str, make: Callable[[], _T]) -> _T:
        """What follows from the facts alone, made once for all draws and registers of them."""
        if name not in self.shared:
            self.shared[name] = make()
        made: _T = self.shared[name]
        return made

    def rng(self, stem: Stem, purpose: str) -> random.Random:
        """The chance of one item: it depends on the seed, the item and the variant alone, so that
        an edit elsewhere in the article moves nothing here."""
        return self.rng_of(self._clinical_id(stem), purpose)

    def rng_of(self, thing: str, purpose: str) -> random.Random:
        """The chance of one thing named by its id, before there is an item."""
        return random.Random(self._rank(thing, purpose, ""))  # noqa: S311

    def pick(self, thing: str, purpose: str, candidates: Sequence[str]) -> str:
        """One of the candidates by chance. Each has a rank of its own, so that the choice stays
        the same when a candidate that lost comes or goes."""
        return min(candidates, key=lambda one: self._rank(thing, purpose, one))

    def item_id(self, stem: Stem) -> str:
        """Template and a digest of facts, template and register."""
        clinical = self._clinical_id(stem)
        return plain_id(clinical) if self.register == PLAIN else clinical

    def _clinical_id(self, stem: Stem) -> str:
        """What both wordings of an item share, and so what their chance comes from."""
        asked = (stem.template, (stem.scene, *stem.facts))
        if asked not in self._item_ids:
            scene = (stem.scene,) if stem.scene else ()
            name = "|".join((stem.template, CLINICAL, *scene, *sorted(stem.facts)))
            self._item_ids[asked] = f"{stem.template}.{_digest(name, 12)}"
        return self._item_ids[asked]

    def in_drawn_order(self, stem: Stem, purpose: str, texts: Sequence[str]) -> list[str]:
        """The texts in an order that comes from the seed, each by a rank of its own."""
        thing = self._clinical_id(stem)
        return sorted(texts, key=lambda text: self._rank(thing, purpose, text))

    def ranked(self, thing: str, purpose: str, candidates: Sequence[str]) -> list[str]:
        """Candidates in an order that comes from the seed and not from the draw, each by a rank of
        its own."""
        return sorted(candidates, key=lambda one: self._rank(thing, purpose, one, variant=0))

    def topic_of(self, fact: str, otherwise: str) -> str:
        return self.topics.get(fact, otherwise)

    def item(
        self,
        stem: Stem,
        *,
        options: Sequence[Option],
        key: Key,
        groups: Sequence[OptionGroup] = (),
        reuse: bool = False,
        correction: str | None = None,
        by_option: Mapping[str, str] | None = None,
        fact_by_option: Mapping[str, str] | None = None,
        tests: Sequence[str] | None = None,
        proofs: Mapping[str, Proof] | None = None,
        similarity: float = 0.0,
        strikes: str | None = None,
    ) -> Item:
        """The finished item; it tests the stem's facts unless `tests` names others. `similarity`
        is the mean likeness of wrong answers to right ones, for the difficulty."""
        tested = tuple(dict.fromkeys(stem.facts if tests is None else tests))
        proved = dict(proofs or {})
        return Item(
            id=self.item_id(stem),
            kind=stem.kind,
            template=stem.template,
            variant=self.variant,
            lang="en",
            topic=stem.topic,
            register=self.register,
            prompt=stem.prompt,
            options=tuple(options),
            groups=tuple(groups),
            reuse=reuse,
            key=key,
            correction=correction,
            feedback=with_giver(
                Feedback(stem.right, stem.wrong, dict(by_option or {})), self.facts, tested
            ),
            evidence=self.quotes(stem.evidence),
            facts=tested,
            difficulty=self._difficulty(stem, len(options), similarity, proved),
            fact_by_option=dict(fact_by_option or {}),
            proofs=proved,
            hint=Hint(stem.hint, strikes) if stem.hint or strikes else None,
        )

    def option_id(self, stem: Stem, text: str) -> str:
        """An id that depends on the item and the text alone: it tells neither role nor place."""
        return "o" + _digest(f"{self.item_id(stem)}|{text}", 10)

    def group_id(self, stem: Stem, text: str) -> str:
        return "g" + _digest(f"{self.item_id(stem)}|{text}", 10)

    def shuffled_options(self, stem: Stem, texts: Iterable[str]) -> tuple[Option, ...]:
        """Options in an order that comes from the seed; of numbers, in theirs."""
        return self._shuffled(stem, [Option(self.option_id(stem, text), text) for text in texts])

    def single_choice(
        self,
        stem: Stem,
        key: Choice,
        pool: Sequence[Sequence[Choice]],
        *,
        most: int = 3,
        least: int = 2,
        tests: Sequence[str] | None = None,
        are_names: bool = False,
        are_paired: bool = False,
    ) -> Item | None:
        """An item with this key and flawless distractors from the pool's tiers, best tier first;
        None where the pool has none. It has `most` distractors, or as few as `least`."""
        drawn = self._draw(stem, (key,), pool, most, least, are_names, are_paired)
        if drawn is None:
            return None
        choices = (key, *drawn)
        ids = self._option_ids(stem, choices)
        others = [one.text for one in drawn]
        unlike = min(
            without_lone_rival(others, pool), key=lambda text: (likeness(text, key.text), text)
        )
        can_strike = stem.hint is None and len(choices) >= _FEWEST_TO_STRIKE
        return self.item(
            stem,
            options=self._shuffled(stem, [Option(ids[one.text], one.text) for one in choices]),
            key=ids[key.text],
            by_option={ids[one.text]: one.why for one in choices},
            tests=tests,
            proofs=self._proofs(ids, drawn),
            similarity=mean_likeness((key.text,), others),
            strikes=ids[unlike] if can_strike else None,
        )

    def multiple_choice(
        self,
        stem: Stem,
        keys: Sequence[Choice],
        pool: Sequence[Sequence[Choice]],
        most: int,
        *,
        tests: Sequence[str] | None = None,
        are_names: bool = False,
    ) -> Item | None:
        """As `single_choice`, with several keys; each option tests the fact of its own that it
        has. The hint is how many are right."""
        drawn = self._draw(stem, keys, pool, most, 2, are_names)
        if drawn is None:
            return None
        choices = (*keys, *drawn)
        ids = self._option_ids(stem, choices)
        options = self._shuffled(stem, [Option(ids[one.text], one.text) for one in choices])
        right = {ids[one.text] for one in keys}
        facts = {ids[one.text]: one.fact for one in choices if one.fact}
        return self.item(
            replace(stem, hint=stem.hint or f"{len(keys)} of these {len(choices)} are right."),
            options=options,
            key=tuple(option.id for option in options if option.id in right),
            by_option={ids[one.text]: one.why for one in choices},
            fact_by_option=facts if tests is None else {},
            tests=tuple(facts.values()) if tests is None else tests,
            proofs=self._proofs(ids, drawn),
            similarity=mean_likeness([one.text for one in keys], [one.text for one in drawn]),
        )

    def quotes(self, evidence: Evidence) -> tuple[Quote, ...]:
        """The spans with their words, in the article's order, each once."""
        text = self.facts.article.text
        places = sorted({(span.start, span.end) for span in evidence})
        return tuple(
            Quote(start, end, told) for start, end in places if (told := text[start:end]).strip()
        )

    def _option_ids(self, stem: Stem, choices: Iterable[Choice]) -> dict[str, str]:
        return {one.text: self.option_id(stem, one.text) for one in choices}

    def _shuffled(self, stem: Stem, options: list[Option]) -> tuple[Option, ...]:
        numbers = [leading_number(option.text) for option in options]
        if stem.kind is not Kind.ORDER and all(number is not None for number in numbers):
            return tuple(sorted(options, key=lambda option: leading_number(option.text) or 0.0))
        self.rng(stem, "order").shuffle(options)
        return tuple(options)

    def _draw(
        self,
        stem: Stem,
        keys: Sequence[Choice],
        pool: Sequence[Sequence[Choice]],
        most: int,
        least: int,
        are_names: bool,
        are_paired: bool = False,
    ) -> tuple[Choice, ...] | None:
        item = self._clinical_id(stem)
        wanted = Draw(
            prompt=stem.prompt,
            keys=tuple(key.text for key in keys),
            neutral=self.neutral,
            are_names=are_names,
            are_paired=are_paired,
            most=most,
            least=least,
            confused=tuple(other for fact in stem.facts for other in self.confused.get(fact, ())),
        )
        return draw(wanted, pool, lambda purpose, text: self._rank(item, purpose, text))

    def _proofs(self, ids: Mapping[str, str], drawn: Sequence[Choice]) -> dict[str, Proof]:
        return {
            ids[one.text]: Proof(
                one.ground.tier,
                one.ground.reason,
                one.ground.facts,
                self.quotes(one.ground.evidence),
            )
            for one in drawn
            if one.ground is not None
        }

    def _difficulty(
        self, stem: Stem, elements: int, similarity: float, proofs: Mapping[str, Proof]
    ) -> float:
        if stem.difficulty is not None:
            return stem.difficulty
        tiers = [proof.tier for proof in proofs.values()]
        return predicted_difficulty(stem.kind, elements, similarity, tiers)

    def _rank(self, thing: str, purpose: str, text: str, variant: int | None = None) -> bytes:
        which = self.variant if variant is None else variant
        name = f"{self.seed}|{thing}|{which}|{purpose}|{text}"
        return hashlib.sha256(name.encode()).digest()


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


Template = Callable[[Context], Iterable[Item]]
