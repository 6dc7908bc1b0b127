"""What is behind it, for patients: the screens of an article, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from questions.explaining import Advice, Illustration, Screen, Sentence
from questions.figures import Wording, illustrate
from questions.knowledge.body import sources
from questions.knowledge.entries import Source
from quizapp.articles.service import find_article
from quizapp.quizzes.banks import get_bank


class NoScreenError(Exception):
    """There is no such article, or no such screen of it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with its words; `moves` is the class of how it moves."""

    svg: str
    said: Sentence
    moves: str


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """One screen of an article, `number` of `total`; `advice` is for the last one."""

    article_slug: str
    article_title: str
    number: int
    total: int
    screen: Screen
    drawings: tuple[Drawing, ...]
    sources: tuple[Source, ...]
    advice: Advice
    language: str

    @property
    def is_last(self) -> bool:
        return self.number == self.total

    @property
    def is_stale(self) -> bool:
        """Whether some of it was translated from other words and is shown as it was written."""
        told = (*self.screen.everything, *self.advice.stop, *self.advice.signs)
        return any(one.is_stale(self.language) for one in told)


def get_screen(slug: str, number: int, language: str) -> ScreenPage:
    """One screen, its drawings described in a language. Raises NoScreenError."""
    version = find_article(slug)
    if version is None:
        raise NoScreenError
    bank = get_bank(version.id)
    if not 1 <= number <= len(bank.screens):
        raise NoScreenError
    screen = bank.screens[number - 1]
    return ScreenPage(
        article_slug=slug,
        article_title=version.title,
        number=number,
        total=len(bank.screens),
        screen=screen,
        drawings=tuple(
            _drawing(one, f"picture-{place}", language)
            for place, one in enumerate(screen.illustrations, start=1)
        ),
        sources=_sources(screen),
        advice=bank.advice,
        language=language,
    )


def _drawing(one: Illustration, prefix: str, language: str) -> Drawing:
    said = one.said.said(language) or one.said.said() or ""
    # The words stand under it as well: the picture's name is short, and says no more than they do.
    svg = illustrate(one.scene, prefix, Wording(said, ""), one.is_lit)
    return Drawing(svg, one.said, one.moves)


def _sources(screen: Screen) -> tuple[Source, ...]:
    keys = dict.fromkeys(key for line in screen.sentences for key in line.sources)
    known = sources()
    return tuple(known[key] for key in keys)
