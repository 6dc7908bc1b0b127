"""The table of a class: learners by topics, with the scores that count."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from quizapp.articles.service import Version, published_versions
from quizapp.classes.members import (
    EVERYBODY,
    LEARNER_COLUMNS,
    LEARNERS_A_PAGE,
    Learner,
    Wanted,
    count_learners,
    learner_of,
    put_in_order,
)
from quizapp.classes.sorting import Sorting
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Article, ArticleTally, Membership, TopicTally, User
from quizapp.quizzes.banks import get_topics
from quizapp.statistics.shelf import kept_if_large

# Under this many answers a share jumps by more than a fifth with each: too few to judge by.
ENOUGH_ANSWERS = 5
_MILLION = 1_000_000
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
        # Sums that are kept by adding and taking away can miss 0 by the last digit.
        return max(0.0, self.points / self.counted) if self.counted else None

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


_NOTHING = Cell()


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
class Head:
    """What stands above the learners: the topics of one article, which `shown` names, or a column
    for each of several articles. `everybody` has the class's own cells, `all` what they come to."""

    works: tuple[Work, ...]
    shown: Work | None
    topics: tuple[Topic, ...]
    everybody: tuple[Cell, ...]
    all: Cell

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns in words: topics, or the articles' titles."""
        titles = {work.slug: work.title for work in self.works}
        return tuple(topic.title or titles[topic.slug] for topic in self.topics)

    @property
    def queries(self) -> tuple[str, ...]:
        """The columns as an address carries them."""
        named = ({"article": one.slug, "topic": one.title} for one in self.topics)
        return tuple(urlencode({key: text for key, text in one.items() if text}) for one in named)

    def sorted_by(self, sorting: Sorting) -> Topic | None:
        """The column that an address asks to sort by: without a slug all articles together; None
        where it is the name, or there is no such column."""
        if sorting.by == BY_ALL:
            return Topic(self.shown.slug if self.shown else "")
        if sorting.by == BY_NAME or not 0 < int(sorting.by) <= len(self.topics):
            return None
        return self.topics[int(sorting.by) - 1]


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The table, sorted, one page of it; `total` learners are on all pages."""

    head: Head
    rows: tuple[Row, ...]
    sorting: Sorting
    number: int
    last: int
    total: int

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
    taught: TaughtClass,
    sorting: Sorting,
    slug: str = "",
    wanted: Wanted = EVERYBODY,
    page: int | None = None,
) -> Gradebook:
    """The table of a class, or of some of its learners: the topics of the article of this name, or
    of the only one; else the articles, each as one column. All learners on one page, or only those
    of one; a page past the end is the last one."""
    put_in_order(taught)
    head = get_head(taught, slug, wanted)
    number, total, rows = _rows(taught, wanted, sorting, head, page)
    return Gradebook(
        head=head,
        rows=rows,
        sorting=sorting,
        number=number,
        last=1 if page is None else _last(total),
        total=total,
    )


def get_head(taught: TaughtClass, slug: str = "", wanted: Wanted = EVERYBODY) -> Head:
    """As `get_gradebook` has it."""
    sums = _sums(taught, wanted)
    versions = published_versions(withdrawn_too=True)
    topics = _columns(versions, set(sums))
    works = tuple(_works(versions, topics))
    shown = next((one for one in works if one.slug == slug or len(works) == 1), None)
    columns = _narrowed(topics, shown)
    cells = {topic: cell for topic, cell in _with_articles(sums) if topic in columns}
    everybody = tuple(cells.get(column, _NOTHING) for column in columns)
    return Head(works, shown, columns, everybody, _total(cells.values()))


def get_heading(topic: Topic) -> str:
    """A column in words: the topic, or the title of the article."""
    versions = () if topic.title else published_versions(withdrawn_too=True)
    titles = {version.slug: version.title for version in versions}
    return topic.title or titles.get(topic.slug, topic.slug)


def _sums(taught: TaughtClass, wanted: Wanted) -> dict[Topic, Cell]:
    """For each topic in which anybody in the class counts, what those who are wanted have. In a
    large class it may be a little old, but not for a search: hardly anybody searches so again, and
    each would take the place of what others look at."""
    if wanted.text:
        return _read_sums(taught, wanted)
    key = "topics", taught.id, taught.created_at, wanted
    return kept_if_large(taught.learners, key, lambda: _read_sums(taught, wanted))


def _read_sums(taught: TaughtClass, wanted: Wanted) -> dict[Topic, Cell]:
    def of_wanted(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
        return func.sum(column if wanted == EVERYBODY else case((is_wanted, column), else_=0))

    is_wanted = and_(*wanted.of(taught))
    rows = db.session.execute(
        select(
            func.min(Article.slug),
            TopicTally.topic,
            *(of_wanted(getattr(TopicTally, name)) for name in Cell.__slots__),
        )
        .join(Membership, Membership.user_id == TopicTally.user_id)
        .join(Article, Article.id == TopicTally.article_id)
        .where(*EVERYBODY.of(taught), TopicTally.counted > 0)
        .group_by(TopicTally.article_id, TopicTally.topic)
    )
    return {Topic(slug, title): Cell(*counts) for slug, title, *counts in rows}


def _with_articles(sums: Mapping[Topic, Cell]) -> Iterator[tuple[Topic, Cell]]:
    """Topics, and each article as a whole."""
    yield from sums.items()
    articles: dict[Topic, Cell] = {}
    for topic, cell in sums.items():
        article = Topic(topic.slug)
        articles[article] = articles.get(article, Cell()) + cell
    yield from articles.items()


def _rows(
    taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head, page: int | None
) -> tuple[int, int, tuple[Row, ...]]:
    """The number of the page, how many learners there are on all, and those on this one."""
    number = 1 if page is None else max(page, 1)
    if number > 1:
        number = min(number, _last(count_learners(taught, wanted)))
    places = select_places(taught, wanted, sorting, head.sorted_by(sorting))
    if page is not None:
        places = places.limit(LEARNERS_A_PAGE).offset((number - 1) * LEARNERS_A_PAGE)
    total, rows = _read_rows(places, taught, wanted, sorting, head)
    return number, taught.learners if wanted == EVERYBODY else total, rows


def _last(total: int) -> int:
    return max(1, math.ceil(total / LEARNERS_A_PAGE))


def select_places(
    taught: TaughtClass, wanted: Wanted, sorting: Sorting, column: Topic | None
) -> Select[Any]:
    """Those who are wanted, in order, with what puts them there: narrow rows, so that thousands
    are sorted in no time. The names of the columns: user_id, sorts_as, score."""
    places: Any = select(Membership.user_id, Membership.sorts_as)
    score: ColumnElement[Any] = cast(null(), Integer)
    if column is not None:
        places, share = _with_share(places, taught, column)
        score = _shown_percent(share)
    places = places.add_columns(score.label("score")).where(*wanted.of(taught))
    by = score if column is not None else None
    ordered: Select[Any] = places.order_by(
        *in_order(sorting, by, Membership.sorts_as, Membership.user_id)
    )
    return ordered


def _with_share(
    people: Select[Any], taught: TaughtClass, column: Topic
) -> tuple[Select[Any], ColumnElement[Any]]:
    """With what each learner has in a column, None where that is nothing."""
    if not column.slug:
        scores = _over_all_articles(taught).subquery()
        people = people.outerjoin(scores, scores.c.user_id == Membership.user_id)
        return people, scores.c.share
    tally = TopicTally if column.title else ArticleTally
    article = select(Article.id).where(Article.slug == column.slug).scalar_subquery()
    own = (tally.user_id == Membership.user_id) & (tally.article_id == article)
    if column.title:
        own &= TopicTally.topic == column.title
    people = people.outerjoin(tally, own & (tally.counted > 0))
    return people, tally.points / tally.counted


def _over_all_articles(taught: TaughtClass) -> Select[int, float]:
    points, counted = func.sum(ArticleTally.points), func.sum(ArticleTally.counted)
    return (
        select(ArticleTally.user_id, (points / counted).label("share"))
        .join(Membership, Membership.user_id == ArticleTally.user_id)
        .where(*EVERYBODY.of(taught), ArticleTally.counted > 0)
        .group_by(ArticleTally.user_id)
    )


def _shown_percent(share: ColumnElement[Any]) -> ColumnElement[Any]:
    """The whole percent that a page shows, a half going to the even one: whose scores look alike
    stand by name. Sums that are kept by adding and taking away can miss by the last digit."""
    millionths = cast(func.round(share * (100 * _MILLION)), Integer)
    whole, rest = millionths // _MILLION, millionths % _MILLION
    is_up = or_(rest > _MILLION // 2, and_(rest == _MILLION // 2, whole % 2 == 1))
    return whole + case((is_up, 1), else_=0)


def in_order(
    sorting: Sorting, score: ColumnElement[Any] | None, *by_name: Any
) -> Iterator[ColumnElement[Any]]:
    """Whoever has no score stands last both ways."""
    if score is not None:
        yield score.is_(None)
        yield score.desc() if sorting.is_descending else score.asc()
    is_reversed = sorting.is_descending and sorting.by == BY_NAME
    yield from (one.desc() if is_reversed else one for one in by_name)


def _read_rows(
    places: Select[Any], taught: TaughtClass, wanted: Wanted, sorting: Sorting, head: Head
) -> tuple[int, tuple[Row, ...]]:
    """How many are wanted on all pages, and the rows of these."""
    count = select(func.count()).select_from(Membership).where(*wanted.of(taught))
    total = literal(0) if wanted == EVERYBODY else count.correlate(None).scalar_subquery()
    part, shown = places.subquery(), head.shown
    tally = TopicTally if shown else ArticleTally
    is_own = tally.user_id == part.c.user_id
    if shown:
        article = select(Article.id).where(Article.slug == shown.slug)
        is_own &= tally.article_id == article.scalar_subquery()
    topic: SQLColumnExpression[Any] = TopicTally.topic if shown else literal("")
    counts = (getattr(tally, name) for name in Cell.__slots__)
    has_score = head.sorted_by(sorting) is not None
    is_member = (Membership.user_id == part.c.user_id) & (Membership.class_id == taught.id)
    found = db.session.execute(
        select(*LEARNER_COLUMNS, total.label("total"), Article.slug, topic, *counts)
        .select_from(part)
        .join(Membership, is_member)
        .join(User, User.id == part.c.user_id)
        .outerjoin(tally, is_own)
        .outerjoin(Article, Article.id == tally.article_id)
        .order_by(
            *in_order(sorting, part.c.score if has_score else None, part.c.sorts_as, part.c.user_id)
        )
    )
    number, width = 0, len(LEARNER_COLUMNS)
    learners: dict[int, Learner] = {}
    cells: dict[int, dict[Topic, Cell]] = {}
    for row in found:
        user_id, number = row[0], row[width]
        if user_id not in learners:
            learners[user_id], cells[user_id] = learner_of(row), {}
        slug, title, *counted = row[width + 1 :]
        if slug is not None and counted[1]:
            cells[user_id][Topic(slug, title)] = Cell(*counted)
    return number, tuple(_row(learners[one], head.topics, cells[one]) for one in learners)


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
    cells = tuple(own.get(column, _NOTHING) for column in columns)
    return Row(learner, cells, _total(cells))


def _total(cells: Iterable[Cell]) -> Cell:
    return sum(cells, _NOTHING)
