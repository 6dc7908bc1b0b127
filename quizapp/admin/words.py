"""What the codes in the audit log mean."""

from __future__ import annotations

from flask_babel import gettext as _


def action_words() -> dict[str, str]:
    """A few words for each code that is recorded."""
    return {
        "account.create.learner": _("Made a learner's account"),
        "account.create.instructor": _("Made an instructor's account"),
        "account.create.admin": _("Made an administrator's account"),
        "account.delete": _("Deleted an account"),
        "account.password": _("Changed the own password"),
        "account.reset": _("Set a new password through a link"),
        "account.reset_link": _("Made a link for a new password"),
        "account.reset_mail": _("A link for a new password was mailed"),
        "account.role.learner": _("Changed a role to learner"),
        "account.role.instructor": _("Changed a role to instructor"),
        "account.role.admin": _("Changed a role to administrator"),
        "article.accept": _("Accepted a fact of an article"),
        "article.accept_certain": _("Accepted the certain facts of an article"),
        "article.add": _("Added a fact to an article"),
        "article.audience": _("Chose to whom an article is offered"),
        "article.change_question": _("Changed a reviewer's question about an article"),
        "article.close_report": _("Closed a report about a question"),
        "article.correct": _("Corrected a fact of an article"),
        "article.delete": _("Deleted an article"),
        "article.drop_lost": _("Dropped decisions about an article"),
        "article.drop_lost_questions": _("Dropped decisions about questions"),
        "article.edit": _("Changed the text of an article"),
        "article.hide_question": _("Hid a question about an article"),
        "article.import": _("Brought an article"),
        "article.publish": _("Published an article"),
        "article.reject": _("Rejected a fact of an article"),
        "article.remove_question": _("Removed a reviewer's question about an article"),
        "article.restore_question": _("Restored the original wording of a question"),
        "article.reword_question": _("Reworded a question about an article"),
        "article.show_question": _("Showed a hidden question again"),
        "article.undo": _("Took back a decision about an article"),
        "article.withdraw": _("Withdrew an article"),
        "article.write_question": _("Wrote a question about an article"),
        "assignment.change": _("Changed an assignment"),
        "assignment.close": _("Ended a learner’s attempt at an assignment"),
        "assignment.create": _("Gave an assignment to a class"),
        "assignment.delete": _("Deleted an assignment"),
        "assignment.exception": _("Set a learner’s exception from an assignment"),
        "assignment.late": _("Counted a late answer"),
        "assignment.paper": _("Typed in a learner’s answers from paper"),
        "class.add_instructor": _("Made somebody an instructor of a class"),
        "class.archive": _("Archived a class"),
        "class.delete": _("Deleted a class"),
        "class.remove_instructor": _("Ended somebody’s teaching of a class"),
        "class.remove_learner": _("Removed a learner from a class"),
        "class.restore": _("Brought an archived class back"),
        "class.roster": _("Took a roster over into a class"),
    }
