from tests.quizapp.classes.conftest import room as room
from tests.quizapp.classes.conftest import teacher as teacher
