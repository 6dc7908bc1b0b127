from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.accounts import mail
from quizapp.accounts.service import create_account
from quizapp.extensions import db
from quizapp.mail_url import MailServer, parse_mail_url
from quizapp.models import OneTimeLink, Role
from tests.quizapp.accounts.conftest import NOW, OTHER_PASSWORD, PASSWORD, log_in

MAIL_URL = "smtp://localhost:2525?from=quiz@example.org&site=https://quiz.example.org/"
SERVER = parse_mail_url(MAIL_URL)
ASKED = "If there is an account with this address, a mail with a link is on its way."


def test_without_a_mail_server_the_page_says_whom_to_ask(app: Flask) -> None:
    client = app.test_client()
    assert (
        "Ask an instructor of a class of yours, or an administrator"
        in client.get("/forgotten").text
    )
    answer = client.post("/forgotten", data={"login": "anna@example.org"})
    assert answer.status_code == 422
    assert "<form" not in answer.text.partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def mailing(
    app_with: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> tuple[Flask, list[tuple[str, str]]]:
    """An app that mails, with an account anna@example.org; and what it mailed, to whom."""
    app, sent = app_with(RATELIMIT_ENABLED=True), []
    app.extensions["mail"] = SERVER
    monkeypatch.setattr(mail, "in_background", lambda work: work())
    monkeypatch.setattr(mail, "send", lambda _server, to, _subject, body: sent.append((to, body)))
    with app.app_context():
        create_account("anna@example.org", PASSWORD, Role.LEARNER, NOW)
    return app, sent


def _ask(app: Flask, login: str, **headers: str):
    return app.test_client().post(
        "/forgotten", data={"login": login}, headers=headers, follow_redirects=True
    )


def test_the_mailed_link_sets_the_password(mailing: tuple[Flask, list]) -> None:
    app, sent = mailing
    assert ASKED in _ask(app, "Anna@example.org").text
    ((to, body),) = sent
    assert to == "anna@example.org"
    (link,) = [line for line in body.splitlines() if line.startswith("https://")]
    assert link.startswith("https://quiz.example.org/reset/")
    path = link.removeprefix("https://quiz.example.org")
    client = app.test_client()
    assert client.post(path, data={"password": OTHER_PASSWORD}).status_code == 303
    assert log_in(client, "anna@example.org", OTHER_PASSWORD).status_code == 303


@pytest.mark.parametrize("login", ["nobody@example.org", "anna"])
def test_the_answer_is_the_same_where_there_is_no_account(
    mailing: tuple[Flask, list], login: str
) -> None:
    app, sent = mailing
    answers = [_ask(app, asked) for asked in (login, "anna@example.org")]
    shown = {re.sub('value="[^"]+"', "", answer.text) for answer in answers}
    assert len(shown) == 1
    assert len(sent) == 1
    with app.app_context():
        assert db.session.scalar(select(func.count(OneTimeLink.id))) == 1


def test_a_forged_host_does_not_come_into_the_mail(mailing: tuple[Flask, list]) -> None:
    app, sent = mailing
    _ask(app, "anna@example.org", Host="evil.example")
    assert "evil.example" not in sent[0][1]


@pytest.mark.parametrize("login", ["", "no address@", "a@b.c\nBcc: d@e.f", "\x00@b.c"])
def test_what_is_no_address_is_answered_by_the_page(
    mailing: tuple[Flask, list], login: str
) -> None:
    app, sent = mailing
    assert _ask(app, login).status_code == 422
    assert sent == []


@pytest.mark.parametrize("login", ["anna@example.org", "nobody@example.org"])
def test_nobody_is_flooded_with_mail(mailing: tuple[Flask, list], login: str) -> None:
    app, _ = mailing
    assert [_ask(app, login).status_code for _ in range(4)] == [200, 200, 200, 429]


class _Smtp(socketserver.StreamRequestHandler):
    """As much of SMTP as one mail needs."""

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.mails.append(b"".join(lines).decode())
            if verb == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@pytest.fixture
def smtp() -> Iterator[socketserver.TCPServer]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Smtp) as server:
        server.mails = []
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _server_at(port: int) -> MailServer:
    return parse_mail_url(f"smtp://127.0.0.1:{port}?from=quiz@example.org&site=https://q.org")


def test_a_mail_is_handed_to_the_server(smtp: socketserver.TCPServer) -> None:
    server = _server_at(smtp.server_address[1])
    assert mail.send(server, "anna@example.org", "Neues Paßwort", "https://q.org/reset/abc\n")
    (text,) = smtp.mails
    assert "To: anna@example.org" in text
    assert "From: quiz@example.org" in text
    assert "https://q.org/reset/abc" in text


def test_a_mail_that_cannot_be_sent_is_no_error_and_names_nobody(
    smtp: socketserver.TCPServer, capfd: pytest.CaptureFixture
) -> None:
    port = smtp.server_address[1]
    assert not mail.send(_server_at(port), "anna@example.org\nBcc: x@y.org", "s", "b")
    assert not mail.send(_server_at(1), "anna@example.org", "s", "b")
    assert "anna" not in "".join(capfd.readouterr())


def test_work_beside_the_request_is_done_and_its_failure_stays_there() -> None:
    done = threading.Event()

    def work() -> None:
        done.set()
        raise OSError("the mail server is away")

    mail.in_background(work)
    assert done.wait(10)
