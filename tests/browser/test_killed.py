"""A server that is killed loses no answer that it acknowledged."""

from __future__ import annotations

import threading
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from sqlalchemy import select

from benchmarks.client import Post
from benchmarks.learners import prepare
from quizapp.extensions import db
from quizapp.models import Response, Slot
from tests.browser.conftest import app_on
from tests.browser.server import LiveServer

_LEARNERS = 6
_ANSWERS = 100
_KILL_AFTER = 40
_PATIENCE_SECONDS = 300


class _Clients:
    """Learners who answer until the server is gone, and remember what was acknowledged."""

    def __init__(self, server: LiveServer) -> None:
        self._port = server.port
        self._lock = threading.Lock()
        self.acknowledged: set[str] = set()
        self.enough = threading.Event()

    def answer(self, posts: list[Post]) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE_SECONDS)
        for post in posts:
            headers = {
                "Cookie": post.cookie,
                "Content-Type": "application/x-www-form-urlencoded",
            }
            try:
                connection.request("POST", post.path, urlencode(post.fields), headers)
                answer = connection.getresponse()
                answer.read()
            except (OSError, HTTPException):
                break
            if answer.status == 303:
                self._remember(post.path)
        connection.close()

    def _remember(self, path: str) -> None:
        with self._lock:
            self.acknowledged.add(path)
            if len(self.acknowledged) >= _KILL_AFTER:
                self.enough.set()


def test_every_acknowledged_answer_is_there_after_a_kill(own_server: LiveServer) -> None:
    app = app_on(own_server)
    app.config["WTF_CSRF_ENABLED"] = True
    work = prepare(app, _LEARNERS, _ANSWERS, then_follow=False)
    clients = _Clients(own_server)
    threads = [threading.Thread(target=clients.answer, args=(posts,)) for posts in work]
    for thread in threads:
        thread.start()
    assert clients.enough.wait(_PATIENCE_SECONDS)
    own_server.kill()
    for thread in threads:
        thread.join(_PATIENCE_SECONDS)
    assert _KILL_AFTER <= len(clients.acknowledged) < _LEARNERS * _ANSWERS

    own_server.start()
    with app.app_context():
        stored = select(Slot.attempt_id, Slot.position).join(Response)
        kept = {f"/attempts/{row.attempt_id}/{row.position}" for row in db.session.execute(stored)}
        db.session.remove()
        db.engine.dispose()
    assert clients.acknowledged - kept == set()
