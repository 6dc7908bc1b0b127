"""The auditor for banks and items as values: it hands them on as the JSON that the audit reads."""

from typing import TYPE_CHECKING

from questions.lazily import late
from questions.quality.auditor import Finding, Report
from questions.quality.vouching import Want

if TYPE_CHECKING:
    from questions.auditing.auditor import Auditor
else:
    # Who reads what was found audits nothing.
    __getattr__ = late(__name__, {"Auditor": "questions.auditing.auditor"})

__all__ = ["Auditor", "Finding", "Report", "Want"]
