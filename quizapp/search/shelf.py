"""What can be found in the versions that are offered, indexed once and kept: a version never
changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from flask import Flask, current_app
from sqlalchemy import select

from questions.items.blanks import with_gaps
from questions.items.registers import CLINICAL, PATIENT, PLAIN
from questions.reading import Span
from questions.reading.article import Sentence
from questions.reading.sentences import split_sentences
from quizapp.extensions import db
from quizapp.models import ArticleVersion
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.search.index import Index

_EXTENSION = "quizapp.search"
_HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FoundPrompt:
    """A question by the number of one of its rows."""

    row_id: int
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """Each question of a version once, in one wording."""

    found: tuple[FoundPrompt, ...]
    index: Index

    @classmethod
    def of(cls, bank: StoredBank, register: str) -> Prompts:
        once: dict[str, FoundPrompt] = {}
        for item in bank.pool(register):
            prompt = with_gaps(item.prompt)
            once.setdefault(prompt, FoundPrompt(bank.row_id(item), prompt, item.lang))
        return cls(tuple(once.values()), Index(once))


@dataclass(frozen=True, slots=True)
class Sentences:
    found: tuple[Sentence, ...]
    index: Index

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Sentences:
        found = tuple(sentences)
        return cls(found, Index(one.text for one in found))


class SearchedVersion:
    """The sentences of a version with its facts, its headings, and the prompts of its questions by
    wording. `text` is what its facts' spans point into: its lines are blocks, and it need not be
    read again as an article. Which of them are headings, the Markdown of `source` shows. Nothing
    more of the bank is kept: far fewer banks are than versions."""

    def __init__(self, bank: StoredBank, text: str, source: str) -> None:
        self.facts = bank.facts
        lines = [*_lines(text)]
        headings = _headings(lines, source)
        self.headings = Sentences.of(headings)
        self.sentences = Sentences.of(
            sentence
            for line in lines
            if line not in headings
            for sentence in split_sentences(line.text, line.span.start)
        )
        self.prompts = {one: Prompts.of(bank, one) for one in (CLINICAL, PLAIN, PATIENT)}


class _Shelf:
    """The versions that are offered now; one shelf for each app."""

    def __init__(self) -> None:
        self._versions: dict[int, SearchedVersion] = {}
        self._lock = Lock()

    def get(self, version_ids: Collection[int]) -> list[SearchedVersion]:
        with self._lock:  # who comes second waits, rather than index the same
            missing = [one for one in version_ids if one not in self._versions]
            if missing:
                texts = _texts(missing)
                for one in missing:
                    self._versions[one] = SearchedVersion(get_bank(one), *texts[one])
            for old in self._versions.keys() - set(version_ids):
                del self._versions[old]
            return [self._versions[one] for one in version_ids]


def init_app(app: Flask) -> None:
    app.extensions[_EXTENSION] = _Shelf()


def get_versions(version_ids: Collection[int]) -> list[SearchedVersion]:
    """The versions with these numbers, which exist and are all that are offered."""
    shelf: _Shelf = current_app.extensions[_EXTENSION]
    return shelf.get(version_ids)


def _texts(version_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """The text of each version, and the source that it was read from."""
    text = ArticleVersion.facts["article"]["text"].as_string()
    rows = db.session.execute(
        select(ArticleVersion.id, text, ArticleVersion.source).where(
            ArticleVersion.id.in_(list(version_ids))
        )
    )
    return {row[0]: (row[1] or "", row[2] or "") for row in rows}


def _lines(text: str) -> Iterator[Sentence]:
    at = 0
    for line in text.split("\n"):
        yield Sentence(line, Span(at, at + len(line)))
        at += len(line) + 1


def _headings(lines: Sequence[Sentence], source: str) -> list[Sentence]:
    """The lines that are headings of the source, in its order: a list may have the same words."""
    waiting = [_WORD.findall(heading) for heading in _HEADING.findall(source)]
    found: list[Sentence] = []
    for line in lines:
        if waiting and waiting[0] and _WORD.findall(line.text) == waiting[0]:
            found.append(line)
            del waiting[0]
    return found
