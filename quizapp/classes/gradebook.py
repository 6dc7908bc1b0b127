"""The table of a class: learners by topics, with the scores that count."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import case, func, select

from quizapp.articles.service import Version, published_versions
from quizapp.classes.service import Learner, list_learners
from quizapp.classes.sorting import Sorting
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    Attempt,
    Membership,
    Slot,
    StoredItem,
)
from quizapp.progress.service import counted_mark, scores_count
from quizapp.quizzes.banks import get_topics

LEARNERS_A_PAGE = 50
# Under this many answers a share jumps by more than a fifth with each: too few to judge by.
ENOUGH_ANSWERS = 5
BY_NAME = "name"
BY_ALL = "all"


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A column: one topic of one article, which `slug` names; the whole article without a
    `title`."""

    slug: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`points` of `counted` questions, one point each: all of an attempt that is handed in, where
    those `unanswered` count 0, and the answered ones of a practice that is open, which are
    `in_open`."""

    points: float = 0.0
    counted: int = 0
    unanswered: int = 0
    in_open: int = 0

    @property
    def score(self) -> float | None:
        return self.points / self.counted if self.counted else None

    @property
    def is_few(self) -> bool:
        return 0 < self.counted < ENOUGH_ANSWERS

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            self.points + other.points,
            self.counted + other.counted,
            self.unanswered + other.unanswered,
            self.in_open + other.in_open,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One learner: a cell for each topic, and all of them together."""

    learner: Learner
    cells: tuple[Cell, ...]
    all: Cell


@dataclass(frozen=True, slots=True)
class Work:
    """An article that the class works on."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The table, sorted: the topics of one article, which `shown` names, or a column for each of
    several articles. `everybody` has the class's own cells, `total` the learners in it."""

    works: tuple[Work, ...]
    shown: Work | None
    topics: tuple[Topic, ...]
    rows: tuple[Row, ...]
    everybody: tuple[Cell, ...]
    all: Cell
    sorting: Sorting
    number: int
    last: int
    total: int

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns in words: topics, or the articles' titles."""
        titles = {work.slug: work.title for work in self.works}
        return tuple(topic.title or titles[topic.slug] for topic in self.topics)

    @property
    def has_few(self) -> bool:
        return any(cell.is_few for row in self.rows for cell in (*row.cells, row.all))

    @property
    def has_open(self) -> bool:
        return any(row.all.in_open for row in self.rows)


def parse_sorting(by: str, direction: str) -> Sorting:
    """The sorting that an address asks for; what makes no sense sorts by name."""
    is_known = by in (BY_NAME, BY_ALL) or (by.isascii() and by.isdecimal() and len(by) < 4)
    return Sorting(by if is_known else BY_NAME, direction == "desc")


def get_gradebook(
    taught: TaughtClass, sorting: Sorting, slug: str = "", learners: Sequence[Learner] | None = None
) -> Gradebook:
    """The table of a class, or of some of its learners, on one page: the topics of the article of
    this name, or of the only one; else the articles, each as one column."""
    learners = list_learners(taught) if learners is None else learners
    scores = _scores(taught)
    versions = published_versions(withdrawn_too=True)
    topics = _columns(versions, {topic for own in scores.values() for topic in own})
    works = tuple(_works(versions, topics))
    shown = next((one for one in works if one.slug == slug or len(works) == 1), None)
    columns = _narrowed(topics, shown)
    rows = [_row(one, columns, scores.get(one.id, {})) for one in learners]
    cells = zip(*(row.cells for row in rows), strict=True) if rows else ([] for _ in columns)
    return Gradebook(
        works=works,
        shown=shown,
        topics=columns,
        rows=tuple(_sorted(rows, sorting, len(columns))),
        everybody=tuple(_total(column) for column in cells),
        all=_total(row.all for row in rows),
        sorting=sorting,
        number=1,
        last=1,
        total=len(rows),
    )


def get_heading(topic: Topic) -> str:
    """A column in words: the topic, or the title of the article."""
    versions = () if topic.title else published_versions(withdrawn_too=True)
    titles = {version.slug: version.title for version in versions}
    return topic.title or titles.get(topic.slug, topic.slug)


