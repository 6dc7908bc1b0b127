"""Words of an article put into plain sentences: capitals, a and an, numbers, doses."""

from __future__ import annotations

import re
from functools import cache

from questions.facts.model import Dosage, Range
from questions.facts.spelling import corrected
from questions.lexicon import table

_VOWEL = re.compile(r"^(?:[aeio]|u(?!n[ai]|s|t)|x-)", re.IGNORECASE)
_PLURAL_CLASS = re.compile(
    r"\b(?P<noun>muscle|ligament|tendon|bone|joint|nerve|structure|mover|[a-z]*(?:or|er))s\b",
    re.IGNORECASE,
)

# What the muscles of a list do: "that turn the thigh", "that can turn it", "that are deep".
_DOING = re.compile(
    r"^(?P<that> (?:that|which|who) (?:[a-z]+ly |also )?)"
    r"(?!(?:you|we|they|it|people|an?|the|your|not)\b)(?P<verb>[a-z]*(?:ss|[a-rt-z]))(?<!ly)\b"
)
_IRREGULAR = {"are": "is", "have": "has", "were": "was"} | {
    verb: verb for verb in ("can", "may", "could", "might", "will", "must", "should")
}


def sentence_case(text: str) -> str:
    """A title's words as they stand inside a sentence; abbreviations and proper names stay."""
    text = corrected(text)
    is_shouted = text.isupper() and " " in text
    words = [word.lower() if is_shouted else _lower(word) for word in text.split(" ")]
    return " ".join(words)


def capitalised(text: str) -> str:
    """`text` with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def as_heading(text: str) -> str:
    """Words of the article as a heading."""
    return capitalised(sentence_case(text))


def with_article(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


def membership(name: str, label: str) -> str:
    """What a member of a group is, in the number of its name: "is an internal rotator of the hip",
    "are muscles that bend the knee"."""
    text = sentence_case(label)
    match = _PLURAL_CLASS.search(text)
    if is_plural_name(name):
        return f"are {text if match else f'part of the {text}'}"
    if match:
        rest = _DOING.sub(_as_one_does, text[match.end() :])
        return f"is {with_article(text[: match.start()] + match['noun'] + rest)}"
    return f"is part of the {text}"


def is_plural_name(name: str) -> bool:
    """Whether a name is said of several at once: hamstrings, lumbricals."""
    last = re.findall(r"[\w-]+", name.lower())[-1:]
    return bool(last) and last[0] in _plural_names()


def third_person(verb: str) -> str:
    """The verb as one does it: closes, stretches, carries."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:ch|sh|ss|x|zz|o)$", verb) else f"{verb}s"


def dose_phrase(dosage: Dosage) -> str:
    """A dose in words: "2 to 3 sets of 10 to 12 repetitions on each side, once a day"."""
    parts = [_amount(dosage)]
    if dosage.sides == "each":
        parts[0] = f"{parts[0]} on each side".strip()
    parts += [
        f"{_times(count)} {period}"
        for count, period in ((dosage.per_day, "a day"), (dosage.per_week, "a week"))
        if count
    ]
    return ", ".join(part for part in parts if part)


def _amount(dosage: Dosage) -> str:
    held = f"a hold of {_seconds(dosage.hold_seconds)}" if dosage.hold_seconds else ""
    kept = _seconds(dosage.duration_seconds) if dosage.duration_seconds else ""
    reps = _count(dosage.reps, "repetition") if dosage.reps else ""
    inner = ", each with ".join(part for part in (reps or kept, held) if part)
    if not dosage.sets:
        return inner
    sets = _count(dosage.sets, "set")
    return f"{sets} of {inner}" if inner else sets


def _span(found: Range) -> str:
    return str(found.low) if found.low == found.high else f"{found.low} to {found.high}"


def _count(found: Range, noun: str) -> str:
    return f"{_span(found)} {noun}{'' if found.high == 1 else 's'}"


def _seconds(found: Range) -> str:
    if found.low % 60 == 0 and found.high % 60 == 0:
        return _count(Range(found.low // 60, found.high // 60), "minute")
    return _count(found, "second")


def _times(found: Range) -> str:
    if found.low == found.high and found.low in (1, 2):
        return "once" if found.low == 1 else "twice"
    return f"{_span(found)} times"


def _lower(word: str) -> str:
    bare = re.sub(r"[^\w]", "", word)
    keeps = bare in _proper_names() or (not bare[1:].islower() and len(bare) > 1)
    return word if keeps or bare == "I" else word.lower()


def _as_one_does(match: re.Match[str]) -> str:
    return f"{match['that']}{third_person(match['verb'])}"


@cache
def _plural_names() -> frozenset[str]:
    return frozenset((*table("anatomy")["singulars"], *table("items")["plural_names"]))


@cache
def _proper_names() -> frozenset[str]:
    return frozenset(table("anatomy")["proper_names"])
