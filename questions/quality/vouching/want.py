"""What an item lacks that nobody looked at."""

from __future__ import annotations

import enum


class Want(enum.StrEnum):
    """Why an item does not stand by itself: its amounts are not plain from one passage, an exercise
    has no name of its own, nothing says that its types are the types of one thing, what it lists
    are not things of one known sort, a description says too little or is no description, it asks
    what a word means, the article says a movement of no joint."""

    AMOUNT = "amount"
    NAME = "name"
    TYPES = "types"
    LIST = "list"
    DESCRIPTION = "description"
    MEANING = "meaning"
    MOVEMENT = "movement"
