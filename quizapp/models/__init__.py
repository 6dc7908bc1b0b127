"""The tables: columns, constraints and relationships; no rules."""

from quizapp.models.articles import Article, ArticleVersion, StoredFact, StoredItem
from quizapp.models.attempts import Attempt, Response, Slot
from quizapp.models.audit import AuditEntry
from quizapp.models.classes import Class, Membership
from quizapp.models.drafts import Draft, ItemReviewDecision, ReviewDecision
from quizapp.models.exercises import DiaryEntry, DiarySharing, ExercisePick, Prescription
from quizapp.models.memory import ItemDifficulty, Knowledge, Mixup
from quizapp.models.reports import Report
from quizapp.models.users import OneTimeLink, Role, User

__all__ = [
    "Article",
    "ArticleVersion",
    "Attempt",
    "AuditEntry",
    "Class",
    "DiaryEntry",
    "DiarySharing",
    "Draft",
    "ExercisePick",
    "ItemDifficulty",
    "ItemReviewDecision",
    "Knowledge",
    "Membership",
    "Mixup",
    "OneTimeLink",
    "Prescription",
    "Report",
    "Response",
    "ReviewDecision",
    "Role",
    "Slot",
    "StoredFact",
    "StoredItem",
    "User",
]
