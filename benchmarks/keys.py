"""Every item of the shipped articles over many seeds, by the sum of what its answers are worth.

    python -m benchmarks.keys [--seeds 1000] [--first 0]

For each item: the key is worth 1, an empty form is no answer, nothing else that can be chosen of
single options is worth 1, and what guessing is worth is the mean over all answers, counted one by
one here. The auditor looks for a second key over the facts and the knowledge. Items that come back
unchanged under another seed are looked at once.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import combinations, permutations, product
from math import isclose

from questions import extract, parse, read, score, sound_bank
from questions.articles import shipped_article
from questions.auditing import Auditor
from questions.items.model import Item, Kind
from questions.quality.auditor import Finding, is_major
from questions.scoring import Fields, guess_score
from quizapp.demo.answering import answer_fields

_ARTICLES = ("hip-internal-rotation", "hip-muscles")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.seeds)
    for slug in _ARTICLES:
        _print_article(slug, seeds)


def _print_article(slug: str, seeds: range) -> None:
    facts = extract(read(shipped_article(slug)))
    auditor = Auditor(facts)
    seen: set[bytes] = set()
    faults: Counter[str] = Counter()
    items = 0
    for seed in seeds:
        for item in sound_bank(facts, seed).items:
            items += 1
            mark = sha256(repr(item).encode()).digest()
            if mark in seen:
                continue
            seen.add(mark)
            for fault in (*_faults(item), *_major(auditor.item(item))):
                faults[fault] += 1
                print(f"  {slug}, seed {seed}, {item.template}: {fault}: {item.prompt}")
    print(
        f"{slug}: {len(seeds)} seeds, {items} items, {len(seen)} different ones, "
        f"{sum(faults.values())} faults {dict(faults) or ''}"
    )


def _faults(item: Item) -> Iterator[str]:
    key = parse(item, answer_fields(item, 1.0, random.Random(0)))
    if key is None or score(item, key).score != 1:
        yield "the key is not worth 1"
    if parse(item, {}) is not None:
        yield "an empty form is an answer"
    if item.kind in {Kind.NUMERIC, Kind.CLOZE}:
        return
    worth = [_worth(item, fields) for fields in _all_answers(item)]
    if sum(one == 1 for one in worth) != 1:
        yield "more than one answer is worth 1"
    if not isclose(sum(worth) / len(worth), guess_score(item), abs_tol=1e-9):
        yield "guessing is not worth what is said"


def _major(findings: Iterable[Finding]) -> Iterator[str]:
    return (one.code for one in findings if is_major((one,)))


def _worth(item: Item, fields: Fields) -> float:
    response = parse(item, fields)
    return 0.0 if response is None else score(item, response).score


def _all_answers(item: Item) -> Iterator[Fields]:
    ids = [option.id for option in item.options]
    match item.kind:
        case Kind.MULTIPLE_CHOICE:
            for size in range(len(ids) + 1):
                yield from ({"answer": list(some)} for some in combinations(ids, size))
        case Kind.ORDER:
            yield from ({"answer": list(one)} for one in permutations(ids))
        case Kind.CLASSIFY:
            for places in product([group.id for group in item.groups], repeat=len(ids)):
                yield _placed(ids, places)
        case Kind.MATCH:
            for groups in permutations([group.id for group in item.groups], len(ids)):
                yield _placed(ids, groups)
        case _:
            yield from ({"answer": [one]} for one in ids)


def _placed(options: list[str], groups: tuple[str, ...]) -> Fields:
    return {f"place-{option}": [group] for option, group in zip(options, groups, strict=True)}


if __name__ == "__main__":
    main()
