"""Pictures of the questions that people bring."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base, UtcDateTime


class StoredPicture(Base):
    """The bytes of a picture, which `sha256` is of: whoever asks by it gets the same ones for ever.
    Questions of the article name it, in its working copy and in versions. `by_id` is None once
    that account is deleted."""

    __tablename__ = "pictures"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    media_type: Mapped[str] = mapped_column(String(40))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
