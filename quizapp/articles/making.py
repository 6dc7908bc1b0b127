"""What is made from an article's words and its reviewers' decisions, ready to be stored."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import workshop
from questions import reading
from questions.auditing import Want
from questions.facts import facts_to_json, flat
from questions.facts.model import Facts
from questions.items import Bank, activities
from questions.reading.front_matter import FrontMatter, read_front_matter, write_front_matter
from questions.reading.putting_back import LeftOut
from questions.reading.writing import to_markdown
from questions.review import Decision, Review, apply, decision_from_json, decision_to_json
from questions.review.items import (
    Flaw,
    ItemDecisions,
    ReviewedBank,
    apply_to_bank,
    flaws_of_bank,
    item_decisions_from_json,
    item_decisions_to_json,
)
from quizapp.articles.once import once
from quizapp.articles.rows import fact_rows, item_rows

if TYPE_CHECKING:
    from questions.sound import GatedBank

VARIANTS = 3  # draws of each item: enough that a retry looks different, small enough to keep
# With so many facts no question comes again soon; more draws of each would only take time.
_ENOUGH_FACTS = 250
# Twenty times the shipped article. Nobody looks through the questions of more, or learns from one
# course of them, and to make them would take minutes.
MAX_FACTS = 1000
MAX_TITLE = 300
MAX_AUTHOR = 200
MAX_ORIGIN = 500
# Three times the shipped article, which takes a core a second to read and some to make questions
# of. What is longer is made beside the processes that serve, where there is a workshop.
_MOST_HERE = 40_000
_TITLE_WORDS = 8
_MAX_LEFT_OUT = 2000  # lines; more is a whole site, which nobody looks through

Decisions = Mapping[str, Decision]
Wants = tuple[Want, ...]
_NONE: ItemDecisions = {}


class NoItemsError(Exception):
    """Nothing in the article can be asked, so there is no quiz to make of it."""


class TooManyFactsError(Exception):
    """The article has more facts than questions are made of; `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} facts; questions are made of up to {MAX_FACTS}.")
        self.count = count


@dataclass(frozen=True, slots=True)
class Wording:
    """An article's words as Markdown, and whose they are. `origin` is an address, or words."""

    title: str
    source: str
    author: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What the reader made of somebody's file: its words, and the lines that it left out."""

    wording: Wording
    left_out: tuple[LeftOut, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that is made from a wording, ready to be stored. `fact_rows` are the facts that
    can be learnt, because some item asks them; `facts` has all."""

    wording: Wording
    sha256: str
    seed: int
    facts: dict[str, Any]
    decisions: dict[str, Any]
    item_decisions: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    fact_rows: list[dict[str, Any]]
    item_rows: list[dict[str, Any]]

    @property
    def item_count(self) -> int:
        """How many questions there are, whatever their draws."""
        return len({row["item_id"] for row in self.item_rows})


def is_made_beside(source: str | bytes) -> bool:
    """Whether so much text is read in the workshop, so that whoever asks may have to wait."""
    return len(source) > _MOST_HERE and workshop.is_open()


def take_in(
    data: bytes, *, name: str = "", title: str = "", author: str = "", origin: str = ""
) -> Imported:
    """Reads a file in any form that the reader takes, and writes it as Markdown. What is given
    goes before what the file says of itself. Raises UnreadableArticleError."""
    article = reading.read(data, name=name)
    wording = Wording(
        title=(title or article.title or _first_words(article.text))[:MAX_TITLE],
        source=to_markdown(article),
        author=(author or article.author)[:MAX_AUTHOR],
        origin=origin[:MAX_ORIGIN],
    )
    lines = zip(article.left_out[:_MAX_LEFT_OUT], article.gaps, strict=False)
    return Imported(wording, tuple(LeftOut(*one) for one in lines), article.sha256)


def text_of(source: str) -> str:
    """A source as a person edits it: Markdown, without the lines at its head for the reader."""
    if not read_front_matter(source).is_cleaned:
        # Stored before working copies were Markdown: a saved page, perhaps.
        source = to_markdown(reading.read(source.encode()))
    return _body(source)


def source_of(text: str) -> str:
    """The source of an edited text: a person went through it, so no line is left out again."""
    return f"{write_front_matter(FrontMatter(is_cleaned=True))}\n{_body(text)}"


def read_facts(wording: Wording) -> tuple[reading.Article, Facts]:
    """The article and what is found in it, before any review. Raises UnreadableArticleError, and as
    everything here that reads a long text, StillMakingError, CannotMakeError and FullError."""
    return _read_facts(wording.source, wording.title)


def is_read(wording: Wording) -> bool:
    """Whether `read_facts` of it takes no time."""
    return _read_facts.is_made(wording.source, wording.title)


def review_of(wording: Wording, decisions: Decisions) -> Review:
    """The facts after these decisions. Raises UnreadableArticleError."""
    return apply(read_facts(wording)[1], decisions)


def bank_of(wording: Wording, decisions: Decisions, seed: int) -> Bank:
    """The items of a reviewed wording, all draws of each, before anybody decided about them.
    Raises UnreadableArticleError, TooManyFactsError."""
    return _bank(*_keys(wording, decisions, seed))


def left_out_of(wording: Wording, decisions: Decisions, seed: int) -> Mapping[str, Wants]:
    """What was not asked, by the items' ids, with what each lacks to stand by itself; nothing of
    those that are spoilt. Raises UnreadableArticleError, TooManyFactsError."""
    return _gated(*_keys(wording, decisions, seed)).left_out


def reviewed_bank_of(
    wording: Wording, decisions: Decisions, seed: int, about_items: ItemDecisions
) -> ReviewedBank:
    """The items after what was decided about facts and about them. Raises UnreadableArticleError,
    TooManyFactsError."""
    return _reviewed_bank(*_keys(wording, decisions, seed), _item_key(about_items))


def find_flaws(
    wording: Wording, decisions: Decisions, seed: int, about_items: ItemDecisions
) -> tuple[Flaw, ...]:
    """What is wrong with the items of a reviewed wording, each said once. Raises
    UnreadableArticleError, TooManyFactsError."""
    return _flaws(*_keys(wording, decisions, seed), _item_key(about_items))


def make(
    wording: Wording, decisions: Decisions, seed: int, about_items: ItemDecisions = _NONE
) -> Made:
    """Makes everything of a reviewed wording. Raises UnreadableArticleError, NoItemsError,
    TooManyFactsError."""
    article, _ = read_facts(wording)
    facts = review_of(wording, decisions).facts
    reviewed = reviewed_bank_of(wording, decisions, seed, about_items)
    bank = reviewed.bank
    if not bank.items:
        raise NoItemsError
    return Made(
        wording=wording,
        sha256=article.sha256,
        seed=seed,
        facts=_as_json(facts_to_json(facts)),
        decisions=_decisions(decisions),
        item_decisions=_as_json(item_decisions_to_json(reviewed.applied)),
        activities=_as_json([dataclasses.asdict(each) for each in activities(facts, bank)]),
        fact_rows=fact_rows(facts, bank),
        item_rows=item_rows(bank),
    )


# An article that is being reviewed is read again for each page.
@once(maxsize=16)
def _read_facts(source: str, title: str) -> tuple[reading.Article, Facts]:
    if is_made_beside(source):
        made: tuple[reading.Article, Facts] = workshop.make("facts", (source, title))
        return made
    article = dataclasses.replace(reading.read(source.encode()), title=title)
    from questions.facts import extract  # with all that finds facts

    return article, extract(article, workshop.tell)


# The pages about items, and publishing, ask for the same bank one after the other.
@once(maxsize=8)
def _gated(source: str, title: str, decisions: str, seed: int) -> GatedBank:
    if is_made_beside(source):
        made: GatedBank = workshop.make("bank", (source, title, decisions, seed))
        return made
    review = _review(source, title, decisions)
    count = len(flat(review.facts))
    if count > MAX_FACTS:
        raise TooManyFactsError(count)
    variants = VARIANTS if count <= _ENOUGH_FACTS else 1
    from questions.sound import gated_bank  # with all templates, and the auditor

    return gated_bank(review.facts, seed, variants, accepted=review.accepted, tell=workshop.tell)


def _bank(source: str, title: str, decisions: str, seed: int) -> Bank:
    return _gated(source, title, decisions, seed).bank


# What the workshop is asked for by name; it keeps what it made last, as a process that serves does.
make_facts = _read_facts
make_bank = _gated


@once(maxsize=8)
def _reviewed_bank(
    source: str, title: str, decisions: str, seed: int, about_items: str
) -> ReviewedBank:
    bank = _bank(source, title, decisions, seed)
    about = item_decisions_from_json(json.loads(about_items))
    return apply_to_bank(bank, about, _reviewed(source, title, decisions))


@once(maxsize=8)
def _flaws(
    source: str, title: str, decisions: str, seed: int, about_items: str
) -> tuple[Flaw, ...]:
    bank = _reviewed_bank(source, title, decisions, seed, about_items).bank
    return flaws_of_bank(bank, _reviewed(source, title, decisions))


def _reviewed(source: str, title: str, decisions: str) -> Facts:
    return _review(source, title, decisions).facts


def _review(source: str, title: str, decisions: str) -> Review:
    decided = {key: decision_from_json(one) for key, one in json.loads(decisions).items()}
    return apply(_read_facts(source, title)[1], decided)


def _decisions(decisions: Decisions) -> dict[str, Any]:
    return {key: decision_to_json(one) for key, one in sorted(decisions.items())}


def _keys(wording: Wording, decisions: Decisions, seed: int) -> tuple[str, str, str, int]:
    """What a bank is made from and kept by."""
    return wording.source, wording.title, json.dumps(_decisions(decisions)), seed


def _item_key(about_items: ItemDecisions) -> str:
    return json.dumps(item_decisions_to_json(about_items))


def _body(source: str) -> str:
    return source[read_front_matter(source).length :].lstrip("\n")


def _first_words(text: str) -> str:
    return " ".join(text.split(maxsplit=_TITLE_WORDS)[:_TITLE_WORDS])


def _as_json(value: Any) -> Any:
    """The value as it comes back from a JSON column, so that it compares equal to one."""
    return json.loads(json.dumps(value))
