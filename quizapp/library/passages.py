"""Whole lists, columns and exercises, as their pages show them; nothing here changes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.reading import Span
from questions.review import (
    FACT_KINDS,
    Field,
    OutlineLine,
    Shape,
    Suggestion,
    Unread,
    fields_of,
    outline,
    section_at,
    stretch_of,
    suggest_list,
)
from quizapp.articles.making import review_of
from quizapp.library.cards import Card, ReviewPage
from quizapp.library.drafts import Head, get_head, read_unheld
from quizapp.library.errors import NotFoundError
from quizapp.library.reviews import (
    decided,
    get_review,
    last_addition,
    list_standings,
)
from quizapp.library.sights import sight_of_all
from quizapp.models import User

MAX_PASSAGES = 40  # that one page shows; the others move up when these are done


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that gave no fact, with what its list may be, and where exercises would begin in
    it, each with its name."""

    unread: Unread
    suggestion: Suggestion
    begins: tuple[OutlineLine, ...]

    @property
    def has_names(self) -> bool:
        """Whether its lines seem to be exercises: each has a name, and more behind or below it."""
        is_told = [line.name != line.text.rstrip(" :.") for line in self.begins]
        return self.unread.shape is Shape.HEADINGS or 2 * sum(is_told) > len(is_told)


@dataclass(frozen=True, slots=True)
class ListForm:
    """The form for a whole list of facts, and what it begins with."""

    head: Head
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """A stretch of an article with the places where its exercises begin."""

    head: Head
    span: Span
    lines: tuple[OutlineLine, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with its facts. `field` holds its name."""

    head: Head
    list_id: str
    kind: str
    field: Field
    cards: tuple[Card, ...]

    @property
    def unchecked(self) -> int:
        return sum(not card.is_checked for card in self.cards)

    @property
    def sight(self) -> str:
        """What the button for all that are not checked has seen."""
        sights = [card.sight for card in self.cards if not card.is_checked]
        return sight_of_all(self.head.text_revision, sights)


def passages_of(page: ReviewPage) -> tuple[Passage, ...]:
    """The first passages that gave no fact, ready to be made facts of."""
    return tuple(
        Passage(
            one,
            suggest_list(page.article, page.facts, one.title, one.lead, page.last),
            _begins(page, one),
        )
        for one in page.unread[:MAX_PASSAGES]
    )


def get_list_form(viewer: User, article_id: int, told: str, start: int | None) -> ListForm:
    """What a list that was selected or pasted seems to be. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    standings = list_standings(head.draft_id)
    article, _ = read_unheld(head.wording)
    facts = review_of(head.wording, decided(standings)).facts
    title, lead = section_at(article, told, start)
    last = last_addition(viewer, standings)
    return ListForm(head, suggest_list(article, facts, title, lead, last))


def get_outline(
    viewer: User, article_id: int, exercise_id: str, span: Span | None = None
) -> OutlinePage:
    """An exercise with its neighbours, or a stretch of the article, or the first lines of it all.
    Raises NotFoundError."""
    head = get_head(viewer, article_id)
    article, _ = read_unheld(head.wording)
    facts = review_of(head.wording, decided(list_standings(head.draft_id))).facts
    whole = Span(0, len(article.text))
    span = span or (stretch_of(article, facts, exercise_id) if exercise_id else whole)
    lines = outline(article, facts, span) if span else ()
    if span is None or not lines:
        raise NotFoundError
    return OutlinePage(head, span, lines)


def get_list_page(viewer: User, article_id: int, list_id: str) -> ListPage:
    """A list with its facts in the order of the text. Raises NotFoundError."""
    page = get_review(viewer, article_id)
    cards = tuple(card for card in page.cards if card.entry.parent == list_id)
    present = next((card for card in cards if card.entry.state != "rejected"), None)
    field = _name_field(page, present)
    if present is None or field is None:
        raise NotFoundError
    return ListPage(page.head, list_id, present.entry.kind, field, cards)


def list_names(page: ReviewPage) -> Mapping[str, str]:
    """The names of lists that stand for several facts, by their ids."""
    names: dict[str, str] = {}
    for kind in {card.entry.kind for card in page.cards}:
        lists = FACT_KINDS[kind].lists
        names |= dict(lists.names(page.facts)) if lists else {}
    return names


def _name_field(page: ReviewPage, card: Card | None) -> Field | None:
    if card is None:
        return None
    lists = FACT_KINDS[card.entry.kind].lists
    fields = fields_of(page.facts, card.entry.id)
    return next((one for one in fields if lists and one.name == lists.field), None)


def _begins(page: ReviewPage, one: Unread) -> tuple[OutlineLine, ...]:
    """The lines of a passage with which exercises would begin: its headings, or its entries."""
    if one.shape is Shape.TABLE:
        return ()
    tops = {block.span.start for block in one.blocks if block.kind.value == "heading"} or {
        block.span.start for block in one.blocks if block.level == 0
    }
    lines = outline(page.article, page.facts, one.span)
    return tuple(line for line in lines if line.span.start in tops)
