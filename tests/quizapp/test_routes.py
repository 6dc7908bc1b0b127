"""Every route has an owner: who may open it is decided here, and a new one fails until it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.access import (
    ACCOUNTS,
    ADMINS,
    EVERYBODY,
    INSTRUCTORS,
    REGISTERED,
    VISITOR,
    roles_of,
)
from quizapp.models import Role
from tests.quizapp.routes import fitting, paths, routes

_WHO = {
    "GET /": EVERYBODY,
    "GET /about": EVERYBODY,
    "GET /admin/audit": ADMINS,
    "GET /admin/users": ADMINS,
    "GET /admin/users/<user_id>": ADMINS,
    "GET /admin/users/<user_id>/delete": ADMINS,
    "POST /admin/users/<user_id>/delete": ADMINS,
    "POST /admin/users/<user_id>/link": ADMINS,
    "POST /admin/users/<user_id>/role": ADMINS,
    "GET /admin/users/new": ADMINS,
    "POST /admin/users/new": ADMINS,
    "GET /articles/<slug>": EVERYBODY,
    "GET /articles/<slug>/<number>": EVERYBODY,
    "POST /attempts": EVERYBODY,
    "POST /attempts/opening": EVERYBODY,
    "GET /attempts/<attempt_id>": ACCOUNTS,
    "GET /attempts/<attempt_id>/<position>": ACCOUNTS,
    "POST /attempts/<attempt_id>/<position>": ACCOUNTS,
    "POST /attempts/<attempt_id>/<position>/save": ACCOUNTS,
    "GET /attempts/<attempt_id>/<position>/report": ACCOUNTS,
    "POST /attempts/<attempt_id>/<position>/report": ACCOUNTS,
    "POST /attempts/<attempt_id>/<position>/skip": ACCOUNTS,
    "POST /attempts/<attempt_id>/dismiss": ACCOUNTS,
    "POST /attempts/<attempt_id>/finish": ACCOUNTS,
    "POST /attempts/<attempt_id>/more-time": ACCOUNTS,
    "POST /attempts/<attempt_id>/retry": ACCOUNTS,
    "GET /articles/<slug>/<number>/note": ACCOUNTS,
    "POST /articles/<slug>/<number>/note": ACCOUNTS,
    "GET /articles/<slug>/<number>/sentences": ACCOUNTS,
    "GET /attempts/<attempt_id>/<position>/note": ACCOUNTS,
    "POST /attempts/<attempt_id>/<position>/note": ACCOUNTS,
    "GET /manifest.webmanifest": EVERYBODY,
    "GET /notes": ACCOUNTS,
    "GET /offline": EVERYBODY,
    "GET /notes/<note_id>": ACCOUNTS,
    "POST /notes/<note_id>": ACCOUNTS,
    "POST /notes/<note_id>/delete": ACCOUNTS,
    "GET /notes/<note_id>/sentence": ACCOUNTS,
    "GET /calendar/<token>.ics": EVERYBODY,
    "POST /attempts/<attempt_id>/share": ACCOUNTS,
    "POST /attempts/<attempt_id>/unshare": ACCOUNTS,
    "POST /study": ACCOUNTS,
    "GET /study/calendar": REGISTERED,
    "POST /study/calendar": REGISTERED,
    "POST /study/calendar/delete": REGISTERED,
    "POST /study/calendar/renew": REGISTERED,
    "GET /study/plan": ACCOUNTS,
    "GET /sw.js": EVERYBODY,
    "POST /study/plan": ACCOUNTS,
    "GET /classes": REGISTERED,
    "GET /classes/<class_id>": INSTRUCTORS,
    "GET /classes/<class_id>/answers.csv": INSTRUCTORS,
    "POST /classes/<class_id>/archive": INSTRUCTORS,
    "POST /classes/<class_id>/code": INSTRUCTORS,
    "POST /classes/<class_id>/decline": REGISTERED,
    "GET /classes/<class_id>/delete": INSTRUCTORS,
    "POST /classes/<class_id>/delete": INSTRUCTORS,
    "GET /classes/<class_id>/instructors": INSTRUCTORS,
    "POST /classes/<class_id>/instructors": INSTRUCTORS,
    "POST /classes/<class_id>/instructors/<user_id>/remove": INSTRUCTORS,
    "GET /classes/<class_id>/invitation": REGISTERED,
    "POST /classes/<class_id>/invitation": REGISTERED,
    "GET /classes/<class_id>/join": INSTRUCTORS,
    "POST /classes/<class_id>/joining": INSTRUCTORS,
    "GET /classes/<class_id>/learners/<user_id>": INSTRUCTORS,
    "GET /classes/<class_id>/learners/<user_id>/answers": INSTRUCTORS,
    "GET /classes/<class_id>/learners/<user_id>/attempts/<attempt_id>": INSTRUCTORS,
    "POST /classes/<class_id>/learners/<user_id>/details": INSTRUCTORS,
    "POST /classes/<class_id>/learners/<user_id>/password-link": INSTRUCTORS,
    "POST /classes/<class_id>/learners/<user_id>/remove": INSTRUCTORS,
    "POST /classes/<class_id>/leave": REGISTERED,
    "GET /classes/<class_id>/learners/<user_id>/attempts/<attempt_id>/<position>/comment": (
        INSTRUCTORS
    ),
    "POST /classes/<class_id>/learners/<user_id>/attempts/<attempt_id>/<position>/comment": (
        INSTRUCTORS
    ),
    "POST /classes/<class_id>/learners/<user_id>/attempts/<attempt_id>/<position>/comment/delete": (
        INSTRUCTORS
    ),
    "GET /classes/<class_id>/log": INSTRUCTORS,
    "GET /classes/<class_id>/messages": INSTRUCTORS,
    "POST /classes/<class_id>/messages": INSTRUCTORS,
    "POST /messages/<message_id>/dismiss": REGISTERED,
    "GET /classes/<class_id>/questions/<question_id>/marks": INSTRUCTORS,
    "POST /classes/<class_id>/questions/<question_id>/marks": INSTRUCTORS,
    "GET /classes/<class_id>/regrades": INSTRUCTORS,
    "GET /classes/<class_id>/regrades/<regrade_id>": INSTRUCTORS,
    "POST /classes/<class_id>/regrades/<regrade_id>/undo": INSTRUCTORS,
    "GET /classes/<class_id>/questions": INSTRUCTORS,
    "GET /classes/<class_id>/questions/<row_id>": INSTRUCTORS,
    "GET /classes/<class_id>/understanding": INSTRUCTORS,
    "POST /classes/<class_id>/restore": INSTRUCTORS,
    "GET /classes/<class_id>/roster": INSTRUCTORS,
    "POST /classes/<class_id>/roster": INSTRUCTORS,
    "POST /classes/<class_id>/roster/<entry_id>/remove": INSTRUCTORS,
    "POST /classes/<class_id>/roster/take-over": INSTRUCTORS,
    "GET /classes/<class_id>/scores.csv": INSTRUCTORS,
    "GET /classes/<class_id>/settings": INSTRUCTORS,
    "POST /classes/<class_id>/settings": INSTRUCTORS,
    "GET /classes/new": INSTRUCTORS,
    "POST /classes/new": INSTRUCTORS,
    "GET /flashcards": ACCOUNTS,
    "GET /flashcards/<slug>/<number>": ACCOUNTS,
    "POST /flashcards/<slug>/<number>": ACCOUNTS,
    "GET /classes/<class_id>/exercises": INSTRUCTORS,
    "GET /classes/<class_id>/exercises/<article_id>/<exercise_id>": INSTRUCTORS,
    "POST /classes/<class_id>/exercises/<article_id>/<exercise_id>": INSTRUCTORS,
    "POST /classes/<class_id>/exercises/<article_id>/<exercise_id>/end": INSTRUCTORS,
    "GET /classes/<class_id>/learners/<user_id>/diary": INSTRUCTORS,
    "GET /classes/<class_id>/learners/<user_id>/exercises": INSTRUCTORS,
    "GET /classes/<class_id>/learners/<user_id>/exercises/<article_id>/<exercise_id>": INSTRUCTORS,
    "POST /classes/<class_id>/learners/<user_id>/exercises/<article_id>/<exercise_id>": INSTRUCTORS,
    "POST /classes/<class_id>/learners/<user_id>/exercises/<article_id>/<exercise_id>/end": (
        INSTRUCTORS
    ),
    "GET /exercises": EVERYBODY,
    "GET /exercises/<slug>/<exercise_id>": EVERYBODY,
    "POST /exercises/<slug>/<exercise_id>/done": EVERYBODY,
    "GET /exercises/card": EVERYBODY,
    "GET /exercises/diary": EVERYBODY,
    "POST /exercises/diary": EVERYBODY,
    "GET /exercises/diary/<entry_id>": ACCOUNTS,
    "POST /exercises/diary/<entry_id>": ACCOUNTS,
    "POST /exercises/diary/<entry_id>/delete": ACCOUNTS,
    "POST /exercises/diary/sharing/<class_id>": REGISTERED,
    "GET /exercises/doses": EVERYBODY,
    "POST /exercises/doses": EVERYBODY,
    "POST /exercises/forget": ACCOUNTS,
    "GET /exercises/pick": EVERYBODY,
    "POST /exercises/pick/<slug>": EVERYBODY,
    "GET /forgotten": EVERYBODY,
    "POST /forgotten": EVERYBODY,
    "GET /gallery": INSTRUCTORS,
    "GET /gallery/exercises": INSTRUCTORS,
    "GET /guest-answers": REGISTERED,
    "POST /guest-answers": REGISTERED,
    "GET /healthz": EVERYBODY,
    "GET /join": EVERYBODY,
    "POST /join": EVERYBODY,
    "GET /join/<code>": EVERYBODY,
    "POST /join/<code>": REGISTERED,
    "GET /library": INSTRUCTORS,
    "GET /library/<article_id>": INSTRUCTORS,
    "POST /library/<article_id>/accept-certain": INSTRUCTORS,
    "GET /library/<article_id>/add": INSTRUCTORS,
    "POST /library/<article_id>/add": INSTRUCTORS,
    "POST /library/<article_id>/columns": INSTRUCTORS,
    "GET /library/<article_id>/coverage": INSTRUCTORS,
    "POST /library/<article_id>/decisions": INSTRUCTORS,
    "GET /library/<article_id>/delete": INSTRUCTORS,
    "POST /library/<article_id>/delete": INSTRUCTORS,
    "GET /library/<article_id>/exercises": INSTRUCTORS,
    "POST /library/<article_id>/exercises": INSTRUCTORS,
    "GET /library/<article_id>/export": INSTRUCTORS,
    "GET /library/<article_id>/export/<form>": INSTRUCTORS,
    "GET /library/<article_id>/export/<form>/left-out": INSTRUCTORS,
    "GET /library/<article_id>/facts/<fact_id>": INSTRUCTORS,
    "GET /library/<article_id>/import": INSTRUCTORS,
    "POST /library/<article_id>/import": INSTRUCTORS,
    "GET /library/<article_id>/items": INSTRUCTORS,
    "GET /library/<article_id>/items/<item_id>": INSTRUCTORS,
    "POST /library/<article_id>/items/<item_id>": INSTRUCTORS,
    "POST /library/<article_id>/left-out": INSTRUCTORS,
    "GET /library/<article_id>/list": INSTRUCTORS,
    "POST /library/<article_id>/list": INSTRUCTORS,
    "GET /library/<article_id>/lists/<list_id>": INSTRUCTORS,
    "POST /library/<article_id>/lists/<list_id>": INSTRUCTORS,
    "POST /library/<article_id>/lost": INSTRUCTORS,
    "POST /library/<article_id>/lost-items": INSTRUCTORS,
    "GET /library/<article_id>/own": INSTRUCTORS,
    "POST /library/<article_id>/own": INSTRUCTORS,
    "GET /library/<article_id>/own/<own_id>": INSTRUCTORS,
    "POST /library/<article_id>/own/<own_id>": INSTRUCTORS,
    "POST /library/<article_id>/own/<own_id>/remove": INSTRUCTORS,
    "GET /library/<article_id>/publish": INSTRUCTORS,
    "POST /library/<article_id>/publish": INSTRUCTORS,
    "GET /library/<article_id>/reports": INSTRUCTORS,
    "POST /library/<article_id>/reports/<report_id>": INSTRUCTORS,
    "GET /library/<article_id>/text": INSTRUCTORS,
    "POST /library/<article_id>/text": INSTRUCTORS,
    "GET /library/<article_id>/withdraw": INSTRUCTORS,
    "POST /library/<article_id>/withdraw": INSTRUCTORS,
    "GET /library/new": INSTRUCTORS,
    "POST /library/new": INSTRUCTORS,
    "GET /login": EVERYBODY,
    "POST /language": EVERYBODY,
    "POST /login": EVERYBODY,
    "POST /logout": EVERYBODY,
    "GET /progress": EVERYBODY,
    "GET /progress/articles/<slug>": EVERYBODY,
    "GET /progress/attempts": EVERYBODY,
    "GET /progress/topics/<slug>/<number>": EVERYBODY,
    "GET /quizzes": EVERYBODY,
    "GET /register": EVERYBODY,
    "POST /register": EVERYBODY,
    "GET /reports": ACCOUNTS,
    "GET /reset/<token>": EVERYBODY,
    "POST /reset/<token>": EVERYBODY,
    "GET /search": EVERYBODY,
    "GET /settings": REGISTERED,
    "POST /settings": REGISTERED,
    "GET /settings/data": REGISTERED,
    "GET /settings/delete": REGISTERED,
    "POST /settings/delete": REGISTERED,
    "GET /settings/password": REGISTERED,
    "POST /settings/password": REGISTERED,
    "GET /setup/<token>": EVERYBODY,
    "POST /setup/<token>": EVERYBODY,
    "GET /shared/<token>": EVERYBODY,
    "POST /shared/<token>": EVERYBODY,
    "GET /static/<digest>/<name>": EVERYBODY,
    "GET /understand/<slug>": EVERYBODY,
    "GET /understand/<slug>/<number>": EVERYBODY,
    "POST /wording": EVERYBODY,
}
_ROLES = (VISITOR, *Role)


def test_somebody_decided_about_every_route(app: Flask) -> None:
    assert {route: roles_of(app, rule.endpoint) for route, rule in routes(app).items()} == _WHO


def test_no_route_changes_anything_by_get(app: Flask) -> None:
    mixed = [rule.rule for rule in app.url_map.iter_rules() if {"GET", "POST"} <= rule.methods]
    assert mixed == []


@pytest.mark.parametrize("role", _ROLES)
def test_each_route_opens_for_its_roles_and_for_no_other(
    app: Flask, browser_as: Callable[[str], FlaskClient], role: str
) -> None:
    wrong = {}
    for route, method, path in paths(app, fitting):
        answer = browser_as(role).open(path, method=method)
        is_asked_to_log_in = answer.status_code == 302 and "/login?" in answer.location + "?"
        if role in _WHO[route]:
            fits = answer.status_code in (200, 302, 303, 400, 404, 422) and not is_asked_to_log_in
        elif role in (VISITOR, Role.GUEST):
            fits = is_asked_to_log_in or answer.status_code in (401, 403)
        else:
            fits = answer.status_code == 403
        if not fits:
            wrong[route] = (answer.status_code, answer.location)
    assert wrong == {}
