"""The form of options: what tells the key to who knows nothing of the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from questions.quality import limits
from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.views import Item
from questions.quality.tables import table
from questions.quality.words import content, is_in, is_repeated, is_same, senses_of, stems, tokens

_OPPOSITES = (
    ("=internal", "=external"), ("=anterior", "=posterior"), ("=superior", "=inferior"),
    ("=flex", "=extend"), ("=abduct", "=adduct"),
)  # fmt: skip
_MORE = (("more", "less"), ("increas", "decreas"), ("high", "low"), ("left", "right"), (">", "<"))
_RISING = re.compile(r"^\D{0,12}?(\d+(?:\.\d+)?)(?:\D|$)")


def find_longest_key(case: Case) -> Iterator[Finding]:
    item = _single(case)
    if item is None or all(len(o.text.split()) <= limits.SHORT_OPTION for o in item.options):
        return
    key = item.right[0]
    longest = max(len(one.text) for one in item.wrong)
    if len(key.text) > limits.KEY_OVER_LONGEST * longest:
        message = "The key is much longer than every distractor. Shorten it, or lengthen them."
        yield _form("longest-key", message, key.id)


def find_unlike_options(case: Case) -> Iterator[Finding]:
    item = case.item
    texts = [one.text for one in item.options]
    if item.is_statement or item.is_drawn or len(texts) < 2:
        return
    for at, one in enumerate(item.options):
        for other in item.options[at + 1 :]:
            if is_repeated(one.text, other.text):
                yield _form("same-option", f"“{other.text}” stands there twice.", other.id, False)
            elif item.is_choice and (_holds(one.text, other.text) or _holds(other.text, one.text)):
                yield _form(
                    "option-inside",
                    f"“{one.text}” and “{other.text}”: one holds the other.",
                    other.id,
                )
    if item.is_choice and _is_uneven(texts):
        yield _form("uneven-options", "The options differ too much in length. Even them out.")


def find_grammatical_cue(case: Case) -> Iterator[Finding]:
    """Options that differ in capitals, in the end of the line, or do not follow a or an."""
    item = case.item
    if not item.is_choice or item.is_drawn or len(item.options) < 3:
        return
    for look, name in ((_capital, "capital letters"), (_stop, "the end of the line")):
        looks = [look(one.text) for one in item.options]
        for option, own in zip(item.options, looks, strict=True):
            if looks.count(own) == 1 and own is not None:
                message = f"“{option.text}” differs from the others in {name}. Make it like them."
                yield _form("odd-form", message, option.id)
    yield from _article_before_options(item)


def find_loaded_words(case: Case) -> Iterator[Finding]:
    """Absolute and vague words in some options only."""
    item = case.item
    if not item.is_choice:
        return
    for kind in ("absolute", "vague"):
        having = [
            one
            for one in item.options
            if any(word in tokens(one.text) for word in table("phrases")[kind])
        ]
        if having and len(having) < len(item.options):
            message = f"“{having[0].text}” has an {kind} word, others have none. Take it out."
            yield _form("loaded-word", message.replace("an vague", "a vague"), having[0].id)


def find_combining_options(case: Case) -> Iterator[Finding]:
    item = case.item
    if not item.is_choice:
        return
    texts = [one.text for one in item.options]
    for option in item.options:
        bare = " ".join(tokens(option.text))
        is_phrase = any(bare == " ".join(tokens(one)) for one in table("phrases")["combining"])
        others = [one for one in texts if one != option.text]
        if is_phrase or _is_sum(option.text, others) or bare in ("true", "false"):
            message = (
                f"“{option.text}” combines the others. Each option has to be an answer by itself."
            )
            yield _form("combining-option", message, option.id)


def find_order_cue(case: Case) -> Iterator[Finding]:
    """Numbers that do not ascend, steps that are shown solved."""
    item = case.item
    if item.kind == "order" and len(item.options) > 1 and item.options == item.steps:
        message = "The steps are shown in the right order. Shuffle them."
        yield _form("shown-solved", message, None, False)
    if item.is_choice:
        numbers = [_RISING.match(one.text) for one in item.options]
        values = [float(one[1]) for one in numbers if one]
        if (
            len(values) == len(item.options) > 1
            and values != sorted(values)
            and len(set(values)) == len(values)
        ):
            yield _form("numbers-unsorted", "Numbers stand out of order. Let them ascend.")


def find_lone_opposites(case: Case) -> Iterator[Finding]:
    """One pair of opposites among three or more options, with the key in it."""
    item = _single(case)
    if item is None or len(item.options) < 3:
        return
    pairs = [
        (one, other)
        for at, one in enumerate(item.options)
        for other in item.options[at + 1 :]
        if _are_opposites(one.text, other.text)
    ]
    keys = {one.id for one in item.right}
    if len(pairs) == 1 and keys & {one.id for one in pairs[0]}:
        message = "The key is one of the only two opposites. Give them a second pair, or drop one."
        yield _form("lone-opposites", message, item.right[0].id)


def _single(case: Case) -> Item | None:
    item = case.item
    return item if item.is_single and item.right and item.wrong and not item.is_drawn else None


def _form(code: str, message: str, option: str | None = None, is_minor: bool = True) -> Finding:
    return finding(code, Family.FORM, message, option=option, is_minor=is_minor)


def _is_sum(text: str, others: list[str]) -> bool:
    """Whether a text is two of the others, joined by "and"."""
    words = text.split()
    return any(
        all(any(is_same(part, one) for one in others) for part in parts)
        for at, word in enumerate(words)
        if word == "and" and 0 < at < len(words) - 1
        for parts in [(" ".join(words[:at]), " ".join(words[at + 1 :]))]
    )


def _holds(text: str, part: str) -> bool:
    """Whether one option says all that the other says, and more: who believes the one believes
    both. A name with its part beside the bare name is such a one."""
    return is_in(part, text) and len(content(part)) > 0 and len(tokens(part)) >= 2


def _is_uneven(texts: list[str]) -> bool:
    if all(len(one.split()) <= limits.SHORT_OPTION for one in texts):
        return False
    return limits.spread([len(one) for one in texts]) > limits.LENGTH_SPREAD


def _capital(text: str) -> str | None:
    return ("upper" if text[0].isupper() else "lower") if text[:1].isalpha() else None


def _stop(text: str) -> str:
    return text[-1:] if text[-1:] in ".!?;:," else ""


def _article_before_options(item: Item) -> Iterator[Finding]:
    if not re.search(r"\b(a|an)\s*(?:_{3,}|\[\[.*\]\])?[:.?]?$", item.prompt):
        return
    is_an = re.search(r"\ban\s*\W*$", item.prompt) is not None
    fitting = [one for one in item.options if (one.text[:1].lower() in "aeiou") == is_an]
    if len(fitting) < len(item.options):
        yield _form(
            "a-or-an", "The prompt's “a” or “an” fits some options only. Move it into them."
        )


def _are_opposites(one: str, other: str) -> bool:
    return any(_turned(one, other, pair) for pair in (*_OPPOSITES, *_MORE))


def _turned(one: str, other: str, pair: tuple[str, str]) -> bool:
    """Whether the two differ in this pair of words and in nothing else."""
    for left, right in (pair, pair[::-1]):
        a, b = _folded(one), _folded(other)
        if left in a and right in b and a - {left} == b - {right}:
            return True
    return False


@lru_cache(maxsize=4096)
def _folded(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in stems(text):
        senses = [one for one in senses_of(word) if any(one in pair for pair in _OPPOSITES)]
        found.add(senses[0] if senses else word)
    return frozenset(found - {"the", "of", "a", "an"})
