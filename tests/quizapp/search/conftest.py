from tests.quizapp.notes.conftest import noted, sentence
from tests.quizapp.quizzes.conftest import learner, learner_id

__all__ = ["learner", "learner_id", "noted", "sentence"]