def get_page(book: Gradebook, number: int) -> Gradebook:
    """The table with the learners of one page only; a page past the end is the last one."""
    last = max(1, math.ceil(book.total / LEARNERS_A_PAGE))
    number = min(max(number, 1), last)
    first = (number - 1) * LEARNERS_A_PAGE
    rows = book.rows[first : first + LEARNERS_A_PAGE]
    return replace(book, rows=rows, number=number, last=last)


def _scores(taught: TaughtClass) -> dict[int, dict[Topic, Cell]]:
    """One grouped query, whatever the class has answered."""
    is_over, has_score = Attempt.finished_at.is_not(None), Slot.score.is_not(None)
    mark = counted_mark()
    rows = db.session.execute(
        select(
            Attempt.user_id,
            Article.slug,
            StoredItem.topic,
            func.sum(mark),
            func.count(mark),
            func.count(case((is_over & ~has_score & ~Slot.is_dropped, 1))),
            func.count(case((~is_over & has_score, 1))),
        )
        .join(Membership, Membership.user_id == Attempt.user_id)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(StoredItem, StoredItem.id == Slot.item_id)
        .join(ArticleVersion, ArticleVersion.id == Attempt.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(Membership.class_id == taught.id, scores_count())
        .group_by(Attempt.user_id, Article.slug, StoredItem.topic)
    )
    scores: dict[int, dict[Topic, Cell]] = {}
    for user_id, slug, title, points, counted, unanswered, in_open in rows:
        if counted:
            cell = Cell(points or 0.0, counted, unanswered, in_open)
            scores.setdefault(user_id, {})[Topic(slug, title)] = cell
    return scores


def _columns(versions: Sequence[Version], used: set[Topic]) -> tuple[Topic, ...]:
    """The topics of the articles that the class works on, all that are offered where there is none
    yet, article by article; topics of older wordings come last in each."""
    slugs = {topic.slug for topic in used} or {v.slug for v in versions if not v.is_withdrawn}
    by_id = {version.id: version.slug for version in versions if version.slug in slugs}
    titles = get_topics(by_id)
    offered = [Topic(slug, title) for number, slug in by_id.items() for title in titles[number]]
    places = {version.slug: place for place, version in enumerate(versions)}
    topics = dict.fromkeys(itertools.chain(offered, sorted(used)))
    return tuple(sorted(topics, key=lambda one: (places.get(one.slug, len(places)), one.slug)))


def _works(versions: Sequence[Version], topics: Sequence[Topic]) -> Iterator[Work]:
    titles = {version.slug: version.title for version in versions}
    for slug in dict.fromkeys(topic.slug for topic in topics):
        yield Work(slug, titles.get(slug, slug))


def _narrowed(topics: Sequence[Topic], shown: Work | None) -> tuple[Topic, ...]:
    if shown is None:
        return tuple(dict.fromkeys(Topic(topic.slug) for topic in topics))
    return tuple(topic for topic in topics if topic.slug == shown.slug)


def _row(learner: Learner, columns: Sequence[Topic], own: Mapping[Topic, Cell]) -> Row:
    sums = dict(own)
    for topic, cell in own.items():
        article = Topic(topic.slug)
        sums[article] = sums.get(article, Cell()) + cell
    cells = tuple(sums.get(column, Cell()) for column in columns)
    return Row(learner, cells, _total(cells))


def _total(cells: Iterable[Cell]) -> Cell:
    return sum(cells, Cell())


def _sorted(rows: list[Row], sorting: Sorting, topic_count: int) -> list[Row]:
    """Rows come sorted by name. Whoever has no score stands last both ways."""
    if sorting.by == BY_NAME:
        return rows[::-1] if sorting.is_descending else rows
    column = None if sorting.by == BY_ALL else int(sorting.by) - 1
    if column is not None and not 0 <= column < topic_count:
        return rows

    def score(row: Row) -> float | None:
        return row.all.score if column is None else row.cells[column].score

    scored = [row for row in rows if score(row) is not None]
    scored.sort(key=lambda row: score(row) or 0.0, reverse=sorting.is_descending)
    return scored + [row for row in rows if score(row) is None]
