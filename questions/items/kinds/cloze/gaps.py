"""The blanks of a sentence: which words go out, what is accepted for them, and whether the rest of
the sentence keeps the secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from questions.items.blanks import blank, blank_id
from questions.items.build import Context, Stem
from questions.items.model import Blanks, Item
from questions.items.typed import read_typed, spellings
from questions.language.words import lemmas, words
from questions.limits.choices import is_long_prompt

# Nobody types more than a few words without a slip that no rule forgives.
_MOST_WORDS = 5


def without(sentence: str, answer: str) -> str | None:
    """The sentence with the first blank in place of the answer; None where the answer is not in it
    exactly once, is the object of "a" or "an", which would tell its first letter, or is told again
    by a word of the rest. Where the sentence begins with that article, it goes."""
    found = list(re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", sentence, re.IGNORECASE))
    if len(found) != 1 or len(words(answer)) > _MOST_WORDS:
        return None
    before, after = sentence[: found[0].start()], sentence[found[0].end() :]
    if before in ("A ", "An "):
        before = ""
    if re.search(r"\ban? $", before, re.IGNORECASE) or lemmas(answer) & lemmas(before + after):
        return None
    return f"{before}{blank(1)}{after}"


def is_told_from(answers: Sequence[str], others: Iterable[str]) -> bool:
    """Whether none of the other names, typed just so, would be taken for an answer."""
    return not any(read_typed(other, answers).is_right for other in others)


def accepted(answer: str, *more: str) -> tuple[str, ...]:
    """The answer first, then what else it is called."""
    return tuple(dict.fromkeys(one for name in (answer, *more) for one in spellings(name)))


def item(
    context: Context,
    stem: Stem,
    *answers: Sequence[str],
    facts: Mapping[int, str] | None = None,
    tests: Sequence[str] | None = None,
) -> Item | None:
    """The item whose nth blank takes the nth answers; None where its prompt is too long. `facts`
    names the fact that a blank tests by itself, by its number from 1."""
    if is_long_prompt(stem.prompt):
        return None
    key = {blank_id(number): tuple(one) for number, one in enumerate(answers, start=1)}
    return context.item(
        stem,
        options=(),
        key=Blanks(key),
        fact_by_option={blank_id(number): fact for number, fact in (facts or {}).items()},
        tests=tests,
    )
