"""Holds items, banks and quizzes to their rules, by their JSON and the facts' JSON alone."""

from typing import TYPE_CHECKING

from questions.lazily import late
from questions.quality.auditor.findings import Family, Finding, Report, Severity, is_major

if TYPE_CHECKING:
    from questions.quality.auditor.banks import audit_bank, audit_quiz
    from questions.quality.auditor.items import audit_item
else:
    # Who reads what was found audits nothing.
    __getattr__ = late(
        __name__,
        {
            "audit_bank": "questions.quality.auditor.banks",
            "audit_item": "questions.quality.auditor.items",
            "audit_quiz": "questions.quality.auditor.banks",
        },
    )

__all__ = [
    "Family",
    "Finding",
    "Report",
    "Severity",
    "audit_bank",
    "audit_item",
    "audit_quiz",
    "is_major",
]
