"""The limits of items and banks, and the arithmetic behind them. Knows no item: what makes items
and what audits them both ask here."""

from __future__ import annotations

from collections.abc import Sequence

# Rules of item writing (Haladyna 2002; NBME guide), with our figures.
LONGEST_QUESTION = 35  # words of the sentence that asks
LONGEST_PROMPT = 65  # words with the case before it
KEY_OVER_LONGEST = 1.25
SHORT_OPTION = 3  # words; of options this short nobody sees the length
LENGTH_SPREAD = 0.5  # standard deviation of the lengths over their mean
MOST_PREMISES = 7
LEAST_TRUE, MOST_TRUE = 0.4, 0.6
MOST_NEGATIVE = 0.05
MOST_NAMING_THE_ARTICLE = 0.25
LEAST_EXPLAINED = 0.5
NEAR_DUPLICATE = 0.8  # Jaccard, over the words that are shown
SHARED_WITH_OTHERS = 2  # convergence: by so many words the key leads
_TAIL = 0.025
# 95 % quantiles of χ² for 1, 2, … degrees of freedom (Abramowitz & Stegun, table 26.8).
_CHI_SQUARE = (3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067)


def is_within_chance(hits: int, chances: Sequence[float]) -> bool:
    """Whether so many hits lie within the central 95 % of what these chances give together
    (Poisson binomial distribution, exact)."""
    shares = [1.0]
    for chance in chances:
        shares = [
            (shares[at] if at < len(shares) else 0.0) * (1 - chance)
            + (shares[at - 1] * chance if at else 0.0)
            for at in range(len(shares) + 1)
        ]
    return sum(shares[: hits + 1]) > _TAIL and sum(shares[hits:]) > _TAIL


def is_even(seen: Sequence[int], expected: Sequence[float]) -> bool:
    """Whether Σ (seen − expected)²/expected stays below the 95 % quantile of χ²."""
    if not 2 <= len(seen) <= len(_CHI_SQUARE) + 1 or min(expected) <= 0:
        return True
    total = sum((one - mean) ** 2 / mean for one, mean in zip(seen, expected, strict=True))
    return total < _CHI_SQUARE[len(seen) - 2]


def has_even_truth(true: int, of: int) -> bool:
    """Whether 40–60 % are true, or as near to half as so few allow."""
    return LEAST_TRUE * of <= true <= MOST_TRUE * of or abs(2 * true - of) <= 1


def spread(lengths: Sequence[int]) -> float:
    """The standard deviation of the lengths over their mean."""
    mean = sum(lengths) / len(lengths)
    if not mean:
        return 0.0
    variance = sum((one - mean) ** 2 for one in lengths) / len(lengths)
    return float(variance**0.5 / mean)
