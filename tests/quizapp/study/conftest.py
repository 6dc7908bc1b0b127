"""The learner of the quizzes' tests."""

from tests.quizapp.quizzes.conftest import learner, learner_id, start  # noqa: F401
