"""The tables: columns, constraints and relationships; no rules."""

from quizapp.models.articles import Article, ArticleVersion, StoredFact, StoredItem
from quizapp.models.assignments import (
    Assignment,
    AssignmentException,
    Counting,
    LateAnswer,
    Telling,
)
from quizapp.models.attempts import Attempt, Response, Slot
from quizapp.models.audit import AuditEntry
from quizapp.models.classes import (
    ArticleClass,
    Class,
    ClassInstructor,
    Departure,
    Membership,
    RosterEntry,
)
from quizapp.models.drafts import Draft, ItemReviewDecision, ReviewDecision
from quizapp.models.exercises import DiaryEntry, DiarySharing, ExercisePick, Prescription
from quizapp.models.figures import KeptFigures
from quizapp.models.live import LiveAnswer, LiveRound, Phase
from quizapp.models.memory import ItemDifficulty, Knowledge, Mixup
from quizapp.models.messages import ClassMessage, ClassMessageRecipient
from quizapp.models.pictures import StoredPicture
from quizapp.models.regrades import AnswerComment, Regrade, RegradedSlot
from quizapp.models.reports import Report
from quizapp.models.study import CalendarFeed, Note, SelfReport
from quizapp.models.tallies import ArticleTally, DayTally, TopicTally
from quizapp.models.users import EndedSession, OneTimeLink, Role, Takeover, User

__all__ = [
    "AnswerComment",
    "Article",
    "ArticleClass",
    "ArticleTally",
    "ArticleVersion",
    "Assignment",
    "AssignmentException",
    "Attempt",
    "AuditEntry",
    "CalendarFeed",
    "Class",
    "ClassInstructor",
    "ClassMessage",
    "ClassMessageRecipient",
    "Counting",
    "DayTally",
    "Departure",
    "DiaryEntry",
    "DiarySharing",
    "Draft",
    "EndedSession",
    "ExercisePick",
    "ItemDifficulty",
    "ItemReviewDecision",
    "KeptFigures",
    "Knowledge",
    "LateAnswer",
    "LiveAnswer",
    "LiveRound",
    "Membership",
    "Mixup",
    "Note",
    "OneTimeLink",
    "Phase",
    "Prescription",
    "Regrade",
    "RegradedSlot",
    "Report",
    "Response",
    "ReviewDecision",
    "Role",
    "RosterEntry",
    "SelfReport",
    "Slot",
    "StoredFact",
    "StoredItem",
    "StoredPicture",
    "Takeover",
    "Telling",
    "TopicTally",
    "User",
]
