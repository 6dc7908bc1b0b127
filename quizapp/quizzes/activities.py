"""The quizzes that no article names, as they stand in `Attempt.activity`."""

MIXED = "mixed"
TODAY = "today"
SHAKY = "shaky"
MISSED = "missed"
PAIR = "pair"
FACT = "fact"
RETRY = "retry"

# In these the question before does not tell what the next one is about.
MIXED_ACTIVITIES = frozenset({MIXED, TODAY})
