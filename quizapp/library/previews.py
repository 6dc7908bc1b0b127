"""The items that an article will make: listed, previewed, and what of the text they cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.auditing import Auditor, Finding
from questions.items import Explanation, Item, PublicItem, explain, public_view
from questions.reading import Article
from questions.review import Covered, coverage
from quizapp.articles.making import bank_of, find_flaws, read_facts, review_of
from quizapp.library.drafts import Head, get_head
from quizapp.library.errors import NotFoundError
from quizapp.library.publishing import Published, find_published
from quizapp.library.reviews import Card, decided, get_review, list_standings
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
    """All items, one draw of each, and what is wrong with them. `contradicted` are facts with
    numbers that the article's sentence does not have. `published` is None before the first
    version."""

    head: Head
    topics: tuple[TopicItems, ...]
    flaws: tuple[Finding, ...]
    contradicted: tuple[Card, ...]
    published: Published | None

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


@dataclass(frozen=True, slots=True)
class Preview:
    """One item as learners will see it, and what only its reviewers are told: `told` as for a
    question left out, `facts` the sentences of what it tests by their ids. `before` and `after`
    are the ids of its neighbours, empty at the ends; `draws` counts its variants."""

    head: Head
    item: Item
    view: PublicItem
    told: Explanation
    facts: Mapping[str, str]
    flaws: tuple[Finding, ...]
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
    by_topic: dict[str, dict[str, list[Item]]] = {}
    for item in _first_draws(bank_of(head.wording, decisions, head.seed).items):
        by_topic.setdefault(item.topic, {}).setdefault(item.kind.value, []).append(item)
    topics = tuple(
        TopicItems(topic, {kind: tuple(items) for kind, items in sorted(kinds.items())})
        for topic, kinds in by_topic.items()
    )
    flaws = find_flaws(head.wording, decisions, head.seed)
    published = find_published(head, decisions)
    return ItemsPage(head, topics, flaws, review.contradicted, published)


def get_preview(viewer: User, article_id: int, item_id: str, variant: int) -> Preview:
    """A draw of an item; one that there is not is the first. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    decisions = decided(list_standings(head.draft_id))
    items = bank_of(head.wording, decisions, head.seed).items
    draws = [item for item in items if item.id == item_id]
    if not draws:
        raise NotFoundError
    item = draws[variant - 1] if 1 <= variant <= len(draws) else draws[0]
    ids = [one.id for one in _in_page_order(_first_draws(items))]
    place = ids.index(item_id)
    review = review_of(head.wording, decisions)
    texts = {one.id: one.text for one in review.entries}
    return Preview(
        head=head,
        item=item,
        view=public_view(item),
        told=explain(item, None, None),
        facts={one: texts[one] for one in item.facts if one in texts},
        flaws=Auditor(review.facts).item(item),
        number=place + 1,
        total=len(ids),
        before=ids[place - 1] if place else "",
        after=ids[place + 1] if place + 1 < len(ids) else "",
        variant=draws.index(item) + 1,
        draws=len(draws),
    )


def get_coverage(viewer: User, article_id: int) -> CoveragePage:
    """Raises NotFoundError."""
    head = get_head(viewer, article_id)
    decisions = decided(list_standings(head.draft_id))
    article, _ = read_facts(head.wording)
    facts = review_of(head.wording, decisions).facts
    bank = bank_of(head.wording, decisions, head.seed)
    return CoveragePage(head, article, coverage(article, facts, bank))


def _first_draws(items: tuple[Item, ...]) -> tuple[Item, ...]:
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.id, item)
    return tuple(first.values())


def _in_page_order(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """As the page lists them: by topic as topics come, in each by kind."""
    topics = list(dict.fromkeys(item.topic for item in items))
    return tuple(sorted(items, key=lambda item: (topics.index(item.topic), item.kind.value)))
