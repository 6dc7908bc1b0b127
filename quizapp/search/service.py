"""Searching the articles that are offered, the prompts of their questions and one's own notes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from sqlalchemy import select

from questions.reading.article import Sentence
from quizapp.articles.service import Version, published_versions
from quizapp.extensions import db
from quizapp.models import Note
from quizapp.search.index import Piece, Query
from quizapp.search.shelf import FoundPrompt, SearchedVersion, get_versions

HEADINGS, SENTENCES, QUESTIONS, NOTES = "headings", "sentences", "questions", "notes"
PARTS = (HEADINGS, SENTENCES, QUESTIONS, NOTES)
LONGEST_QUERY = 100
_FIRST_FEW = 5
_A_PAGE = 20

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence or a heading. `fact` is the id of one that it states, None where no question asks
    for any."""

    slug: str
    number: int
    article: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    fact: str | None


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """`row_id` is the number of the question's row: of what it asks nothing is told."""

    slug: str
    article: str
    row_id: int
    lang: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundNote:
    id: int
    quote: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group(Generic[Found]):
    """What was found of one kind: the page of it that is shown, and how many there are."""

    rows: tuple[Found, ...]
    total: int
    number: int = 1
    last: int = 1


@dataclass(frozen=True, slots=True)
class Results:
    """`part` is the one group that is shown, with pages; None for the first few of each."""

    text: str
    is_asked: bool
    part: str | None
    headings: Group[FoundSentence] | None = None
    sentences: Group[FoundSentence] | None = None
    questions: Group[FoundQuestion] | None = None
    notes: Group[FoundNote] | None = None

    @property
    def total(self) -> int:
        groups = (self.headings, self.sentences, self.questions, self.notes)
        return sum(one.total for one in groups if one)


def search(
    user_id: int | None, text: str, register: str, part: str | None = None, page: int = 1
) -> Results:
    """What has a word for each word of `text` that begins with it."""
    text = " ".join(text[:LONGEST_QUERY].split())
    query = Query.of(text)
    if not query.words:
        return Results(text, False, None)
    versions = published_versions()
    searched = get_versions([version.id for version in versions])
    both = list(zip(versions, searched, strict=True))
    shown = None if part is None else page
    return Results(
        text,
        True,
        part,
        _group(_find_headings(query, both), shown) if part in (None, HEADINGS) else None,
        _group(_find_sentences(query, both), shown) if part in (None, SENTENCES) else None,
        _group(_find_questions(query, both, register), shown)
        if part in (None, QUESTIONS)
        else None,
        _group(_find_notes(query, user_id), shown) if part in (None, NOTES) else None,
    )


_Both = Sequence[tuple[Version, SearchedVersion]]
# What was found is put together only where it is shown.
_Later = Callable[[], Found]


def _group(found: Sequence[_Later[Found]], page: int | None) -> Group[Found]:
    """The first few, or a page of them; a page past the end is the last one."""
    if page is None:
        return Group(tuple(one() for one in found[:_FIRST_FEW]), len(found))
    last = max(1, math.ceil(len(found) / _A_PAGE))
    number = min(max(page, 1), last)
    shown = found[(number - 1) * _A_PAGE : number * _A_PAGE]
    return Group(tuple(one() for one in shown), len(found), number, last)


def _find_headings(query: Query, both: _Both) -> list[_Later[FoundSentence]]:
    return [
        partial(_sentence, query, version, searched, searched.headings.found[number])
        for version, searched in both
        for number in searched.headings.index.find(query)
    ]


def _find_sentences(query: Query, both: _Both) -> list[_Later[FoundSentence]]:
    return [
        partial(_sentence, query, version, searched, searched.sentences.found[number])
        for version, searched in both
        for number in searched.sentences.index.find(query)
    ]


def _sentence(
    query: Query, version: Version, searched: SearchedVersion, one: Sentence
) -> FoundSentence:
    start, end = one.span.start, one.span.end
    facts = (fact.id for fact in searched.facts if fact.start < end and start < fact.end)
    return FoundSentence(
        slug=version.slug,
        number=version.number,
        article=version.title,
        start=start,
        end=end,
        pieces=query.pieces(one.text),
        fact=next(facts, None),
    )


def _find_questions(query: Query, both: _Both, register: str) -> list[_Later[FoundQuestion]]:
    found: list[_Later[FoundQuestion]] = []
    for version, searched in both:
        prompts = searched.prompts[register]
        numbers = prompts.index.find(query)
        found += [partial(_question, query, version, prompts.found[n]) for n in numbers]
    return found


def _question(query: Query, version: Version, prompt: FoundPrompt) -> FoundQuestion:
    return FoundQuestion(
        slug=version.slug,
        article=version.title,
        row_id=prompt.row_id,
        lang=prompt.lang,
        pieces=query.pieces(prompt.text),
    )


def _find_notes(query: Query, user_id: int | None) -> list[_Later[FoundNote]]:
    """Of one person, who has few enough of them to look through all, the newest first."""
    if user_id is None:
        return []
    rows = db.session.execute(
        select(Note.id, Note.quote, Note.text)
        .where(Note.user_id == user_id)
        .order_by(Note.id.desc())
    )
    return [
        partial(_note, query, row.id, row.quote, row.text)
        for row in rows
        if query.fits(f"{row.quote}\n{row.text}")
    ]


def _note(query: Query, note_id: int, quote: str, text: str) -> FoundNote:
    return FoundNote(note_id, query.pieces(quote), query.pieces(text))
