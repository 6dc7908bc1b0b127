"""The plain name beside each Latin one, for texts that patients read: an article's own words, names
of topics, sentences about a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.knowledge import body
from questions.knowledge.explanations import explanations
from questions.language.words import words
from questions.lexicon import table

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_IN_BRACKETS = re.compile(r"\s*\((?P<name>[^()]{1,80})\)")
# Shorter ones are abbreviations, and words of everyday life ("tos", "wad") unless in capitals.
_LONGEST_ABBREVIATION = 4
_KEPT = 2048
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PlainName:
    """What a Latin name is in plain words, in a `language`, to be told behind the place `at`."""

    at: int
    said: str
    language: str


@dataclass(frozen=True, slots=True)
class _Entry:
    english: str
    others: Mapping[str, str]
    is_abbreviation: bool

    def said(self, language: str) -> tuple[str, str]:
        """In that language, or where nobody translated it in English; and the language."""
        told = self.others.get(language[:2])
        return (told, language[:2]) if told else (self.english, ENGLISH)


@lru_cache(_KEPT)
def plain_names(text: str, language: str = ENGLISH) -> tuple[PlainName, ...]:
    """For each Latin name in the text, where it stands first, its plain name; for none whose plain
    name the text has itself."""
    found: dict[str, PlainName] = {}
    for start, end, entry in _named(text):
        said, own = entry.said(language)
        if said not in found and not _has(text, said) and not _has(text, entry.english):
            found[said] = PlainName(_behind(text, start, end, entry), said, own)
    return tuple(found.values())


def _has(text: str, plain: str) -> bool:
    return plain.lower() in text.lower()


def _named(text: str) -> Iterator[tuple[int, int, _Entry]]:
    """The names in the text with their places, the longest at each place."""
    told = list(_WORD.finditer(text))
    at = 0
    while at < len(told):
        for size in range(min(_longest(), len(told) - at), 0, -1):
            start, end = told[at].start(), told[at + size - 1].end()
            entry = _names().get(_key(text[start:end]))
            if entry and (not entry.is_abbreviation or text[start:end].isupper()):
                yield start, end, entry
                at += size - 1
                break
        at += 1


def _behind(text: str, start: int, end: int, entry: _Entry) -> int:
    """The end of the name, and of its abbreviation where that follows in brackets."""
    short = _IN_BRACKETS.match(text, end)
    other = _names().get(_key(short["name"])) if short else None
    return short.end() if short and other and other.english == entry.english else end


@cache
def _longest() -> int:
    return max(name.count(" ") + 1 for name in _names())


@cache
def _names() -> Mapping[str, _Entry]:
    found: dict[str, _Entry] = {}
    for name, entry in (*_structures(), *_conditions(), *_muscles()):
        found.setdefault(_key(name), entry)
    return found


def _structures() -> Iterator[tuple[str, _Entry]]:
    for one in body().structures.values():
        if one.plain:
            yield from _latin((one.name, *one.aliases), one.plain, _in_spanish(one.plain))


def _conditions() -> Iterator[tuple[str, _Entry]]:
    short = table("plain_names")["conditions"]
    for one in body().conditions.values():
        told = short.get(one.name, {ENGLISH: one.plain})
        if told[ENGLISH]:
            yield from _latin((one.name, *one.aliases), told[ENGLISH], told)


def _muscles() -> Iterator[tuple[str, _Entry]]:
    """By their regions: those of the knowledge, then what else the lexicon lists."""
    named, regions = table("plain_names")["muscles"], table("plain_names")["regions"]
    for one in body().muscles.values():
        if told := named.get(one.name) or regions.get(one.region):
            yield from _latin((one.name, *one.aliases), told[ENGLISH], told)
    for region, muscles in table("body")["muscles"].items():
        for name, aliases in muscles.items():
            known = body().find_muscle(name)
            told = known and (named.get(known.name) or regions.get(known.region))
            told = told or regions[region]
            yield from _latin((name, *aliases), told[ENGLISH], told)


def _latin(
    names: tuple[str, ...], plain: str, others: Mapping[str, str]
) -> Iterator[tuple[str, _Entry]]:
    for nth, name in enumerate(names):
        is_plain = set(words(name)) <= _plain_words() or _has(plain, name)
        if not is_plain and "muscle" not in name:
            is_short = nth > 0 and len(name) <= _LONGEST_ABBREVIATION
            yield name, _Entry(plain, others, is_short)


def _in_spanish(plain: str) -> Mapping[str, str]:
    told = table("plain_names")["es"].get(plain)
    return {"es": told} if told else {}


@cache
def _plain_words() -> frozenset[str]:
    """Words that patients are told things in."""
    texts = [one.plain for one in body().structures.values()]
    texts += [one.plain for one in body().conditions.values()]
    texts += [line.text for one in explanations() for line in one.lines]
    told = {word for text in texts if text for word in words(text)}
    named = {one.lower() for one in _doctors_words()}
    return frozenset((told | set(table("plain_names")["everyday"])) - named)


def _doctors_words() -> Iterator[str]:
    """Words that plain texts have only to say that doctors use them."""
    for one in body().conditions.values():
        yield from (name for name in one.aliases if len(name) <= _LONGEST_ABBREVIATION)


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))
