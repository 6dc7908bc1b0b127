"""Ready-made quizzes, and those that no article names, as they stand in `Attempt.activity`."""

from __future__ import annotations

from dataclasses import dataclass

MIXED = "mixed"
TODAY = "today"
SHAKY = "shaky"
MISSED = "missed"
PAIR = "pair"
FACT = "fact"
RETRY = "retry"
CHOSEN = "chosen"
LIVE = "live"
# What an attempt made of a live round is called, as `naming` finds it.
LIVE_TITLE = "Live in class"
# What an assignment is called that nobody gave a name: by its topics.
TOPICS_TITLE = "Quiz on {}"

# In these the question before does not tell what the next one is about.
MIXED_ACTIVITIES = frozenset({MIXED, TODAY, LIVE})


@dataclass(frozen=True, slots=True)
class StoredActivity:
    """A ready-made quiz, such as "Classify the rotators", and the items it draws from, the one
    that it is named after first."""

    key: str
    title: str
    description: str
    item_ids: tuple[str, ...]
