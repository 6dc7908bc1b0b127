"""The items that an article will make: listed, previewed, and what of the text they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.auditing import Want
from questions.facts.flat import flat
from questions.items import Explanation, Item, PublicItem, explain, public_view
from questions.items.registers import CLINICAL, count_by_register
from questions.reading import Article
from questions.review import Covered, coverage
from questions.review.items import Checker, Flaw, ItemKey, ItemVerb
from quizapp.articles.making import (
    bank_of,
    find_flaws,
    left_out_of,
    read_facts,
    review_of,
    reviewed_bank_of,
)
from quizapp.library.cards import Card
from quizapp.library.drafts import Head, get_head
from quizapp.library.errors import NotFoundError
from quizapp.library.item_deciding import keys_of
from quizapp.library.publishing import Published, find_published
from quizapp.library.reviews import decided, get_review, list_standings
from quizapp.library.sights import sight_of_item
from quizapp.library.standings import (
    ItemStanding,
    ItemStandings,
    LostDecision,
    items_decided,
    list_item_standings,
    lost_decisions,
    sight_of_lost_items,
)
from quizapp.models import User


@dataclass(frozen=True, slots=True)
class TopicItems:
    """The items of one topic, by the name of their kind."""

    topic: str
    kinds: Mapping[str, tuple[Item, ...]]

    @property
    def count(self) -> int:
        return sum(map(len, self.kinds.values()))


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """All items, one draw of each, and what is wrong with them. `asked_in` counts them by the
    wording in which somebody may be asked them. `contradicted` are facts with
    numbers that the article's sentence does not have. `published` is None before the first
    version. `hidden` are the items that reviewers hid, `reworded` the ids of those with another
    stem, `writers` who wrote an item, by its id, and `lost` the decisions that no longer fit.
    `found` counts the facts that stand by their kind, `wanting` what was not asked by what it
    lacks to stand by itself, `spoilt` those that the auditor refused."""

    head: Head
    topics: tuple[TopicItems, ...]
    asked_in: Mapping[str, int]
    flaws: tuple[Flaw, ...]
    contradicted: tuple[Card, ...]
    published: Published | None
    hidden: tuple[Item, ...]
    reworded: frozenset[str]
    writers: Mapping[str, str]
    lost: tuple[LostDecision, ...]
    found: Mapping[str, int]
    wanting: Mapping[Want, int]
    spoilt: int

    @property
    def waiting(self) -> int:
        """How many questions wait until a reviewer agrees to their facts."""
        return sum(self.wanting.values())

    @property
    def count(self) -> int:
        return sum(topic.count for topic in self.topics)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(
            item.id for topic in self.topics for items in topic.kinds.values() for item in items
        )

    @property
    def new(self) -> frozenset[str]:
        return frozenset(self.published.changes.items.new) if self.published else frozenset()

    @property
    def changed(self) -> frozenset[str]:
        return frozenset(self.published.changes.items.changed) if self.published else frozenset()

    @property
    def sight_of_lost(self) -> str:
        return sight_of_lost_items(self.head.text_revision, self.lost)


@dataclass(frozen=True, slots=True)
class Decided:
    """What reviewers did with one item: each None where nobody did that. `original` is the stem
    that was made, `sight` what a form about the item has seen."""

    hidden: ItemStanding | None
    reworded: ItemStanding | None
    written: ItemStanding | None
    original: str
    sight: str


@dataclass(frozen=True, slots=True)
class Preview:
    """One item as learners will see it, and what only its reviewers are told: `told` as for a
    question left out, `facts` the sentences of what it tests by their ids. `before` and `after`
    are the ids of its neighbours, hidden ones among them, empty at the ends; `draws` counts its
    variants."""

    head: Head
    item: Item
    view: PublicItem
    told: Explanation
    facts: Mapping[str, str]
    flaws: tuple[Flaw, ...]
    decided: Decided
    number: int
    total: int
    before: str
    after: str
    variant: int
    draws: int


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Each sentence of the article with what became of it."""

    head: Head
    article: Article
    sentences: tuple[Covered, ...]

    @property
    def tested(self) -> int:
        return sum(one.is_tested for one in self.sentences)

    @property
    def untested(self) -> int:
        return sum(one.has_fact and not one.is_tested for one in self.sentences)

    @property
    def bare(self) -> int:
        return sum(not one.has_fact for one in self.sentences)


