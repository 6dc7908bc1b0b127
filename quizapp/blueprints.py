"""The features' pages, in one list. A new feature adds its line here.

In a module of their own: blueprints are named like the packages that they come from.
"""

from quizapp.accounts.views import accounts
from quizapp.admin.views import admin
from quizapp.articles.views import articles
from quizapp.assignments.views import assignments
from quizapp.classes.views import classes
from quizapp.classlog.views import classlog
from quizapp.embedding.views import embedding
from quizapp.exercises.views import exercises
from quizapp.exports.views import exports
from quizapp.flashcards.views import flashcards
from quizapp.gallery.views import gallery
from quizapp.home.views import home
from quizapp.library.views import library
from quizapp.live.views import live
from quizapp.messages.views import messages
from quizapp.notes.views import notes
from quizapp.offline.views import offline
from quizapp.pictures.views import pictures
from quizapp.progress.views import progress
from quizapp.quizzes.sharing_views import sharing
from quizapp.quizzes.views import quizzes
from quizapp.regrading.views import regrading
from quizapp.reminders.views import reminders
from quizapp.reports.views import reports
from quizapp.search.views import search
from quizapp.statistics.views import statistics
from quizapp.study.views import study
from quizapp.understanding.views import understanding

BLUEPRINTS = (
    home, accounts, articles, quizzes, sharing, study, flashcards, progress, classes, statistics,
    assignments, exercises, understanding, regrading, messages, classlog, exports, library, live,
    notes, reports, reminders, search, admin, gallery, offline, embedding, pictures,
)  # fmt: skip
