"""Whether a prompt tells its key by a word: the same stem, a part of a compound ("rockback", "rock
back"), or another word for the same idea."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from questions.language.words import lemmas, words
from questions.lexicon import table

_SHORTEST_BEGINNING, _SHORTEST_PART = 5, 4


def tells_its_key(
    prompt: str, key: str, others: Iterable[str], neutral: frozenset[str] = frozenset()
) -> bool:
    """Whether a content word of the prompt is one of the key's and of no other option's. Words
    whose stem is `neutral` give nothing away."""
    shared = _shared(prompt, key, neutral)
    rest = [one for one in others if one != key]
    return any(not any(_has(one, word) for one in rest) for word in shared)


def common_words(
    prompt: str, keys: Sequence[str], others: Sequence[str], neutral: frozenset[str]
) -> bool:
    """The same of several keys: a word that the prompt shares with each of them and with none of
    the others."""
    shared = _shared(prompt, keys[0], neutral) if keys else frozenset()
    return any(
        all(_has(key, word) for key in keys) and not any(_has(one, word) for one in others)
        for word in shared
    )


def holds_its_term(prompt: str, term: str, common: Iterable[str]) -> bool:
    """Whether a prompt that asks for a term to be typed has a word of it: "the hip bone", of the
    hip joint. Words that are `common`, of its class and of what it is a part of, tell it from
    nothing; another word for the same thing is what is asked for."""
    shared = tuple(common)
    return any(
        not any(_are_one_word(word, one) for one in shared)
        and any(_are_one_word(word, one) for one in _content(prompt))
        for word in _content(term)
    )


def tells_its_meaning(name: str, meaning: str, others: Iterable[str]) -> bool:
    """Whether a word of a name says, in whatever form or as plain English, what one of its meaning
    does and what one of the `others`, the wrong answers, lacks. No word is neutral here: that
    the article is about tears makes no secret of what is torn."""
    rest = tuple(others)
    return any(
        any(_tell(word, part) for part in _content(meaning))
        and not all(any(_tell(word, part) for part in _content(one)) for one in rest)
        for word in _content(name)
    )


@lru_cache(maxsize=16384)
def _tell(first: str, second: str) -> bool:
    """Whether two words are one idea, two forms of one, or a name and its plain meaning."""
    return are_one_idea(first, second) or not _said(first).isdisjoint(_said(second))


@lru_cache(maxsize=8192)
def _said(word: str) -> frozenset[int]:
    lines = table("synonyms")["forms"] + table("synonyms")["names"]
    return frozenset(at for at, stems in enumerate(lines) if word.startswith(tuple(stems)))


@lru_cache(maxsize=16384)
def are_one_idea(first: str, second: str) -> bool:
    """Whether two content words tell each other."""
    return _are_one_word(first, second) or not _ideas_of(first).isdisjoint(_ideas_of(second))


def _are_one_word(first: str, second: str) -> bool:
    """Whether two words are forms of one, or one is in the compound that the other is."""
    if first == second or _begin_alike(first, second):
        return True
    return _is_part(first, second) or _is_part(second, first)


@lru_cache(maxsize=8192)
def _shared(prompt: str, key: str, neutral: frozenset[str]) -> frozenset[str]:
    asked = _content(prompt)
    return frozenset(
        word
        for word in _content(key)
        if not lemmas(word) & neutral and any(are_one_idea(word, one) for one in asked)
    )


@lru_cache(maxsize=16384)
def _has(text: str, word: str) -> bool:
    return any(are_one_idea(word, one) for one in _content(text))


@lru_cache(maxsize=8192)
def _content(text: str) -> frozenset[str]:
    parts = (part for word in words(text) for part in word.replace("’", "'").split("-"))
    return frozenset(part for part in parts if len(part) > 2 and (lemmas(part) or _ideas_of(part)))


def _begin_alike(first: str, second: str) -> bool:
    if lemmas(first) & lemmas(second):
        return True
    least = _SHORTEST_BEGINNING
    return min(len(first), len(second)) >= least and first[:least] == second[:least]


def _is_part(part: str, whole: str) -> bool:
    """Whether one is a word of the compound that the other is."""
    if len(part) < _SHORTEST_PART or len(whole) < len(part) + 3:
        return False
    return whole.startswith(part) or whole.endswith(part)


@lru_cache(maxsize=8192)
def _ideas_of(word: str) -> frozenset[int]:
    """The numbers of the ideas that a word names."""
    return frozenset(number for number, stems in enumerate(_ideas()) if word.startswith(stems))


@cache
def _ideas() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(idea) for idea in table("synonyms")["ideas"])
