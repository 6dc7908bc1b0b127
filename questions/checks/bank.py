"""The flaws of a bank, and of a quiz drawn from one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from questions.checks.items import check_item
from questions.checks.model import Flaw, Report, Source
from questions.checks.shape import key_texts
from questions.limits.shares import broken_shares, one_draw_each, sample
from questions.drawing.conflicts import card, gives_away, is_near_duplicate
from questions.items.model import Bank, Item, NumericRange
from questions.language.words import words

_ADVICE = {
    "true-share": "Turn some statements round: 40–60 % should be true.",
    "negative-share": "Ask for what is so: at most 5 % may be turned by a negation.",
    "longest-key-rate": "Choose distractors that are as long as the keys.",
    "shortest-key-rate": "Choose distractors that are as short as the keys.",
    "key-position": "Shuffle the options again.",
}


def check_bank(bank: Bank, source: Source) -> Report:
    """The flaws of each item, and those of the bank as a whole. What only must not stand in one
    quiz (an item that gives another's key away, a near-duplicate) is for `check_quiz`: a bank has
    many questions about one fact."""
    found = [flaw for item in bank.items for flaw in check_item(item, source)]
    whole = [
        *_other_article(bank, source),
        *_shares(one_draw_each(bank.items)),
        *_repeated(bank.items),
        *_alike(bank.items),
    ]
    return Report(tuple(found), tuple(whole))


def _other_article(bank: Bank, source: Source) -> Iterator[Flaw]:
    if bank.sha256 != source.facts.article.sha256:
        message = "The bank was made from another text than this article."
        yield Flaw(
            "other-article", None, message, "Check it with its own article, or make it anew."
        )


def check_quiz(items: Sequence[Item]) -> tuple[Flaw, ...]:
    """The flaws of items that stand in one quiz, their options in the order in which they are
    shown."""
    return (*_shares(items), *_together(items))


def _shares(items: Sequence[Item]) -> Iterator[Flaw]:
    for code, message in broken_shares([sample(item) for item in items]):
        yield Flaw(code, None, message, _ADVICE[code])


def _repeated(items: Iterable[Item]) -> Iterator[Flaw]:
    seen: set[tuple[str, int]] = set()
    for item in items:
        if (item.id, item.variant) in seen:
            advice = "Give each draw of an item a number of its own, or remove one."
            yield Flaw("repeated", item.id, "The item is there twice.", advice)
        seen.add((item.id, item.variant))


def _alike(items: Sequence[Item]) -> Iterator[Flaw]:
    """No two alike but for a word: different items about the same facts, with the same answer."""
    same_facts: defaultdict[tuple[object, ...], list[tuple[Item, list[str]]]] = defaultdict(list)
    for item in {item.id: item for item in reversed(items)}.values():
        shown = (item.prompt, *(o.text for o in item.options), *(g.text for g in item.groups))
        told = sorted(word for text in shown for word in words(text))
        answer = item.key if isinstance(item.key, NumericRange) else key_texts(item)
        same_facts[item.kind, frozenset(item.facts), answer].append((item, told))
    for group in same_facts.values():
        for (one, told), (other, again) in combinations(group, 2):
            if _differences(told, again) <= 1:
                message = f"It is the same as {one.id} but for a word."
                yield Flaw("alike", other.id, message, "Remove one of the two.")


def _differences(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words have to be changed, put in or left out; order does not count."""
    rest = list(other)
    missing = 0
    for word in one:
        if word in rest:
            rest.remove(word)
        else:
            missing += 1
    return max(missing, len(rest))


def _together(items: Sequence[Item]) -> Iterator[Flaw]:
    cards = [card(item) for item in items]
    advice = "Never draw the two for one quiz."
    for one, other in combinations(cards, 2):
        if is_near_duplicate(one, other):
            message = f"It is nearly the same as {one.item.id}."
            yield Flaw("near-duplicate", other.item.id, message, advice)
        elif gives_away(one, other) or gives_away(other, one):
            told = (one, other) if gives_away(one, other) else (other, one)
            message = f"Its prompt gives away the answer of {told[1].item.id}."
            yield Flaw("giving-away", told[0].item.id, message, advice)
