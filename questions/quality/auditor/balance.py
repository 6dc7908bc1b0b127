"""F. What tells the keys over a bank or a quiz: shares, places, lengths."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from questions.quality import limits
from questions.quality.auditor.case import finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.views import Item
from questions.quality.words import is_in, tokens

_FEW = 4  # of fewer items of a template a share tells nothing
_ONE = 1.0


def find_in_templates(items: Sequence[Item]) -> Iterator[Finding]:
    """Within each template: what is always so tells the key."""
    for name, own in sorted(_by_template(items).items()):
        if len(own) >= _FEW:
            yield from _always_true(name, own)
            yield from _middle_number(name, own)
            yield from _share_of_right(name, own)
            yield from _one_place(name, own)
            yield from _lengths(f"In {name}", own)


def find_in_all(items: Sequence[Item]) -> Iterator[Finding]:
    """Over all items together."""
    yield from _true_share(items)
    yield from _negative_share(items)
    yield from _lengths("Over all", items)
    yield from _places(items)


def find_crutches(items: Sequence[Item]) -> Iterator[Finding]:
    """How many say "the article", and how many tell why."""
    said = sum(is_in("the article", one.prompt) for one in items)
    if said > limits.MOST_NAMING_THE_ARTICLE * len(items):
        message = f"{said} of {len(items)} prompts say “the article”. Ask of the world instead."
        yield _cue("the-article", message, Family.WORDING)
    told = [one for one in items if one.is_single and one.right and not one.is_drawn]
    only = sum(is_in("the article", one.explained) for one in told)
    if told and only > (1 - limits.LEAST_EXPLAINED) * len(told):
        message = (
            f"In {only} of {len(told)} the feedback only says what the article lists. Say why."
        )
        yield _cue("unexplained", message, Family.WORDING)


def _always_true(name: str, items: Sequence[Item]) -> Iterator[Finding]:
    stated = [one.is_true for one in items if one.is_statement]
    if len(stated) >= _FEW and len(set(stated)) == 1:
        word = "true" if stated[0] else "false"
        message = f"Every statement of {name} is {word}. Make half of them the other."
        yield _cue("template-truth", message)
    elif len(stated) >= _FEW and not limits.is_within_chance(sum(stated), [0.5] * len(stated)):
        message = f"In {name} {sum(stated)} of {len(stated)} statements are true. Even them out."
        yield _cue("template-truth", message)


def _middle_number(name: str, items: Sequence[Item]) -> Iterator[Finding]:
    """Of numbers that ascend, the place of the key is told by its rank."""
    ranked = [
        (next(at for at, o in enumerate(one.options) if o in one.right), len(one.options))
        for one in items
        if one.is_single and one.right and _are_numbers(one)
    ]
    if len(ranked) < _FEW:
        return
    middle = sum(0 < at < of - 1 for at, of in ranked)
    chances = [(of - 2) / of for _, of in ranked]
    ranks = Counter(at for at, _ in ranked)
    if len(ranks) == 1 or not limits.is_within_chance(middle, chances):
        message = f"In {name} the key has the same rank among the numbers. Let it vary."
        yield _cue("number-rank", message)


def _share_of_right(name: str, items: Sequence[Item]) -> Iterator[Finding]:
    shares = {
        len(one.right) / len(one.options)
        for one in items
        if one.kind == "multiple_choice" and one.options
    }
    numbers = {len(one.right) for one in items if one.kind == "multiple_choice"}
    chosen = sum(one.kind == "multiple_choice" for one in items)
    if chosen >= _FEW and (len(shares) == 1 or len(numbers) == 1):
        message = f"Every item of {name} has the same share of right options. Let it vary."
        yield _cue("right-share", message)


def _one_place(name: str, items: Sequence[Item]) -> Iterator[Finding]:
    """Of groups that are always the same two, one must not hold every key."""
    placed = [
        one.right[0].text
        for one in items
        if one.is_single and one.right and len(one.options) == 2 and not one.is_drawn
    ]
    if len(placed) >= _FEW and len(set(placed)) == 1:
        message = f"In {name} “{placed[0]}” is always right. Ask for the other as often."
        yield _cue("one-answer", message)


def _lengths(where: str, items: Iterable[Item]) -> Iterator[Finding]:
    for which, pick in (("longest", max), ("shortest", min)):
        hits, chances = 0, []
        for one in items:
            lengths = [len(option.text) for option in one.options]
            if not one.is_single or one.is_drawn or not one.right or not lengths:
                continue
            extreme = pick(lengths)
            if lengths.count(extreme) == 1:
                hits += len(one.right[0].text) == extreme
                chances.append(1 / len(lengths))
        if chances and not limits.is_within_chance(hits, chances):
            message = f"{where}, the key is the {which} option in {hits} of {len(chances)}."
            yield _cue(f"{which}-key-rate", f"{message} Choose distractors of its length.")


def _true_share(items: Iterable[Item]) -> Iterator[Finding]:
    stated = [one.is_true for one in items if one.is_statement]
    if not limits.has_even_truth(sum(stated), len(stated)):
        message = f"{sum(stated)} of {len(stated)} statements are true. 40–60 % should be."
        yield _cue("true-share", message)


def _negative_share(items: Sequence[Item]) -> Iterator[Finding]:
    turned = sum({"NOT", "EXCEPT", "NEVER"} & set(one.prompt.split()) != set() for one in items)
    if turned > limits.MOST_NEGATIVE * len(items):
        message = f"{turned} of {len(items)} questions are turned by a negation. 5 % at most."
        yield _cue("negative-share", message)


def _places(items: Iterable[Item]) -> Iterator[Finding]:
    seen: defaultdict[int, int] = defaultdict(int)
    expected: defaultdict[int, float] = defaultdict(float)
    for one in items:
        if one.is_single and one.right:
            seen[next(at for at, option in enumerate(one.options) if option in one.right)] += 1
            for at in range(len(one.options)):
                expected[at] += _ONE / len(one.options)
    places = range(max(expected, default=-1) + 1)
    if not limits.is_even([seen[at] for at in places], [expected[at] for at in places] or [_ONE]):
        counts = ", ".join(str(seen[at]) for at in places)
        yield _cue("key-position", f"The keys are not spread over the places: {counts}. Shuffle.")


def _by_template(items: Iterable[Item]) -> Mapping[str, Sequence[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for one in items:
        found[one.template].append(one)
    return found


def _are_numbers(item: Item) -> bool:
    return bool(item.options) and all(
        tokens(one.text) and tokens(one.text)[0][0].isdigit() for one in item.options
    )


def _cue(code: str, message: str, family: Family = Family.SHARES) -> Finding:
    return finding(code, family, message, is_minor=True)
