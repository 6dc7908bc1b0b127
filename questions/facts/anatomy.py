"""Whether words name a part of the body: by the lexicon, or by how such names are built."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from questions.lexicon import table

_AROUND = re.compile(
    r"^(?:the|your|both|each|a|an)\s+|\s*\([^()]{0,80}\)|\s+(?:muscles?|group)$|[.,;:]+$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[a-z]+")
_MAX_WORDS = 5


@lru_cache(maxsize=4096)  # an article says the same names again and again
def is_part(name: str) -> bool:
    """Whether a name is that of a muscle, bone, ligament or other part of the body."""
    bare = _AROUND.sub("", _AROUND.sub("", name.strip())).strip().lower()
    if not bare:
        return False
    if bare in _parts() or bare.rstrip("s") in _parts():
        return True
    words = bare.split()
    if words[-1] in _words("endings"):
        return True
    # "The left external oblique", "the inner lumbricals".
    if words[0] in table("anatomy")["descriptors"] and " ".join(words[1:]) in _parts():
        return True
    has_family = 1 < len(words) <= _MAX_WORDS and words[0] in _words("families")
    return has_family and known_beginning(bare) is None


def known_beginning(text: str) -> str | None:
    """The longest run of first words that the lexicon knows as a part, where more words follow:
    "rectus femoris" of "rectus femoris get short"; None where there is none."""
    words = text.split()
    runs = (" ".join(words[:size]) for size in range(min(len(words) - 1, _MAX_WORDS), 0, -1))
    for run in runs:
        if _AROUND.sub("", run).strip().lower() in _parts():
            return run
    return None


def are_parts(names: Iterable[str]) -> bool:
    """Whether at least two names, and most of those given, are parts of the body."""
    told = [is_part(name) for name in names]
    return sum(told) >= 2 and 2 * sum(told) > len(told)


def is_complaint(text: str) -> bool:
    """Whether words speak of the body or of what ails it: "tennis elbow", "a sprain", "gout"."""
    words = _LETTERS.findall(text.lower())
    bodily = table("anatomy")["body_parts"]
    return is_part(text) or names_condition(text) or any(word in bodily for word in words)


def is_bodily(text: str) -> bool:
    """Whether words name a part of the body, or what such a part has or does."""
    words = _LETTERS.findall(text.lower())
    forms = {form for word in words for form in (word, word.removesuffix("s"), word[:-2])}
    if text.lower().endswith(_kept("systems")):
        return True
    is_known = not forms.isdisjoint(_bodily()) and words[0][-3:] != "ing"
    return is_known or is_part(text)


def names_condition(text: str) -> bool:
    """Whether words name what ails a body, and no part of one only."""
    begins, ends, names = _kept("complaints"), _kept("complaint_endings"), _conditions()
    return any(
        word.startswith(begins)
        or word.endswith(ends)
        or not names.isdisjoint((word, word.removesuffix("s")))
        for word in _LETTERS.findall(text.lower())
    )


def names_place(text: str) -> bool:
    """Whether words name nothing but a place in the body: "the joint itself", "your elbow"."""
    bare = re.sub(
        r"^(?:the|your|an?|both)\s+|\s+(?:itself|themselves)$", "", text.strip(), flags=re.I
    )
    anatomy = table("anatomy")
    last = bare.lower().rpartition(" ")[2]
    return is_part(bare) or (
        len(bare.split()) <= 3 and last in (*anatomy["body_parts"], *anatomy["classes"])
    )


@cache
def _kept(name: str) -> tuple[str, ...]:
    """A list of the lexicon's anatomy as what `startswith` and `endswith` take."""
    return tuple(table("anatomy")[name])


@cache
def _conditions() -> frozenset[str]:
    return frozenset(table("anatomy")["conditions"])


@cache
def _bodily() -> frozenset[str]:
    named = (table("anatomy")[name] for name in ("body_parts", "motions", "classes", "organs"))
    return frozenset(("strength", "grip", "balance")).union(*named)


@cache
def _parts() -> frozenset[str]:
    body = table("body")
    muscles = (entry for region in body["muscles"].values() for entry in region.items())
    names = {one.lower() for name, others in muscles for one in (name, *others)}
    return frozenset(names | {bone for bones in body["bones"].values() for bone in bones})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("body")[name]["words"])
