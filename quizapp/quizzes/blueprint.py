"""The blueprint that the modules with views of quizzes share."""

from flask import Blueprint

from quizapp.quizzes.naming import in_own_language

quizzes = Blueprint("quizzes", __name__)
quizzes.add_app_template_filter(in_own_language, "quiz_name")
