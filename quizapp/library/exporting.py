"""The questions of a working copy for other programs."""

from __future__ import annotations

from questions.items import Item
from quizapp.articles.making import reviewed_bank_of
from quizapp.database import release
from quizapp.library.drafts import Head, get_head
from quizapp.library.previews import first_draws
from quizapp.library.reviews import decided, list_standings
from quizapp.library.standings import items_decided, list_item_standings
from quizapp.models import User


def get_questions(viewer: User, article_id: int) -> tuple[Head, tuple[Item, ...]]:
    """What is asked of an article after its review, one draw of each question. Raises
    NotFoundError."""
    head = get_head(viewer, article_id)
    about_facts = decided(list_standings(head.draft_id))
    about_items = items_decided(list_item_standings(head.draft_id))
    release()
    bank = reviewed_bank_of(head.wording, about_facts, head.seed, about_items).bank
    return head, first_draws(bank.items)
