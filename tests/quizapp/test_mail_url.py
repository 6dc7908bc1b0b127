"""What QUIZAPP_MAIL_URL says of the mail server."""

from __future__ import annotations

import pytest

from quizapp.mail_url import MailServer, parse_mail_url


@pytest.mark.parametrize(
    ("url", "server"),
    [
        (
            "smtp://mail.example.org?from=a@b.org&site=http://q.org",
            MailServer("mail.example.org", 25, False, None, None, "a@b.org", "http://q.org"),
        ),
        (
            "smtps://me%40b.org:p%3Aw@mail.example.org?from=a@b.org&site=https://q.org/",
            MailServer(
                "mail.example.org", 465, True, "me@b.org", "p:w", "a@b.org", "https://q.org"
            ),
        ),
    ],
)
def test_the_mail_url_says_everything(url: str, server: MailServer) -> None:
    assert parse_mail_url(url) == server
