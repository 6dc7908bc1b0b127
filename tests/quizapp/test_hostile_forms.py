"""Whatever stands in a form about something that there is, no page breaks."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.items import Kind
from questions.items.registers import PLAIN
from quizapp.articles.sentences import sentences_of
from quizapp.articles.service import get_text, import_article, published_versions
from quizapp.clock import utc_now
from quizapp.exercises.sheets import get_sheet
from quizapp.extensions import db
from quizapp.models import Membership, Note, Role, Slot, StoredFact, StoredItem
from quizapp.models.attempts import Mode
from tests.quizapp.conftest import add_user, log_in, make_app
from tests.quizapp.hostile import FIELDS
from tests.quizapp.queries import counted
from tests.quizapp.routes import paths
from tests.quizapp.texts import OF_ANOTHER_ARTICLE

_OWN = {
    "kind": "true_false",
    "prompt": "In the cam type, the femoral head is not round.",
    "verdict": "true",
    "why": "Its ball cannot turn smoothly.",
    "quote": "In the cam type, the femoral head is not round",
    "topic": "Shapes",
}
_NOTE = {"day": "2026-11-30", "text": "Stiff", "form_key": "a" * 32}
_ASSIGNMENT = {
    "title": "Week 1",
    "article": SHIPPED_SLUG,
    "activity": "mixed",
    "length": "3",
    "opens_at": "2026-01-01T08:00",
    "due_at": "2100-01-01T08:00",
    "mode": "exam",
    "telling": "now",
    "is_same_for_all": "yes",
    "counting": "best",
}
_QUIZ = {"activity": "mixed", "length": "5"}
_ENDING = (
    "/archive",
    "/delete",
    "/remove",
    "/leave",
    "/role",
    "/withdraw",
)  # after these there is nothing to ask about
_OF_FACTS = (
    "/decisions",
    "/add",
    "/list",
    "/lists/<list_id>",
    "/columns",
    "/exercises",
    "/left-out",
)


@dataclass(frozen=True)
class _Belongings:
    """An administrator who also teaches and learns: everything that a route names is theirs."""

    client: FlaskClient
    class_id: int
    user_id: int
    attempt_ids: tuple[int, ...]
    item_id: str
    own_id: str
    fact_id: str
    note_id: int
    exercise_id: str
    question_id: int

    def once_by_kind(self, nth: int) -> _Belongings:
        """With one attempt for each kind of question; another `nth`, other modes with it."""
        modes, kinds = len(Mode), len(Kind)
        chosen = ((at + nth) % modes * kinds + at for at in range(kinds))
        return replace(self, attempt_ids=tuple(self.attempt_ids[one] for one in chosen))

    def paths(self, app: Flask, nth: int = 0) -> Iterator[tuple[str, str, str]]:
        """As `routes.paths`, with the numbers of what there is. The kind of question matters only
        to what takes an answer: of other actions on an attempt, those on the `nth` one."""
        lent = self.attempt_ids[nth % len(self.attempt_ids)]
        for attempt_id in self.attempt_ids:
            real = {
                "class_id": self.class_id,
                "user_id": self.user_id,
                "attempt_id": attempt_id,
                "slug": "hip-internal-rotation",
                "article_id": 1,
                "item_id": self.item_id,
                "own_id": self.own_id,
                "fact_id": self.fact_id,
                "note_id": self.note_id,
                "exercise_id": self.exercise_id,
                "question_id": self.question_id,
                "list_id": self.fact_id.rpartition(".")[0],
                "form": "csv",
            }
            for route, method, path in paths(app, lambda name, r=real: str(r.get(name, 1))):
                is_of_kind = "<attempt_id>" in route and (method == "GET" or _is_answer(route))
                if attempt_id == lent or is_of_kind:
                    yield route, method, path


@dataclass(frozen=True)
class _Furnished:
    """A database with all that, which tests copy."""

    database: Path
    belongings: _Belongings


@pytest.fixture(scope="session")
def furnished(filled_database: Path, tmp_path_factory: pytest.TempPathFactory) -> _Furnished:
    path = Path(shutil.copy(filled_database, tmp_path_factory.mktemp("furnished")))
    app = make_app(path)
    belongings = _furnish(app)
    with app.app_context():
        db.engine.dispose()
    return _Furnished(path, belongings)


@pytest.fixture
def app(furnished: _Furnished, tmp_path: Path) -> Iterator[Flask]:
    app = make_app(Path(shutil.copy(furnished.database, tmp_path)))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def belongings(app: Flask, furnished: _Furnished) -> _Belongings:
    client = log_in(app, furnished.belongings.user_id)
    return replace(furnished.belongings, client=client)


def _furnish(app: Flask) -> _Belongings:
    """With an attempt in each mode at each kind of question."""
    user_id = add_user(app, "everything", Role.ADMIN)
    client = log_in(app, user_id)
    client.post("/wording", data={"wording": PLAIN})  # numbers are asked in plain words
    with app.app_context():
        for slug, text in OF_ANOTHER_ARTICLE.values():
            import_article(text, slug, 1, publish=True, now=utc_now())
    articles = {kind: slug for kind, (slug, _) in OF_ANOTHER_ARTICLE.items()}
    begun = (
        client.post(
            "/attempts",
            data=_QUIZ | {"mode": mode, "kinds": kind, "article": articles.get(kind, SHIPPED_SLUG)},
        )
        for mode in Mode
        for kind in Kind
    )
    attempt_ids = tuple(int(answer.location.split("/")[2]) for answer in begun)
    class_id = int(client.post("/classes/new", data={"name": "PT"}).location.split("/")[2])
    with app.app_context():
        db.session.add(Membership(class_id=class_id, user_id=user_id, joined_at=utc_now()))
        db.session.commit()
        item_id = db.session.scalars(db.select(StoredItem.item_id)).first() or ""
        fact_id = db.session.scalars(db.select(StoredFact.fact_id)).first() or ""
        question_id = db.session.scalars(db.select(Slot.item_id)).first() or 0
    given = client.post(f"/classes/{class_id}/assignments/new", data=_ASSIGNMENT)
    assert given.location.endswith("/assignments/1/results")
    own_id = client.post("/library/1/own", data=_OWN).location.rpartition("/")[2]
    note_id = _mark_a_sentence(app, client)
    with app.app_context():
        exercise_id = get_sheet(SHIPPED_SLUG).exercises[0].id
    client.post(f"/exercises/pick/{SHIPPED_SLUG}", data={"all": "1"})
    client.post("/exercises/diary", data=_NOTE)
    client.post(f"/exercises/diary/sharing/{class_id}", data={"share": "yes"})
    client.post(
        f"/classes/{class_id}/live",
        data={"article": SHIPPED_SLUG, "about": "mixed", "length": "2"},
    )
    return _Belongings(
        client,
        class_id,
        user_id,
        attempt_ids,
        item_id,
        own_id,
        fact_id,
        note_id,
        exercise_id,
        question_id,
    )


def _mark_a_sentence(app: Flask, client: FlaskClient) -> int:
    with app.app_context():
        version = published_versions()[0]
        span = next(iter(sentences_of(get_text(version)))).span
    path = f"/articles/{version.slug}/{version.number}/note?from={span.start}&to={span.end}"
    assert client.post(path).status_code == 303
    with app.app_context():
        return db.session.scalars(db.select(Note.id)).one()


def test_pages_of_what_there_is_open_and_change_nothing(
    app: Flask, belongings: _Belongings
) -> None:
    statuses, changed = {}, set()
    for route, method, path in belongings.paths(app):
        if method != "GET" or "_id>" not in route:
            continue
        with counted(app) as statements:
            status = belongings.client.get(path).status_code
        if "_id>" in route:
            statuses[route] = status
        if not all(statement.lstrip().startswith(("SELECT", "WITH")) for statement in statements):
            changed.add(route)
    # Where people stand in the order of names is worked out when somebody looks.
    assert changed == {"GET /classes/<class_id>"}
    # Nothing was answered yet: there is nothing to report, or to write a note on.
    for page in ("report", "note"):
        assert statuses.pop(f"GET /attempts/<attempt_id>/<position>/{page}") == 404
    assert statuses.pop("GET /notes/<note_id>/sentence") == 303
    assert statuses.pop("GET /classes/<class_id>/invitation") == 303  # is in the class already
    # Nor to comment on, in the exam that is open; and no marks were changed.
    comment = "GET /classes/<class_id>/learners/<user_id>/attempts/<attempt_id>/<position>/comment"
    assert statuses.pop(comment) == 404
    assert statuses.pop("GET /classes/<class_id>/regrades/<regrade_id>") == 404
    # No question was answered, and no table is called so.
    assert statuses.pop("GET /classes/<class_id>/questions/<row_id>") == 404
    assert statuses.pop("GET /classes/<class_id>/exports/<table>.<form>") == 404
    assert statuses.pop("GET /embed/<row_id>") == 404  # the article's owner does not allow it
    assert len(statuses) == 68
    assert {route: status for route, status in statuses.items() if status != 200} == {}


@pytest.mark.parametrize(
    ("nth", "value"),
    list(
        enumerate(
            ["", "x" * 20_000, "\x00", "\ud7ff🦴<script>", "-1", "9" * 40, "1", "nan", "1e400"]
        )
    ),
)
def test_no_form_about_what_there_is_breaks_a_page(
    app: Flask, belongings: _Belongings, nth: int, value: str
) -> None:
    broken = {}
    for route, method, path in belongings.once_by_kind(nth).paths(app, nth):
        if method != "POST" or "_id>" not in route or route.endswith(_ENDING):
            continue
        forms = _forms(route, value, belongings.fact_id)
        for data in forms if value in _ALWAYS else _drawn(forms):
            status = belongings.client.post(path, data=data).status_code
            if status >= 500:
                broken[route, path] = status
    assert broken == {}


# Each field that is read as a number has a limit of its own.
_ALWAYS = ("9" * 40, "1e400")


def _drawn(forms: Iterator[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One form in four, others in each run: those of all routes with all values are thousands."""
    return (form for form in forms if random.random() < 0.25)


