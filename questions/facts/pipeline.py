"""The extractor, as the list of its steps."""

from __future__ import annotations

from collections.abc import Callable

from questions.facts.attributes import find_attributes
from questions.facts.causes import find_causes
from questions.facts.clause_facts import find_in_clauses
from questions.facts.contraindications import find_contraindications
from questions.facts.definitions import find_definitions
from questions.facts.exercises import find_exercises
from questions.facts.functions import find_functions
from questions.facts.groups import find_groups
from questions.facts.model import ArticleRef, Facts
from questions.facts.reading_notes import carry_notes
from questions.facts.red_flags import find_red_flags
from questions.facts.symptoms import find_symptoms
from questions.facts.types import find_types
from questions.reading.article import Article

# Exercises come before all other facts: what they claim is no list, cause or definition. Types come
# before definitions, which leave the types' own sentences alone; who is not to do something before
# who is to see a doctor.
STEPS: tuple[Callable[[Article, Facts], Facts], ...] = (
    carry_notes,
    find_exercises,
    find_groups,
    find_types,
    find_causes,
    find_functions,
    find_contraindications,
    find_red_flags,
    find_definitions,
    find_attributes,
    find_symptoms,
    find_in_clauses,
)


def extract(article: Article, tell: Callable[[int, int], None] = lambda *_: None) -> Facts:
    """Every fact that the rules find in the article; what is doubtful stands in `warnings`. `tell`
    is told how many steps of how many are done."""
    facts = Facts(ArticleRef(article.title, article.sha256, article.text))
    for done, step in enumerate(STEPS):
        tell(done, len(STEPS))
        facts = step(article, facts)
    return facts
