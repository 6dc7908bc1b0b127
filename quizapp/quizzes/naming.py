"""What quizzes are called, in the language of the interface. An article's own words in a name stay
in the article's language, and are marked so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel.lists import format_list
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from questions.items.activities import DESCRIPTIONS, TITLES
from quizapp.locale import languages
from quizapp.quizzes.activities import LIVE_TITLE, TOPICS_TITLE
from quizapp.quizzes.subjects import subject_words

# As the sentences of `questions.items.activities` stand, with the article's words in %(words)s.
_TITLES = (
    _l("Classify the %(words)s"),
    _l("Identify the %(words)s"),
    _l("Match exercises to goals"),
)
_DESCRIPTIONS = (
    _l("Sort the %(words)s by the group that they belong to."),
    _l("Tell the types apart by what is found in each."),
    _l("What each exercise is for."),
)
# What articles sort and tell apart, by the words for it that they have in common.
_SORTS = {
    "abductors": _l("abductors"),
    "adductors": _l("adductors"),
    "bones": _l("bones"),
    "evertors": _l("evertors"),
    "exercises": _l("exercises"),
    "extensors": _l("extensors"),
    "flexors": _l("flexors"),
    "invertors": _l("invertors"),
    "joints": _l("joints"),
    "ligaments": _l("ligaments"),
    "muscles": _l("muscles"),
    "names": _l("names"),
    "nerves": _l("nerves"),
    "rotators": _l("rotators"),
    "stabilisers": _l("stabilisers"),
    "stabilizers": _l("stabilisers"),
}
_SORTS_OF = (
    ("{} type", _l("%(words)s type")),
    ("grade of {}", _l("grade of %(words)s")),
    ("phase of {}", _l("phase of %(words)s")),
    ("stage of {}", _l("stage of %(words)s")),
)
_JOINED = re.compile(r", | and ")
_SAID = (
    *zip((*TITLES, *DESCRIPTIONS), (*_TITLES, *_DESCRIPTIONS), strict=True),
    (LIVE_TITLE, _l("Live in class")),
    (TOPICS_TITLE, _l("Quiz on %(words)s")),
)


def in_own_language(text: str) -> Markup:
    """The name or description of a quiz, whoever's language it was given in. A title of an
    instructor's own stays as it is: nobody knows its language."""
    at = _places().get(text)
    if at is not None:
        return escape(_made_in(str(get_locale()))[at])
    if _is_english():
        return escape(text)
    for frame, said in _SAID:
        words = _in_gap(frame, text)
        if words is not None:
            return _filled(said, _sorts(words))
    return escape(text)


def _in_gap(frame: str, text: str) -> str | None:
    """What stands in the text where the frame has its gap, nothing where it has none; None where
    the text is not made so."""
    before, gap, after = frame.partition("{}")
    words = text[len(before) : len(text) - len(after)] if gap else ""
    return words if text == before + words + after and bool(words) == bool(gap) else None


def _filled(said: object, words: Markup) -> Markup:
    return Markup(str(said).replace("%(words)s", "{}")).format(words)  # noqa: S704


def _sorts(words: str) -> Markup:
    """The words of an article, those that many articles have in the language of the interface."""
    for frame, said in _SORTS_OF:
        if name := _in_gap(frame, words):
            return _filled(said, _in_english(name))
    parts = _JOINED.split(words)
    if all(one in _SORTS for one in parts):
        return escape(format_list([str(_SORTS[one]) for one in parts], locale=get_locale()))
    return _in_english(words)


def _is_english() -> bool:
    return str(get_locale()) == "en"


def _in_english(text: str) -> Markup:
    return Markup('<span lang="en">{}</span>').format(text)


def _made_here() -> tuple[str, ...]:
    """Names that are given in the language of whoever starts the quiz."""
    return (
        _("Mixed quiz"),
        _("Today’s questions"),
        _("Shaky facts"),
        _("What I missed"),
        _("What I mix up"),
        _("One fact"),
        _("A first look"),
        *subject_words(),
    )


@cache
def _made_in(code: str) -> tuple[str, ...]:
    """The same names in a language: each page of a question says one of them."""
    with force_locale(code):
        return _made_here()


@cache
def _places() -> Mapping[str, int]:
    """Where each of these names, in any language, stands among them: somebody else may look at the
    quiz."""
    places: dict[str, int] = {}
    for code, _name in languages():
        places |= {name: at for at, name in enumerate(_made_in(code))}
    return places
