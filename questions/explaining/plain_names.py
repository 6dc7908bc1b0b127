"""The plain name beside each Latin one, for texts that patients read: an article's own words, names
of topics, sentences about a fact."""

from __future__ import annotations

import re
from collections import Counter
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
_LONG_TEXTS_KEPT = 8
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


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with what it is in plain words wherever it stands, or else in each area of the body
    that it is said of; and the area that whoever says it speaks of."""

    entry: _Entry | None
    area: str | None
    meanings: Mapping[str, _Entry | None]


def plain_names(
    text: str, language: str = ENGLISH, about: tuple[str, ...] = ()
) -> tuple[PlainName, ...]:
    """For each Latin name in the text, where it stands first, its plain name in the language; for
    none whose plain name the text has itself, and none that has no plain name in the language.

    What a name of several areas of the body means is told by the area that the text names most, or
    else by the first that names any of the texts that it is `about`: its article's title, how that
    begins.
    """
    is_kept = all(len(one) <= _LONGEST_KEPT for one in (text, *about))
    find = _kept_names if is_kept else _found_names
    return find(text, language[:2], about)


def _found_names(text: str, language: str, about: tuple[str, ...]) -> tuple[PlainName, ...]:
    found: list[PlainName] = []
    lowered = text.lower()
    decided = set[str]()
    for start, end, name in _named(text):
        entry = name.entry or _meant_here(name, text, about)
        if entry is None or entry.english in decided:
            continue
        decided.add(entry.english)
        said = entry.said(language)
        if said and said.lower() not in lowered and entry.english.lower() not in lowered:
            found.append(PlainName(_behind(text, start, end, entry), said, language))
    return tuple(found)


_kept_names = lru_cache(_KEPT)(_found_names)


def _meant_here(name: _Name, text: str, about: tuple[str, ...]) -> _Entry | None:
    """What a name means by the areas that texts are about, the nearest first; None where none
    decides, or two do alike."""
    for told in (text, *about) if name.meanings else ():
        counts = [(_areas(told)[area], area) for area in name.meanings if _areas(told)[area]]
        if counts:
            most = max(counts)[0]
            leading = [name.meanings[area] for count, area in counts if count == most]
            return leading[0] if len(leading) == 1 else None
    return None


@lru_cache(_LONG_TEXTS_KEPT)
def _areas(text: str) -> Counter[str]:
    """How often a text names something of each area of the body."""
    return Counter(name.area for _start, _end, name in _named(text) if name.area)


def _named(text: str) -> Iterator[tuple[int, int, _Name]]:
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
                yield places[at][0], places[at + size - 1][1], _names()[name]
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
def _names() -> Mapping[str, _Name]:
    """All names; with nothing to say for those that mean no one thing wherever they stand. A plain
    name that is wrong does harm; one that is lacking leaves a reader where the article did."""
    meant: dict[str, set[str]] = {}
    areas: dict[str, set[str | None]] = {}
    safe: dict[str, _Entry] = {}
    for name, is_safe, region, entry in (*_structures(), *_conditions(), *_muscles()):
        for own in {_key(name), *entry.names}:
            meant.setdefault(own, set()).add(entry.english)
            areas.setdefault(own, set()).add(_area_of().get(region))
        if is_safe:
            safe.setdefault(_key(name), entry)
    meanings, ambiguous = _meanings(), table("plain_names")["ambiguous"]
    found: dict[str, _Name] = {}
    for name in (*meant, *meanings):
        area = areas.get(name, set())
        is_plain = name in safe and _is_plain(name, safe[name].english)
        is_one = len(meant.get(name, ())) == 1 and name not in (*ambiguous, *meanings)
        found[name] = _Name(
            safe.get(name) if is_one and not is_plain else None,
            next(iter(area)) if len(area) == 1 and name not in meanings else None,
            meanings.get(name, {}),
        )
    for part in body().body_parts.values():
        for name in (part.name, *part.aliases):
            found.setdefault(_key(name), _Name(None, _area_of().get(part.name), {}))
    return found


def _meanings() -> Mapping[str, Mapping[str, _Entry | None]]:
    """What a name means in each area of the body; None where that has no plain name."""
    told: Mapping[str, Mapping[str, str]] = table("plain_names")["meanings"]
    return {
        name: {
            area: _entry((name,), plain, _in_spanish(plain)) if plain else None
            for area, plain in by_area.items()
        }
        for name, by_area in told.items()
    }


@cache
def _area_of() -> Mapping[str | None, str]:
    areas: Mapping[str, list[str]] = table("plain_names")["areas"]
    return {region: area for area, regions in areas.items() for region in regions}


def _structures() -> Iterator[tuple[str, bool, str | None, _Entry]]:
    for one in body().structures.values():
        entry = _entry((one.name, *one.aliases), one.plain or "", _in_spanish(one.plain))
        is_sure = bool(one.plain) and not one.is_disputed
        for nth, name in enumerate((one.name, *one.aliases)):
            yield name, is_sure and (nth == 0 or " " in name), one.region, entry


def _conditions() -> Iterator[tuple[str, bool, str | None, _Entry]]:
    """By their main names alone: others are said of more than the one condition."""
    short = table("plain_names")["conditions"]
    for one in body().conditions.values():
        told = short.get(one.name, {ENGLISH: one.plain or ""})
        is_sure = bool(told[ENGLISH]) and not one.is_disputed
        is_safe = is_sure and (" " in one.name or one.name.endswith(_OF_DISEASES))
        yield one.name, is_safe, one.site, _entry((one.name, *one.aliases), told[ENGLISH], told)


def _muscles() -> Iterator[tuple[str, bool, str | None, _Entry]]:
    """By their regions: those of the knowledge, then what else the lexicon lists."""
    named, regions = table("plain_names")["muscles"], table("plain_names")["regions"]
    listed = [(one.name, one.aliases, one.region or "") for one in body().muscles.values()]
    for region, muscles in table("body")["muscles"].items():
        listed += [(name, tuple(aliases), region) for name, aliases in muscles.items()]
    for main, aliases, region in listed:
        known = body().find_muscle(main)
        told = known and (named.get(known.name) or regions.get(known.region))
        told = told or regions.get(region)
        if told:
            entry = _entry((main, *aliases), told[ENGLISH], told)
            of = known.region if known else region
            for nth, name in enumerate((main, *aliases)):
                yield name, nth == 0 or " " in name, of, entry


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
