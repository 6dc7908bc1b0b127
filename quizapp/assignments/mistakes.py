"""Questions on what a class gets wrong."""

from __future__ import annotations

from sqlalchemy import func, select

from questions.items.registers import CLINICAL
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Knowledge, Membership
from quizapp.quizzes.banks import StoredBank

MOST = 10
# Fewer answers than this to a fact say nothing about a class, and what so many get right is known.
_FEWEST_ANSWERS = 3
_KNOWN = 0.8


def questions_on_mistakes(taught: TaughtClass, bank: StoredBank) -> tuple[str, ...]:
    """The ids of questions that ask the facts with the lowest share of right answers in a class,
    one for each fact, the lowest first; none where too little was answered or all is known."""
    share = func.sum(Knowledge.right) * 1.0 / func.sum(Knowledge.asked)
    asked = {fact.id for fact in bank.facts}
    rows = db.session.execute(
        select(Knowledge.fact_id)
        .join(Membership, Membership.user_id == Knowledge.user_id)
        .where(Membership.class_id == taught.id)
        .group_by(Knowledge.fact_id)
        .having(func.sum(Knowledge.asked) >= _FEWEST_ANSWERS, share < _KNOWN)
        .order_by(share, Knowledge.fact_id)
    )
    chosen: list[str] = []
    for (fact,) in rows:
        if fact not in asked:
            continue
        asking = (
            one.id for one in bank.pool(CLINICAL) if fact in one.facts and one.id not in chosen
        )
        item_id = next(asking, None)
        if item_id is not None:
            chosen.append(item_id)
        if len(chosen) == MOST:
            break
    return tuple(chosen)
