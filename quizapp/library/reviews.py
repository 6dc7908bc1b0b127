"""The review of one article, read from the database; nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from questions.facts.model import Facts
from questions.reading import Article
from questions.review import (
    KINDS,
    Decision,
    Field,
    NotThereError,
    Review,
    Verb,
    decision_from_json,
    disagreements,
    fields_for,
    fields_of,
    reasons_for_nothing,
    suggest_fields,
    unread,
)
from questions.review.items import certain_misfits
from quizapp.articles.making import Decisions, review_of
from quizapp.articles.rows import place_of
from quizapp.articles.storing import OPEN
from quizapp.extensions import db
from quizapp.library.cards import Card, ReviewPage, Standing, find_card
from quizapp.library.drafts import Head, get_head, read_unheld
from quizapp.library.errors import NotFoundError
from quizapp.library.sights import sight_of
from quizapp.library.standings import (
    items_decided,
    list_item_standings,
    lost_decisions,
)
from quizapp.models import ReviewDecision, User


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
    article, found = read_unheld(head.wording)
    review = review_of(head.wording, decided(standings))
    cards = tuple(_cards(head, article, found, review, standings))
    chosen = find_card(cards, fact_id)
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
    if not fact_id:
        return ""
    card = get_review(viewer, article_id, fact_id).chosen
    if card is None:
        return ""
    return card.disagreements[0].sentence if card.disagreements else card.quote


def get_addition(viewer: User, article_id: int, kind: str, quote: str) -> AdditionPage:
    """What adding a fact of a kind needs, with what these words of the article and the viewer's
    last addition suggest; no fields where there is no such kind. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    standings = list_standings(head.draft_id)
    read_unheld(head.wording)
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
    steps = _steps(found) | _steps(review.facts)
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
            steps=steps.get(entry.id, ()),
        )


def _steps(facts: Facts) -> dict[str, tuple[str, ...]]:
    """What to do, by the id of the fact that only counts the steps."""
    return {each.parts["steps"].id: each.steps for each in facts.exercises if "steps" in each.parts}


def _last_of_those_without_goal(review: Review) -> dict[str, str]:
    """For each exercise without a goal its name, under the last of its facts in the text."""
    parts: dict[str, str] = {}
    for exercise in review.facts.exercises:
        if exercise.goal is None:
            parts |= {part.id: exercise.name for part in exercise.parts.values()}
    last = {parts[entry.id]: entry.id for entry in review.entries if entry.id in parts}
    return {fact_id: name for name, fact_id in last.items()}
