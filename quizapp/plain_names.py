"""Latin names as patients read them: each with its plain name behind it, in square brackets, as
whoever quotes adds a word to what another wrote. Templates say every name through these filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from flask import Flask
from flask_babel import get_locale
from markupsafe import Markup, escape

from questions.explaining.plain_names import ENGLISH, PlainName, plain_names
from questions.items.registers import PATIENT
from quizapp.wording import chosen_wording, is_patient


class _Piece(Protocol):
    @property
    def text(self) -> str: ...


_P = TypeVar("_P", bound=_Piece)


def init_app(app: Flask) -> None:
    app.add_template_filter(with_plain_names)
    app.add_template_filter(pieces_with_plain_names)


def with_plain_names(text: object, *about: str) -> Markup:
    """A text as whoever asks reads it; `about` are the title of its article and how that begins.
    What is markup already stays as it is."""
    if isinstance(text, Markup):
        return text
    words = str(text)
    return _said(words, 0, _names_in(words, about))


def told_of_exercises(text: str, *about: str) -> Markup:
    """The same on the pages of exercises: who does them is a patient, unless they said that they
    study."""
    is_told = chosen_wording() in (None, PATIENT)
    return _said(text, 0, plain_names(text, str(get_locale()), about) if is_told else ())


def pieces_with_plain_names(pieces: Sequence[_P], *about: str) -> Iterator[tuple[_P, Markup]]:
    """A text in pieces, each with what is said for it: a name may run over several."""
    names = _names_in("".join(one.text for one in pieces), about)
    at = 0
    for one in pieces:
        end = at + len(one.text)
        yield one, _said(one.text, at, [name for name in names if at < name.at <= end])
        at = end


def _names_in(text: str, about: tuple[str, ...]) -> Sequence[PlainName]:
    return plain_names(text, str(get_locale()), about) if is_patient() else ()


def _said(text: str, begin: int, names: Sequence[PlainName]) -> Markup:
    said, at = Markup(), 0
    for name in names:
        said += escape(text[at : name.at - begin]) + _beside(name)
        at = name.at - begin
    return said + escape(text[at:])


def _beside(name: PlainName) -> Markup:
    own = Markup("") if name.language == ENGLISH else Markup(' lang="{}"').format(name.language)
    return Markup(" <i{}>[{}]</i>").format(own, name.said)
