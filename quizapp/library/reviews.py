"""The review of one article, read from the database; nothing here changes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from questions.facts.model import Facts, FactWarning
from questions.reading import Article, Span
from questions.review import (
    KINDS,
    Decision,
    Disagreement,
    EmptyReason,
    Entry,
    Field,
    NotThereError,
    Review,
    State,
    Unread,
    Verb,
    decision_from_json,
    disagreements,
    fields_for,
    fields_of,
    has_name,
    reasons_for_nothing,
    suggest_fields,
    unchecked,
    unread,
)
from questions.review.items import certain_misfits
from quizapp.articles.making import Decisions, read_facts, review_of
from quizapp.articles.rows import place_of
from quizapp.articles.storing import OPEN
from quizapp.extensions import db
from quizapp.library.drafts import Head, get_head
from quizapp.library.errors import NotFoundError
from quizapp.library.sights import sight_of, sight_of_all
from quizapp.library.standings import (
    ItemStandings,
    LostDecision,
    items_decided,
    list_item_standings,
    lost_decisions,
)
from quizapp.models import ReviewDecision, User

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
    not have."""

    entry: Entry
    place: Span | None
    quote: str
    standing: Standing | None
    sight: str
    disagreements: tuple[Disagreement, ...] = ()
    without_goal: str = ""

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
        return _find(self.cards, fact_id)

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


@dataclass(frozen=True, slots=True)
class AdditionPage:
    """The form for a fact to add; `kind` may be none that there is, then it has no fields."""

    head: Head
    kind: str
    fields: tuple[Field, ...]
    suggested: Mapping[str, str]

    @property
    def may_be_own(self) -> bool:
        """Whether a reviewer can state it without words of the article."""
        return self.kind in KINDS and KINDS[self.kind].may_be_own


def get_review(viewer: User, article_id: int, fact_id: str = "") -> ReviewPage:
    """Everything that the review page shows, with the fact that is looked at; none where the text
    does not have it. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    standings = list_standings(head.draft_id)
    article, found = read_facts(head.wording)
    review = review_of(head.wording, decided(standings))
    cards = tuple(_cards(head, article, found, review, standings))
    chosen = _find(cards, fact_id)
    about_items = list_item_standings(head.draft_id)
    misfits = certain_misfits(items_decided(about_items), review.facts)
    return ReviewPage(
        head=head,
        article=article,
        cards=cards,
        warnings=found.warnings,
        lost=tuple(standings[one] for one in review.lost),
        decisions=decided(standings),
        chosen=chosen,
        fields=fields_today(found, review, fact_id) if chosen else (),
        about_items=about_items,
        lost_items=lost_decisions(about_items, misfits),
        facts=review.facts,
        unread=unread(article, found, review.facts),
        reasons=() if cards else reasons_for_nothing(article),
        last=last_addition(viewer, standings),
    )


def get_sentence(viewer: User, article_id: int, fact_id: str) -> str:
    """Where somebody who looks at this fact would change the text; empty where the text does not
    have it. Raises NotFoundError."""
    card = get_review(viewer, article_id, fact_id).chosen
    if card is None:
        return ""
    return card.disagreements[0].sentence if card.disagreements else card.quote


def get_addition(viewer: User, article_id: int, kind: str, quote: str) -> AdditionPage:
    """What adding a fact of a kind needs, with what these words of the article and the viewer's
    last addition suggest; no fields where there is no such kind. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    standings = list_standings(head.draft_id)
    review = review_of(head.wording, decided(standings))
    fields = fields_for(kind, review.facts) if kind in KINDS else ()
    suggested = suggest_fields(kind, quote, last_addition(viewer, standings))
    return AdditionPage(head, kind, fields, suggested)


def get_standing(draft_id: int, fact_id: str) -> Standing:
    """What was decided about this fact last. Raises NotFoundError."""
    found = list_standings(draft_id, fact_id)
    if fact_id not in found:
        raise NotFoundError
    return found[fact_id]


def list_standings(draft_id: int, fact_id: str | None = None) -> Mapping[str, Standing]:
    """What was decided about each fact, or about one, by the facts' ids."""
    rows = db.session.execute(
        select(ReviewDecision, User)
        .outerjoin(User, User.id == ReviewDecision.by_id)
        .where(
            ReviewDecision.draft_id == draft_id,
            *(() if fact_id is None else (ReviewDecision.fact_id == fact_id,)),
        )
        .order_by(ReviewDecision.fact_id)
    )
    return {one.fact_id: _standing(one, by) for one, by in rows}


def decided(standings: Mapping[str, Standing]) -> Decisions:
    """The decisions that stand."""
    return {one: each.decision for one, each in standings.items() if each.decision is not None}


def fields_today(found: Facts, review: Review, fact_id: str) -> tuple[Field, ...]:
    """What can be corrected in a fact, as it is after the review; of a rejected one as it was."""
    try:
        return fields_of(review.facts, fact_id)
    except NotThereError:
        return fields_of(found, fact_id)


def last_addition(viewer: User, standings: Mapping[str, Standing]) -> Decision | None:
    """What this person added last to the article."""
    added = [
        one
        for one in standings.values()
        if one.decision and one.decision.verb is Verb.ADD and one.by == viewer.name
    ]
    return max(added, key=lambda one: one.at).decision if added else None


def _find(cards: Iterable[Card], fact_id: str) -> Card | None:
    return next((card for card in cards if card.entry.id == fact_id), None)


def _standing(one: ReviewDecision, by: User | None) -> Standing:
    decision = None if one.verb == OPEN else decision_from_json(one.body)
    return Standing(one.fact_id, one.revision, decision, one.text, by.name if by else "", one.at)


def _cards(
    head: Head,
    article: Article,
    found: Facts,
    review: Review,
    standings: Mapping[str, Standing],
) -> Iterable[Card]:
    differing = disagreements(found, review, decided(standings))
    without_goal = _last_of_those_without_goal(review)
    for entry in review.entries:
        place = place_of(entry.kind, entry.evidence) if entry.evidence else None
        standing = standings.get(entry.id)
        yield Card(
            entry=entry,
            place=place,
            quote=article.quote(place) if place else "",
            standing=standing,
            sight=sight_of(head.text_revision, standing.revision if standing else 0, entry),
            disagreements=differing.get(entry.id, ()),
            without_goal=without_goal.get(entry.id, ""),
        )


def _last_of_those_without_goal(review: Review) -> dict[str, str]:
    """For each exercise without a goal its name, under the last of its facts in the text."""
    parts: dict[str, str] = {}
    for exercise in review.facts.exercises:
        if exercise.goal is None:
            parts |= {part.id: exercise.name for part in exercise.parts.values()}
    last = {parts[entry.id]: entry.id for entry in review.entries if entry.id in parts}
    return {fact_id: name for name, fact_id in last.items()}


def marked_spans(card: Card) -> Sequence[Span]:
    """Where a fact is marked in the article: each of what is ordered, such as steps, else its own
    words."""
    if card.place is None:
        return ()
    return card.entry.evidence if KINDS[card.entry.kind].is_ordered else (card.place,)
