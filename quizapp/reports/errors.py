"""What can go wrong with a report; the views have the words."""


class NotFoundError(Exception):
    """No such report, or no question that this person may report."""


class AlreadyReportedError(Exception):
    """The learner's earlier report of this question is still open."""


class AlreadyClosedError(Exception):
    """Somebody else was faster: the first reply stays."""
