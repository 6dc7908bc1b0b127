"""What every template works with: the facts, its own chance, and the making of an item."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from questions.facts.model import Evidence, Facts
from questions.items.flaws import ChoiceSet, is_clean
from questions.items.model import Feedback, Item, Key, Kind, Option, OptionGroup, Quote

CLINICAL = "clinical"
_DRAWS = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """A right or wrong option before it has an id: its text, what is said to whoever chose it,
    and the fact that it alone tests, if there is one."""

    text: str
    why: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Stem:
    """What an item is about, before its options: everything that all kinds have."""

    kind: Kind
    template: str
    topic: str
    facts: tuple[str, ...]
    prompt: str
    evidence: Evidence
    right: str
    wrong: str
    difficulty: float


@dataclass(frozen=True, slots=True)
class Context:
    """What templates read: the facts, the topic of each, and which draw of which seed this is."""

    facts: Facts
    seed: int
    variant: int
    topics: Mapping[str, str]
    register: str = CLINICAL
    neutral: frozenset[str] = field(default_factory=frozenset)

    def rng(self, stem: Stem, purpose: str) -> random.Random:
        """The chance of one item: it depends on the seed, the item and the variant alone, so that
        an edit elsewhere in the article moves nothing here."""
        return self.rng_of(self.item_id(stem), purpose)

    def rng_of(self, thing: str, purpose: str) -> random.Random:
        """The chance of one thing named by its id, before there is an item."""
        return random.Random(self._rank(thing, purpose, ""))  # noqa: S311

    def pick(self, thing: str, purpose: str, candidates: Sequence[str]) -> str:
        """One of the candidates by chance. Each has a rank of its own, so that the choice stays
        the same when a candidate that lost comes or goes."""
        return min(candidates, key=lambda one: self._rank(thing, purpose, one))

    def item_id(self, stem: Stem) -> str:
        """Template and a digest of facts, template and register."""
        name = "|".join((stem.template, self.register, *sorted(stem.facts)))
        return f"{stem.template}.{_digest(name, 12)}"

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
    ) -> Item:
        """The finished item; it tests the stem's facts unless `tests` names others."""
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
            feedback=Feedback(stem.right, stem.wrong, dict(by_option or {})),
            evidence=self._quotes(stem.evidence),
            facts=tuple(dict.fromkeys(stem.facts if tests is None else tests)),
            difficulty=stem.difficulty,
            fact_by_option=dict(fact_by_option or {}),
        )

    def option_id(self, stem: Stem, text: str) -> str:
        """An id that depends on the item and the text alone: it tells neither role nor place."""
        return "o" + _digest(f"{self.item_id(stem)}|{text}", 10)

    def group_id(self, stem: Stem, text: str) -> str:
        return "g" + _digest(f"{self.item_id(stem)}|{text}", 10)

    def shuffled_options(self, stem: Stem, texts: Iterable[str]) -> tuple[Option, ...]:
        """Options in an order that comes from the seed."""
        options = [Option(self.option_id(stem, text), text) for text in texts]
        self.rng(stem, "order").shuffle(options)
        return tuple(options)

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
    ) -> Item | None:
        """An item with this key and flawless distractors from the pool's tiers, best tier first;
        None where the pool has none. It has `most` distractors, or as few as `least`."""
        drawn = self._draw(stem, (key,), pool, most, least, are_names)
        if drawn is None:
            return None
        choices = (key, *drawn)
        return self.item(
            stem,
            options=self.shuffled_options(stem, (choice.text for choice in choices)),
            key=self.option_id(stem, key.text),
            by_option={self.option_id(stem, one.text): one.why for one in choices},
            tests=tests,
        )

    def multiple_choice(
        self, stem: Stem, keys: Sequence[Choice], pool: Sequence[Sequence[Choice]], most: int
    ) -> Item | None:
        """As `single_choice`, with several keys; each option tests a fact of its own."""
        drawn = self._draw(stem, keys, pool, most, 2)
        if drawn is None:
            return None
        choices = (*keys, *drawn)
        options = self.shuffled_options(stem, (choice.text for choice in choices))
        right = {self.option_id(stem, one.text) for one in keys}
        facts = {self.option_id(stem, one.text): one.fact for one in choices if one.fact}
        return self.item(
            stem,
            options=options,
            key=tuple(option.id for option in options if option.id in right),
            by_option={self.option_id(stem, one.text): one.why for one in choices},
            fact_by_option=facts,
            tests=tuple(facts.values()),
        )

    def _draw(
        self,
        stem: Stem,
        keys: Sequence[Choice],
        pool: Sequence[Sequence[Choice]],
        most: int,
        least: int,
        are_names: bool = False,
    ) -> tuple[Choice, ...] | None:
        item = self.item_id(stem)
        texts = tuple(key.text for key in keys)
        for size in range(most, least - 1, -1):
            if len({choice.text for tier in pool for choice in tier}) < size:
                continue
            for attempt in range(_DRAWS):
                drawn = self._from_tiers(item, pool, size, attempt)
                distractors = tuple(one.text for one in drawn)
                if is_clean(ChoiceSet(stem.prompt, texts, distractors, self.neutral, are_names)):
                    return drawn
        return None

    def _from_tiers(
        self, item: str, pool: Sequence[Sequence[Choice]], size: int, attempt: int
    ) -> tuple[Choice, ...]:
        """Distractors of different texts, from the best tier on; or, where those did not do, from
        all tiers alike. As in `pick`, a choice that was not drawn may come or go."""
        by_tier = attempt < _DRAWS // 2
        tiers = pool if by_tier else [[choice for tier in pool for choice in tier]]
        drawn: dict[str, Choice] = {}
        for tier in tiers:
            ranked = {self._rank(item, f"draw {attempt}", one.text): one for one in reversed(tier)}
            for _, choice in sorted(ranked.items()):
                drawn.setdefault(choice.text, choice)
            if len(drawn) >= size:
                break
        return tuple(drawn.values())[:size]

    def _rank(self, thing: str, purpose: str, text: str) -> bytes:
        name = f"{self.seed}|{thing}|{self.variant}|{purpose}|{text}"
        return hashlib.sha256(name.encode()).digest()

    def _quotes(self, evidence: Evidence) -> tuple[Quote, ...]:
        text = self.facts.article.text
        return tuple(
            Quote(span.start, span.end, text[span.start : span.end])
            for span in sorted(set(evidence))
            if text[span.start : span.end].strip()
        )


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


Template = Callable[[Context], Iterable[Item]]
