"""An article's facts: found by rules, each with its evidence; nothing is invented."""

from typing import TYPE_CHECKING

from questions.facts.as_json import facts_to_json
from questions.facts.flat import flat, topic_of, topics
from questions.facts.spelling import corrected
from questions.lazily import late

if TYPE_CHECKING:
    from questions.facts.pipeline import extract
else:
    # Who reads facts finds none.
    __getattr__ = late(__name__, {"extract": "questions.facts.pipeline"})

__all__ = ["corrected", "extract", "facts_to_json", "flat", "topic_of", "topics"]
