"""The plain name beside each Latin one, for texts that patients read: an article's own words, names
of topics, sentences about a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.knowledge import body
from questions.knowledge.explanations import explanations
from questions.language.words import lemmas, words
from questions.lexicon import table

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_IN_BRACKETS = re.compile(r"\s*\((?P<name>[^()]{1,80})\)")
# Endings that no word of everyday life has: such a word names a disease, whatever stands about it.
_OF_DISEASES = (
    "itis", "osis", "algia", "pathy", "listhesis", "lysis", "penia", "dynia", "oma",
)  # fmt: skip
_KEPT = 2048
_LONGEST_KEPT = 2000  # characters: what pages repeat are sentences
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PlainName:
    """What a Latin name is in plain words, in a `language`, to be told behind the place `at`."""

    at: int
    said: str
    language: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a name is in plain words, and all `names` that whoever uses it may set behind it."""

    english: str
    others: Mapping[str, str]
    names: frozenset[str]

    def said(self, language: str) -> str | None:
        """In that language; None where nobody translated it."""
        return self.english if language == ENGLISH else self.others.get(language)


def plain_names(text: str, language: str = ENGLISH) -> tuple[PlainName, ...]:
    """For each Latin name in the text, where it stands first, its plain name in the language; for
    none whose plain name the text has itself, and none that has no plain name in the language."""
    find = _kept_names if len(text) <= _LONGEST_KEPT else _found_names
    return find(text, language[:2])


def _found_names(text: str, language: str) -> tuple[PlainName, ...]:
    found: list[PlainName] = []
    lowered = text.lower()
    decided = set[str]()
    for start, end, entry in _named(text):
        if entry.english in decided:
            continue
        decided.add(entry.english)
        said = entry.said(language)
        if said and said.lower() not in lowered and entry.english.lower() not in lowered:
            found.append(PlainName(_behind(text, start, end, entry), said, language))
    return tuple(found)


_kept_names = lru_cache(_KEPT)(_found_names)


def _named(text: str) -> Iterator[tuple[int, int, _Entry]]:
    """The names in the text with their places, the longest at each place: within a longer name that
    nothing is said of, none is looked for ("ulnar collateral ligament injury of the
    thumb" is not the elbow's)."""
    places = [match.span() for match in _WORD.finditer(text)]
    told = [text[start:end].lower() for start, end in places]
    at = 0
    while at < len(told):
        for size in range(min(_longest().get(told[at], 0), len(told) - at), 0, -1):
            name = " ".join(told[at : at + size])
            if name in _names():
                if entry := _names()[name]:
                    yield places[at][0], places[at + size - 1][1], entry
                at += size - 1
                break
        at += 1


def _behind(text: str, start: int, end: int, entry: _Entry) -> int:
    """The end of the name, and of another of its names where that follows in brackets."""
    other = _IN_BRACKETS.match(text, end)
    return other.end() if other and _key(other["name"]) in entry.names else end


@cache
def _longest() -> Mapping[str, int]:
    """How many words the longest name has, by the word that it begins with."""
    found: dict[str, int] = {}
    for name in _names():
        first, size = name.partition(" ")[0], name.count(" ") + 1
        found[first] = max(size, found.get(first, 0))
    return found


@cache
def _names() -> Mapping[str, _Entry | None]:
    """All names; None for those that mean no one thing wherever they stand. A plain name that is
    wrong does harm; one that is lacking leaves a reader where the article did."""
    meant: dict[str, set[str]] = {}
    found: dict[str, _Entry] = {}
    for name, is_safe, entry in (*_structures(), *_conditions(), *_muscles()):
        for own in {_key(name), *entry.names}:
            meant.setdefault(own, set()).add(entry.english)
        if is_safe:
            found.setdefault(_key(name), entry)
    ambiguous = set(table("plain_names")["ambiguous"])
    for name, entry in found.items():
        if len(meant[name]) > 1 or name in ambiguous or _is_plain(name, entry.english):
            ambiguous.add(name)
    return {name: None if name in ambiguous else found.get(name) for name in meant}


def _structures() -> Iterator[tuple[str, bool, _Entry]]:
    for one in body().structures.values():
        entry = _entry((one.name, *one.aliases), one.plain or "", _in_spanish(one.plain))
        is_sure = bool(one.plain) and not one.is_disputed
        for nth, name in enumerate((one.name, *one.aliases)):
            yield name, is_sure and (nth == 0 or " " in name), entry


def _conditions() -> Iterator[tuple[str, bool, _Entry]]:
    """By their main names alone: others are said of more than the one condition."""
    short = table("plain_names")["conditions"]
    for one in body().conditions.values():
        told = short.get(one.name, {ENGLISH: one.plain or ""})
        is_sure = bool(told[ENGLISH]) and not one.is_disputed
        is_safe = is_sure and (" " in one.name or one.name.endswith(_OF_DISEASES))
        yield one.name, is_safe, _entry((one.name, *one.aliases), told[ENGLISH], told)


def _muscles() -> Iterator[tuple[str, bool, _Entry]]:
    """By their regions: those of the knowledge, then what else the lexicon lists."""
    named, regions = table("plain_names")["muscles"], table("plain_names")["regions"]
    listed = [(one.name, one.aliases, "") for one in body().muscles.values()]
    for region, muscles in table("body")["muscles"].items():
        listed += [(name, tuple(aliases), region) for name, aliases in muscles.items()]
    for main, aliases, region in listed:
        known = body().find_muscle(main)
        told = known and (named.get(known.name) or regions.get(known.region))
        told = told or regions.get(region)
        if told:
            entry = _entry((main, *aliases), told[ENGLISH], told)
            for nth, name in enumerate((main, *aliases)):
                yield name, nth == 0 or " " in name, entry


def _entry(names: tuple[str, ...], plain: str, others: Mapping[str, str]) -> _Entry:
    return _Entry(plain, others, frozenset(map(_key, names)))


def _in_spanish(plain: str | None) -> Mapping[str, str]:
    told = table("plain_names")["es"].get(plain)
    return {"es": told} if told else {}


def _is_plain(name: str, plain: str) -> bool:
    """Whether a name says itself what it names: by words that everybody knows, a single one in
    whatever form."""
    told = set(words(name))
    is_known = told <= _plain_words() or (len(told) == 1 and lemmas(name) <= _plain_lemmas())
    return is_known or "muscle" in name or name in plain.lower()


@cache
def _plain_words() -> frozenset[str]:
    """Words that patients are told things in."""
    texts = [one.plain for one in body().structures.values()]
    texts += [one.plain for one in body().conditions.values()]
    texts += [line.text for one in explanations() for line in one.lines]
    texts += table("plain_names")["everyday"]
    return frozenset(word for text in texts if text for word in words(text))


@cache
def _plain_lemmas() -> frozenset[str]:
    return lemmas(" ".join(_plain_words()))


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))
