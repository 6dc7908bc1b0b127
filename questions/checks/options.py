"""The flaws of a set of options: a cue in their length, words, form or order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from questions.limits import choices
from questions.limits.choices import ChoiceSet
from questions.checks.model import Source
from questions.checks.shape import is_choice, key_texts, wrong_texts
from questions.limits.shares import has_one_key
from questions.items.model import Item, Kind
from questions.language.words import holds_phrase, leading_number, lemmas, words

_NEVER_OPTIONS = re.compile(
    r"(?:(?:all|none|both|neither|any|some|either) (?:one )?(?:of )?(?:the )?"
    r"(?:above|below|these|those|options|answers)|all are (?:correct|right|true)|"
    r"(?:both )?[a-f](?:,? (?:and|or)|,) [a-f](?: only)?|true|false|yes|no)",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)(?:\s*(?:–|-|to)\s*(\d+(?:\.\d+)?))?")


def find_longest_key(item: Item, source: Source) -> Iterator[str]:
    """The longest option is the key: key > 1.25 × the longest distractor (not where all options
    have ≤ 3 words). Haladyna, Downing & Rodriguez 2002, guideline on equal lengths."""
    told = _choices(item, source)
    if told and choices.has_longest_key(told):
        yield "The right answer is more than a quarter longer than every wrong one."


def find_clang(item: Item, source: Source) -> Iterator[str]:
    """Clang: a content lemma in prompt and key but in no distractor; the words of the article's
    title and topic do not count. Haladyna et al. 2002, clang associations."""
    told = _choices(item, source)
    if told and choices.has_clang(told):
        yield "A word of the question stands in the right answer and in no wrong one."


def find_convergence(item: Item, source: Source) -> Iterator[str]:
    """Convergence: the key alone has the most words in common with the other options, by two or
    more. NBME item-writing guide, convergence strategy."""
    told = _choices(item, source)
    if told and choices.has_convergence(told):
        yield "The right answer alone shares most words with the other options."


def find_grammatical_cue(item: Item, source: Source) -> Iterator[str]:
    """Grammatical cue: a/an, number, first part of speech, capitals, end punctuation agree over
    all options. NBME item-writing guide, grammatical cues."""
    told = _choices(item, source)
    if told is None:
        return
    if choices.has_mixed_openings(told):
        yield "The options begin in different forms."
    if choices.has_grammatical_cue(told):
        yield "The options differ in capitals, punctuation or number, or do not all fit the prompt."


def find_loaded_words(item: Item, source: Source) -> Iterator[str]:
    """Absolute or vague words: always, never, only, all, must; often, usually, sometimes … in some
    options only. NBME item-writing guide, absolute terms and vague frequencies."""
    told = _choices(item, source)
    if told and choices.has_loaded_words(told):
        yield "Some options have an absolute or vague word and others have none."


def find_combining_options(item: Item, source: Source) -> Iterator[str]:
    """All/none of the above, "A and B", true/false inside a choice: refused. Haladyna et al. 2002,
    guidelines on all-of-the-above and none-of-the-above."""
    if not is_choice(item):
        return
    texts = [option.text for option in item.options]
    for text in texts:
        if _NEVER_OPTIONS.fullmatch(" ".join(words(text))):
            yield f"“{text}” is no answer of its own."
        elif _joins(text, texts):
            yield f"“{text}” is put together from other options."


def find_order_cue(item: Item, source: Source) -> Iterator[str]:
    """Order cue: numbers ascend; steps to put in order never stand solved. Haladyna et al. 2002,
    options in logical or numerical order."""
    if item.kind is Kind.ORDER and tuple(option.id for option in item.options) == item.key:
        yield "The steps are shown in their right order."
    numbers = [leading_number(option.text) for option in item.options]
    known = [number for number in numbers if number is not None]
    if is_choice(item) and known and len(known) == len(numbers) and known != sorted(known):
        yield "The options are numbers and do not ascend."


def find_overlapping_numbers(item: Item, source: Source) -> Iterator[str]:
    """Overlapping numbers: option ranges are disjoint. Haladyna et al. 2002, options that do not
    overlap."""
    if not is_choice(item):
        return
    ranges = [(option.text, found) for option in item.options if (found := _range(option.text))]
    for (text, one), (other_text, other) in combinations(ranges, 2):
        if one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]:
            yield f"“{text}” and “{other_text}” overlap."


def find_lone_opposites(item: Item, source: Source) -> Iterator[str]:
    """Pair of opposites: of three or more options exactly one pair are opposites, and one of them
    is the key; two pairs, or none, are sound. NBME item-writing guide, pairs."""
    told = _choices(item, source)
    if told and choices.has_lone_opposites(told):
        yield "One pair of options are opposites, and the right answer is one of them."


def find_unlike_options(item: Item, source: Source) -> Iterator[str]:
    """Unlike options: coefficient of variation of lengths ≤ 0.5; no option inside another; unique
    when normalised. Haladyna et al. 2002, homogeneous options."""
    told = _choices(item, source)
    if told and choices.has_unlike_options(told):
        yield "The options differ much in length, repeat each other, or one holds another."


def _choices(item: Item, source: Source) -> ChoiceSet | None:
    """The options of a choice, where there is something to compare: pictures say no words."""
    keys, wrong = key_texts(item), wrong_texts(item)
    if not is_choice(item) or not keys or not wrong or _is_drawn(item):
        return None
    sorts = {source.sort_of(text) for text in (*keys, *wrong)}
    neutral = source.title | lemmas(item.topic)
    return ChoiceSet(item.prompt, keys, wrong, neutral, are_names=None not in sorts)


def _is_drawn(item: Item) -> bool:
    return has_one_key(item) and any(option.figure for option in item.options)


def _joins(text: str, texts: list[str]) -> bool:
    """Whether an option is another one with something added, or two of the others."""
    others = [words(other) for other in texts if other != text and holds_phrase(text, other)]
    told = words(text)
    return len(others) > 1 or any(
        (*other, "and") == told[: len(other) + 1] or ("and", *other) == told[-len(other) - 1 :]
        for other in others
    )


def _range(text: str) -> tuple[str, float, float] | None:
    """The words around the one amount in a text, and its ends; None where there are more."""
    found = list(_QUANTITY.finditer(text))
    if len(found) != 1:
        return None
    low = float(found[0][1])
    return " ".join(words(_QUANTITY.sub("#", text))), low, float(found[0][2] or low)
