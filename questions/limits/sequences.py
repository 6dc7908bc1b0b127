"""What a step must not be to have a place among others. Generation picks its steps by the same
tests as the checker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from questions.language.words import jaccard, lemmas, words

_ALIKE = 0.6
_CAUTION = re.compile(
    r"(?:do not|don['’]t|never|avoid|try not|try to (?:avoid|keep)|make sure|be careful|ensure|"
    r"keep|maintain|remember|imagine|picture|visuali[sz]e|think|breathe|relax your)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:then|next|now|slowly|gently|and|from (?:there|here)|first),? |"
    r"(?:with|while|from|keeping) [^,]+, )+",
    re.IGNORECASE,
)


def without_lead_in(step: str) -> str:
    """The step from its verb on."""
    return _LEAD_IN.sub("", step.strip())


def is_caution(step: str) -> bool:
    """Whether a step says what to mind all the time, and so has no place of its own."""
    return bool(_CAUTION.match(without_lead_in(step)))


def has_exchangeable(steps: Sequence[str]) -> bool:
    """Whether two steps are so much alike that either could come first."""
    return any(
        jaccard(lemmas(first), lemmas(second)) >= _ALIKE for first, second in combinations(steps, 2)
    ) or len({words(step) for step in steps}) < len(steps)
