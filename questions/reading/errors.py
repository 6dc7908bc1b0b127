"""Why a source could not be read."""

from __future__ import annotations


class UnreadableArticleError(Exception):
    """The bytes are no article; the message is a sentence for people."""
