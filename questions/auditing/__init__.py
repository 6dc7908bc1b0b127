"""The auditor for banks and items as values: it hands them on as the JSON that the audit reads."""

from questions.auditing.auditor import Auditor
from questions.quality.auditor import Finding, Report
from questions.quality.vouching import Want

__all__ = ["Auditor", "Finding", "Report", "Want"]
