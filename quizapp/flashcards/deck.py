"""Cards made of a bank: what is asked, what answers it, and a picture where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.cues import Cue, cut
from questions.items import Drawing, Item, Kind, explain, picture_of
from questions.items.blanks import with_gaps
from questions.review.items import is_own
from quizapp.progress.topics import facts_of
from quizapp.quizzes.banks import AskedFact, StoredBank


@dataclass(frozen=True, slots=True)
class Flashcard:
    """`answers` are all that fit behind what is asked, each the answer of one of the `facts`;
    empty where only the article's own words can tell, as the steps of an exercise."""

    asked: str
    answers: tuple[str, ...]
    facts: tuple[AskedFact, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(fact.id for fact in self.facts)


def make_deck(bank: StoredBank, register: str, topic: int | None) -> tuple[Flashcard, ...]:
    """A card for each fact of a topic, by its number, or of the whole article, in its order. Facts
    that one question asks for are on one card: whoever names one of two causes has not named both.
    Raises quizapp.progress.topics.NotFoundError."""
    items = _items_by_fact(bank, register)
    cards: dict[str, list[tuple[str, AskedFact]]] = defaultdict(list)
    for fact in facts_of(bank, topic, register):
        asked, answer = _cue(fact, items.get(fact.id, ()))
        cards[asked].append((answer, fact))
    return tuple(
        Flashcard(
            asked,
            tuple(dict.fromkeys(answer for answer, _ in both if answer)),
            tuple(fact for _, fact in both),
        )
        for asked, both in cards.items()
    )


def find_picture(bank: StoredBank, register: str, card: Flashcard) -> Drawing | None:
    """A drawing that shows the fact of the card; none where the card has several."""
    if len(card.facts) > 1:
        return None
    items = _items_by_fact(bank, register).get(card.facts[0].id, ())
    return next((drawn for one in items if (drawn := picture_of(one)) is not None), None)


def _items_by_fact(bank: StoredBank, register: str) -> Mapping[str, Sequence[Item]]:
    """The items that ask one fact alone."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in bank.pool(register):
        if len(item.facts) == 1:
            found[item.facts[0]].append(item)
    return found


def _cue(fact: AskedFact, items: Iterable[Item]) -> Cue:
    """The question in which the answer has to be written, or the fact's own sentence."""
    written = next((one for one in items if one.kind is Kind.CLOZE or is_own(one)), None)
    if written is not None:
        return Cue(with_gaps(written.prompt), ", ".join(explain(written, None, None).answer))
    return cut(fact.kind, fact.text) or Cue(fact.text, "")
