"""The review of one article as values: a card for each fact, and the page that they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.model import Facts, FactWarning
from questions.reading import Article, Span
from questions.review import (
    KINDS,
    Decision,
    Disagreement,
    EmptyReason,
    Entry,
    Field,
    State,
    Unread,
    has_name,
    unchecked,
)
from quizapp.articles.making import Decisions
from quizapp.library.drafts import Head
from quizapp.library.sights import sight_of_all
from quizapp.library.standings import (
    ItemStandings,
    LostDecision,
)

UNREAD = "unread"
SHOWS = ("all", "open", "uncertain", "rejected", UNREAD)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was decided about a fact last, by whom and when. `decision` is None where it was taken
    back, `by` is empty once that account is deleted; `text` is what the fact said."""

    fact_id: str
    revision: int
    decision: Decision | None
    text: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Card:
    """One fact to check. `without_goal` names the exercise whose last fact this is, where that
    exercise has no goal. `place` is None for what a reviewer added without a quotation. `sight`
    comes back with what is decided about it. `disagreements` are numbers that its sentence does
    not have; `steps` are what the article says to do, where the fact is their number."""

    entry: Entry
    place: Span | None
    quote: str
    standing: Standing | None
    sight: str
    disagreements: tuple[Disagreement, ...] = ()
    without_goal: str = ""
    steps: tuple[str, ...] = ()

    @property
    def is_checked(self) -> bool:
        return self.entry.is_checked

    @property
    def is_uncertain(self) -> bool:
        return self.entry.is_uncertain

    @property
    def exercise(self) -> str:
        """The id of the exercise that it is a part of, if it is one."""
        return self.entry.parent if not self.entry.together[0] else ""

    @property
    def list(self) -> str:
        """The id of the list that it stands in, if that has a name of its own."""
        return self.entry.parent if has_name(self.entry) and self.entry.state != "rejected" else ""

    def is_shown(self, show: str) -> bool:
        """Whether a filter lets it through."""
        kept = {
            "open": not self.is_checked,
            "uncertain": self.is_uncertain,
            "rejected": self.entry.state is State.REJECTED,
            UNREAD: False,
        }
        return kept.get(show, True)


@dataclass(frozen=True, slots=True)
class Run:
    """Facts that are checked together: how many are open, what the button for all of them has
    seen, and the ids of the lists that they stand in, where such have names of their own."""

    unchecked: int
    sight: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """An article with its facts in the order of the text. `chosen` is the one that is looked at,
    and `fields` are what can be corrected in it. `lost` are decisions that can no longer be
    applied, `about_items` those about questions, and `lost_items` which of these certainly do not
    fit any more: the questions themselves may tell of others. `unread` are the passages that gave
    no fact; `reasons` say why, where nothing at all did. `last` is what the viewer added last."""

    head: Head
    article: Article
    cards: tuple[Card, ...]
    warnings: tuple[FactWarning, ...]
    lost: tuple[Standing, ...]
    decisions: Decisions
    chosen: Card | None
    fields: tuple[Field, ...]
    about_items: ItemStandings
    lost_items: tuple[LostDecision, ...]
    facts: Facts
    unread: tuple[Unread, ...]
    reasons: tuple[EmptyReason, ...]
    last: Decision | None

    @property
    def checked(self) -> int:
        return sum(card.is_checked for card in self.cards)

    @property
    def certain(self) -> tuple[Card, ...]:
        """Those that are not checked and nothing speaks against."""
        return tuple(card for card in self.cards if not card.is_checked and not card.is_uncertain)

    @property
    def sight_of_certain(self) -> str:
        return sight_of_all(self.head.text_revision, (card.sight for card in self.certain))

    @property
    def sight_of_lost(self) -> str:
        told = ((one.fact_id, one.revision) for one in self.lost)
        return sight_of_all(self.head.text_revision, told)

    @property
    def contradicted(self) -> tuple[Card, ...]:
        """What has numbers that its sentence does not have."""
        return tuple(card for card in self.cards if card.disagreements)

    @property
    def is_settled(self) -> bool:
        """Whether nothing in it is uncertain or contradicted."""
        return not self.count("uncertain") and not self.contradicted

    def count(self, show: str) -> int:
        if show == UNREAD:
            return len(self.unread)
        return sum(card.is_shown(show) for card in self.cards)

    def find(self, fact_id: str) -> Card | None:
        return find_card(self.cards, fact_id)

    def shown(self, show: str) -> tuple[Card, ...]:
        """What a filter lets through, and what is looked at in any case."""
        return tuple(card for card in self.cards if card.is_shown(show) or card is self.chosen)

    def runs(self, show: str) -> Mapping[str, Run]:
        """What is checked together, as far as a filter shows it, under its first card's id."""
        runs: dict[tuple[str, str], list[Card]] = {}
        for card in self.shown(show):
            runs.setdefault(card.entry.together, []).append(card)
        return {cards[0].entry.id: self._run(cards, show) for cards in runs.values()}

    def _run(self, cards: Sequence[Card], show: str) -> Run:
        wanted = {one.id for one in unchecked((card.entry for card in cards), show)}
        sights = [card.sight for card in cards if card.entry.id in wanted]
        lists = {card.entry.parent: "" for card in cards if has_name(card.entry)}
        return Run(len(wanted), sight_of_all(self.head.text_revision, sights), tuple(lists))

    def next_after(self, fact_id: str, show: str) -> str:
        """The next fact that is not checked, from this one on and around; empty if there is none.
        A filter is kept to as long as it lets one through."""
        ids = [card.entry.id for card in self.cards]
        start = ids.index(fact_id) + 1 if fact_id in ids else 0
        around = [c for c in (*self.cards[start:], *self.cards[:start]) if not c.is_checked]
        shown = [card for card in around if card.is_shown(show)]
        return next((card.entry.id for card in (*shown, *around)), "")


def find_card(cards: Iterable[Card], fact_id: str) -> Card | None:
    """The card of the fact of that id."""
    return next((card for card in cards if card.entry.id == fact_id), None)


def marked_spans(card: Card) -> Sequence[Span]:
    """Where a fact is marked in the article: each of what is ordered, such as steps, else its own
    words."""
    if card.place is None:
        return ()
    return card.entry.evidence if KINDS[card.entry.kind].is_ordered else (card.place,)
