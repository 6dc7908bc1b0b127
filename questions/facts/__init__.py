"""An article's facts: found by rules, each with its evidence; nothing is invented."""

from questions.facts.as_json import facts_to_json
from questions.facts.pipeline import extract
from questions.facts.spelling import corrected
from questions.facts.statements import statements
from questions.facts.topics import topic_of, topics

__all__ = ["corrected", "extract", "facts_to_json", "statements", "topic_of", "topics"]
