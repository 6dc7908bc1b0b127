"""The audit log: who did what to whom, under pseudonyms that outlive the accounts.

A pseudonym is a keyed digest, so that nobody without the secret key can try numbers until one
fits; a new secret key therefore breaks the thread between older and newer entries.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from textwrap import shorten

from flask import current_app

from quizapp.extensions import db
from quizapp.models import AuditEntry, User

SYSTEM = "system"
_PURPOSE = b"quizapp audit pseudonym\0"
_PSEUDONYM_LENGTH = 32
_LONGEST_DETAIL = 200


def record(
    actor: User | None,
    action: str,
    subject: User | str | None,
    now: dt.datetime,
    *,
    learner: User | None = None,
    detail: str = "",
) -> None:
    """Adds an entry to the open transaction; the use case commits it with what it tells of.

    `actor` is None for the command line and the app itself. `subject` is an account, or the name
    of a thing such as "class 12", never a person's name; `learner` is whom in it it was about, and
    `detail` what, in words that are about nobody, such as a question.
    """
    db.session.add(
        AuditEntry(
            at=now,
            actor=SYSTEM if actor is None else pseudonym(actor),
            action=action,
            subject=subject if subject is None or isinstance(subject, str) else pseudonym(subject),
            learner=None if learner is None else pseudonym(learner),
            detail=shorten(detail, _LONGEST_DETAIL, placeholder="…"),
        )
    )


def pseudonym(user: User) -> str:
    """32 hexadecimal digits, always the same for an account and never those of another.

    The moment of creation is in it because databases give numbers of deleted accounts again.
    """
    key = str(current_app.secret_key).encode()
    told = f"{user.id}:{user.created_at.isoformat()}".encode()
    return hmac.new(key, _PURPOSE + told, hashlib.sha256).hexdigest()[:_PSEUDONYM_LENGTH]