def get_items(viewer: User, article_id: int) -> ItemsPage:
    """Raises NotFoundError."""
    review = get_review(viewer, article_id)
    head, decisions = review.head, review.decisions
    about_items = items_decided(review.about_items)
    reviewed = reviewed_bank_of(head.wording, decisions, head.seed, about_items)
    asked = {item.id for item in reviewed.bank.items}
    left_out = left_out_of(head.wording, decisions, head.seed).values()
    return ItemsPage(
        head=head,
        topics=_by_topic(first_draws(reviewed.bank.items)),
        asked_in=count_by_register(reviewed.bank.items),
        flaws=find_flaws(head.wording, decisions, head.seed, about_items),
        contradicted=review.contradicted,
        published=find_published(head, decisions, about_items),
        hidden=tuple(
            item
            for item in first_draws(reviewed.shown.items)
            if item.id not in asked and item.register == CLINICAL
        ),
        reworded=frozenset(one for verb, one in reviewed.applied if verb is ItemVerb.REWORD),
        writers={
            one.item_id: one.by
            for one in review.about_items.values()
            if one.verb is ItemVerb.WRITE and one.decision is not None
        },
        lost=lost_decisions(review.about_items, reviewed.misfits),
        found=Counter(one.kind for one in flat(review.facts)),
        wanting=Counter(wants[0] for wants in left_out if wants),
        spoilt=sum(not wants for wants in left_out),
    )


def get_preview(viewer: User, article_id: int, item_id: str, variant: int) -> Preview:
    """A draw of an item; one that there is not is the first. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    decisions = decided(list_standings(head.draft_id))
    standings = list_item_standings(head.draft_id)
    reviewed = reviewed_bank_of(head.wording, decisions, head.seed, items_decided(standings))
    draws = [item for item in reviewed.shown.items if item.id == item_id]
    if not draws:
        raise NotFoundError
    number = variant if 1 <= variant <= len(draws) else 1
    item = draws[number - 1]
    made = bank_of(head.wording, decisions, head.seed).items
    ids = [one.id for one in _in_page_order(first_draws(reviewed.shown.items))]
    place = ids.index(item_id)
    review = review_of(head.wording, decisions)
    texts = {one.id: one.text for one in review.entries}
    return Preview(
        head=head,
        item=item,
        view=public_view(item),
        told=explain(item, None, None),
        facts={one: texts[one] for one in item.facts if one in texts},
        flaws=Checker(review.facts).flaws(item),
        decided=_decided(head, standings, draws, made, number),
        number=place + 1,
        total=len(ids),
        before=ids[place - 1] if place else "",
        after=ids[place + 1] if place + 1 < len(ids) else "",
        variant=number,
        draws=len(draws),
    )


def get_coverage(viewer: User, article_id: int) -> CoveragePage:
    """Raises NotFoundError."""
    head = get_head(viewer, article_id)
    decisions = decided(list_standings(head.draft_id))
    about_items = items_decided(list_item_standings(head.draft_id))
    article, _ = read_facts(head.wording)
    facts = review_of(head.wording, decisions).facts
    bank = reviewed_bank_of(head.wording, decisions, head.seed, about_items).bank
    return CoveragePage(head, article, coverage(article, facts, bank))


def first_draws(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """One draw of each question."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.id, item)
    return tuple(first.values())


def _decided(
    head: Head,
    standings: ItemStandings,
    draws: Sequence[Item],
    made: tuple[Item, ...],
    number: int,
) -> Decided:
    keys = (*keys_of(draws[0], made), (ItemVerb.WRITE, draws[0].id))
    hidden, reworded, written = (_standing(standings, key) for key in keys)
    before = [item for item in made if item.id == draws[0].id]
    original = before[number - 1].prompt if before else draws[number - 1].prompt
    revisions = (standings[key].revision if key in standings else 0 for key in keys[:2])
    sight = sight_of_item(head.text_revision, revisions, draws)
    return Decided(hidden, reworded, written, original, sight)


def _standing(standings: ItemStandings, key: ItemKey) -> ItemStanding | None:
    found = standings.get(key)
    return None if found is None or found.decision is None else found


def _by_topic(items: Iterable[Item]) -> tuple[TopicItems, ...]:
    by_topic: dict[str, dict[str, list[Item]]] = {}
    for item in items:
        by_topic.setdefault(item.topic, {}).setdefault(item.kind.value, []).append(item)
    return tuple(
        TopicItems(topic, {kind: tuple(items) for kind, items in sorted(kinds.items())})
        for topic, kinds in by_topic.items()
    )


def _in_page_order(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """As the page lists them: by topic as topics come, in each by kind."""
    topics = list(dict.fromkeys(item.topic for item in items))
    return tuple(sorted(items, key=lambda item: (topics.index(item.topic), item.kind.value)))
