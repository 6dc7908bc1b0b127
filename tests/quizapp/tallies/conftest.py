from tests.quizapp.assignments.conftest import course as course
from tests.quizapp.classes.conftest import room as room
from tests.quizapp.live.conftest import hall as hall