def _is_answer(route: str) -> bool:
    return route.endswith(("/<position>", "/save"))


def _forms(route: str, value: str, fact_id: str) -> Iterator[dict[str, object]]:
    """Everything hostile, and nothing at all; then what this route alone looks at."""
    yield dict.fromkeys(FIELDS, value)
    if not value:
        yield {}
    if "/library" in route:
        yield {"seen": "1", "text_revision": "1", "start": value, "quote": value}
    if _is_answer(route):
        yield from _forms_of_answer(value)
    elif "/own" in route or "<item_id>" in route:
        yield from _forms_of_question(value)
    elif "/assignments" in route:
        yield from ({**_ASSIGNMENT, name: value} for name in _ASSIGNMENT)
        yield {"extra_minutes": "1", "due_at": value}
    elif "exercise" in route and "/library" not in route:
        yield from _forms_of_exercises(value)
    elif route.endswith(("/live", "/<round_id>")):
        yield {"article": SHIPPED_SLUG, "about": value, "length": "2"}
        yield {"step": "next", "revision": value}
    elif route.endswith(_OF_FACTS):
        yield from _forms_of_fact(value, fact_id)


def _forms_of_answer(value: str) -> Iterator[dict[str, object]]:
    """The one field that decides, so that the others are looked at; each kind looks at its own."""
    yield {**dict.fromkeys(FIELDS, value), "try": "1"}
    yield {
        "try": "1",
        "answer": [value, value],
        "order": [value] * 3,
        "low": "1",
        "high": value,
        "place-" + value: value,
    }


