"""The questions of a working copy for other programs: which go into a file, and what is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.exchange import FORMATS, Format, Loss, Reason, losses
from questions.items import Item
from quizapp.articles.making import reviewed_bank_of
from quizapp.database import release
from quizapp.library.drafts import Head, get_head
from quizapp.library.previews import first_draws
from quizapp.library.reviews import decided, list_standings
from quizapp.library.standings import items_decided, list_item_standings
from quizapp.models import User


@dataclass(frozen=True, slots=True)
class FormatRow:
    """What a format holds of `count` questions; the prompts of what is left out, and of what is
    kept with something missing, by the reason."""

    kind: Format
    count: int
    left_out: Mapping[Reason, Sequence[Loss]]
    lessened: Mapping[Reason, Sequence[Loss]]

    @property
    def held(self) -> int:
        return self.count - sum(map(len, self.left_out.values()))


@dataclass(frozen=True, slots=True)
class ExportPage:
    """An article's questions as they are now, in each format."""

    head: Head
    count: int
    rows: tuple[FormatRow, ...]


def get_questions(viewer: User, article_id: int) -> tuple[Head, tuple[Item, ...]]:
    """What is asked of an article after its review, one draw of each question. Raises
    NotFoundError."""
    head = get_head(viewer, article_id)
    about_facts = decided(list_standings(head.draft_id))
    about_items = items_decided(list_item_standings(head.draft_id))
    release()
    bank = reviewed_bank_of(head.wording, about_facts, head.seed, about_items).bank
    return head, first_draws(bank.items)


def get_export_page(viewer: User, article_id: int) -> ExportPage:
    """Raises NotFoundError."""
    head, items = get_questions(viewer, article_id)
    rows = tuple(_row(kind, items) for kind in FORMATS.values())
    return ExportPage(head, len(items), rows)


def losses_of(kind: Format, items: Sequence[Item]) -> tuple[Loss, ...]:
    return tuple(loss for item in items for loss in losses(kind, item))


def _row(kind: Format, items: Sequence[Item]) -> FormatRow:
    left_out: dict[Reason, list[Loss]] = {}
    lessened: dict[Reason, list[Loss]] = {}
    for loss in losses_of(kind, items):
        (left_out if loss.is_whole else lessened).setdefault(loss.reason, []).append(loss)
    return FormatRow(kind, len(items), left_out, lessened)
