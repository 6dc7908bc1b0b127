"""What can go wrong with overrides of marks."""

from __future__ import annotations


class NotFoundError(Exception):
    """No learner of this class was asked that question, or there is no such override."""


class ChangedError(Exception):
    """Other answers came since the dry run was shown."""
