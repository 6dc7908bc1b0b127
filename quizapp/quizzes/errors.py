"""What can go wrong with a quiz; the views have the words."""


class NotFoundError(Exception):
    """No such attempt or question, or it is another learner's."""


class NothingToAskError(Exception):
    """No item fits what was chosen."""


class NoArticleError(Exception):
    """Nothing is published yet."""


class UnansweredError(Exception):
    """The form was sent with nothing in it."""


class AlreadyAnsweredError(Exception):
    """This try, or the whole attempt, is closed: the first answer stays."""
