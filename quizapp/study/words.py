"""How much there is to do, in the same words wherever it is told."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext


def due_words(due: int, new: int) -> str:
    """What a day, or an article's share of it, comes to: "12 facts: 10 due, 2 new"."""
    if due and new:
        return str(_("%(all)s facts: %(due)s due, %(new)s new", all=due + new, due=due, new=new))
    if new:
        return str(ngettext("%(num)s new fact", "%(num)s new facts", new))
    return str(ngettext("%(num)s fact is due", "%(num)s facts are due", due))
