"""Labels of groups that are opposites."""

from __future__ import annotations

from questions.lexicon import table

_MAX_LABEL_WORDS = 20


def opposite_labels(label: str) -> tuple[str, ...]:
    """The labels, in small letters, that differ from this one by the opposite of one word."""
    words = label.lower().split()
    return tuple(
        " ".join([*words[:index], other, *words[index + 1 :]])
        for index, word in enumerate(words[:_MAX_LABEL_WORDS])
        for pair in table("anatomy")["opposites"]
        if word in pair
        for other in pair
        if other != word
    )