def _forms_of_exercises(value: str) -> Iterator[dict[str, object]]:
    """The one field that decides, so that the others are looked at."""
    key = "b" * 32
    yield {"sets": "2", "reps": value, "hold_seconds": value, "line": value}
    yield _NOTE | {"text": value, "felt": value, "form_key": key}
    yield _NOTE | {"day": value, "done": value, "sets-" + value: value, "form_key": key}


def _forms_of_fact(value: str, fact_id: str) -> Iterator[dict[str, object]]:
    yield {"fact": fact_id, "verb": "correct", "seen": value, "field-name": value}
    yield {"kind": "dose", "quote": value, "start": value, "field-reps": value}
    yield {"kind": "cause", "home": value or "x", "lines": value, "start": value}
    yield {"seen": "1", "start": value, "subject": value, "relation-1": value, "relation-9": "x"}
    yield {"seen": "1", "from": value, "to": "99999", "begin": value, "name-0": value, "line": "0"}
    yield {"kind": "cause", "verb": "rename", "name": value, "seen": value}
    yield {"press": f"verb=accept_together;fact={fact_id};seen={value}"}


def _forms_of_question(value: str) -> Iterator[dict[str, object]]:
    yield {"act": "reword", "stem": value, "draw": value, "seen": value}
    yield {"act": "hide", "draw": value, "seen": value}
    yield _OWN | {"prompt": value, "right": value, "start": value, "seen": value}
    yield _OWN | {"kind": "multiple_choice", "option-1": value, "option-2": "b", "option-3": "c"}
