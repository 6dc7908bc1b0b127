"""Holds items, banks and quizzes to their rules, by their JSON and the facts' JSON alone."""

from questions.quality.auditor.banks import audit_bank, audit_quiz
from questions.quality.auditor.findings import Family, Finding, Report, Severity, is_major
from questions.quality.auditor.items import audit_item

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
