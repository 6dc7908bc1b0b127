"""An article's facts: found by rules, each with its evidence; nothing is invented."""

from questions.facts.as_json import facts_to_json
from questions.facts.flat import flat, topic_of, topics
from questions.facts.pipeline import extract
from questions.facts.spelling import corrected

__all__ = ["corrected", "extract", "facts_to_json", "flat", "topic_of", "topics"]
