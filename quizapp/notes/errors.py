"""What can go wrong with a note; the views have the words."""


class NotFoundError(Exception):
    """No such note of this person, or nothing that this person may write one on."""


class TooManyError(Exception):
    """The learner has as many bookmarks as are kept."""
