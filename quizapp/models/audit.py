"""Who did what to whom, under pseudonyms that outlive the accounts."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime


class AuditEntry(Base):
    """`actor`, `subject` and `learner` are keyed digests: they tell people apart and name nobody.
    `subject` may also be a thing such as "class 12", and `learner` then the one in it whom it was
    about; `detail` says in a few words what was changed, and names nobody either."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str] = mapped_column(String(32))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(String(80), index=True)
    learner: Mapped[str | None] = mapped_column(String(32))
    detail: Mapped[str] = mapped_column(String(200), default="", server_default="")
