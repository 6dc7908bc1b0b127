"""The questions of an article as an instructor chooses among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.items import Item, Kind, explain
from questions.items.blanks import with_gaps
from questions.items.registers import CLINICAL
from quizapp.quizzes.banks import StoredBank


@dataclass(frozen=True, slots=True)
class Pick:
    """A question, worded as in its first draw. `answer` tells questions apart that begin
    alike; empty where things are placed and where it differs from draw to draw."""

    id: str
    prompt: str
    kind: Kind
    answer: str
    draws: int


def picks_by_topic(bank: StoredBank) -> Mapping[str, Sequence[Pick]]:
    """Each question once, by its topic."""
    draws: defaultdict[str, list[Item]] = defaultdict(list)
    for item in bank.pool(CLINICAL):
        draws[item.id].append(item)
    found: defaultdict[str, list[Pick]] = defaultdict(list)
    for item_id, items in draws.items():
        answers = {"; ".join(explain(one, None, None).answer) for one in items}
        answer = answers.pop() if len(answers) == 1 else ""
        first = items[0]
        prompt = with_gaps(first.prompt)
        found[first.topic].append(Pick(item_id, prompt, first.kind, answer, len(items)))
    return found
