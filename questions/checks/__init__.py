"""Item-writing flaws: of an item, of a bank, of a quiz. One file for each family of flaws."""

from questions.checks.bank import check_bank, check_quiz
from questions.checks.items import check_item
from questions.checks.model import Flaw, Report, Rule, Source
from questions.checks.registry import RULES

__all__ = [
    "RULES",
    "Flaw",
    "Report",
    "Rule",
    "Source",
    "check_bank",
    "check_item",
    "check_quiz",
]
