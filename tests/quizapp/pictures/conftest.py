from tests.quizapp.library.conftest import browser, desk, hips, ina

__all__ = ["browser", "desk", "hips", "ina"]
