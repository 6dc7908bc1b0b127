"""What the auditor finds of what readers called flawed, and how much that is sound it accuses."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.knowledge import Body
from questions.quality.auditor import Finding, audit_item, is_major
from tests.questions.quality.article import FACTS, SOUND
from tests.questions.quality.judged import Judged, judged, known_body
from tests.questions.quality.mutations import MUTATIONS, Mutation, inject

_DRAWS = 5
_ROW = "{:<44}{:>5} of {:>4}{:>8.3f}"


@dataclass(frozen=True)
class Read:
    """A judged item with what is found in it."""

    judged: Judged
    findings: tuple[Finding, ...]


def measure() -> None:
    """Prints the tables."""
    for name, body in (("with the knowledge", known_body()), ("without it", None)):
        for told in dict.fromkeys(one.round for one in judged()):
            print(f"Judged items, {told}, {name}")
            _print_recall([Read(one, one.findings(body)) for one in judged() if one.round == told])
    print("Flaws put into sound items")
    _print_mutations(known_body())


def _print_recall(read: Sequence[Read]) -> None:
    for mark in ("major", "minor", "sound"):
        own = [one for one in read if one.judged.mark == mark]
        if not own:
            continue
        major = sum(is_major(one.findings) for one in own)
        some = sum(bool(one.findings) for one in own)
        print(_ROW.format(f"  {mark}: a major flaw found", major, len(own), major / len(own)))
        print(_ROW.format(f"  {mark}: some flaw found", some, len(own), some / len(own)))
    for one in read:
        is_wrong = is_major(one.findings) if one.judged.mark == "sound" else False
        if is_wrong or (one.judged.mark == "major" and not is_major(one.findings)):
            print(f"    {one.judged.mark}, {one.judged.item['id']}: {one.judged.item['prompt']}")


def _print_mutations(body: Body) -> None:
    found = injected = 0
    for mutation in MUTATIONS:
        codes = [_codes(item, facts, body) for item, facts in _flawed(mutation)]
        hits = sum(bool(one & set(mutation.codes)) for one in codes)
        print(_ROW.format(f"  {mutation.name}", hits, len(codes), hits / len(codes)))
        found, injected = found + hits, injected + len(codes)
    print(_ROW.format("  all", found, injected, found / injected))
    began = time.perf_counter()
    for item, facts in _pool():
        audit_item(item, facts, body)
    took = 1000 * (time.perf_counter() - began) / len(list(_pool()))
    print(f"{'an item audited':<44}{took:>13.1f} ms")


def _codes(item: dict, facts: dict, body: Body) -> set[str]:  # type: ignore[type-arg]
    return {one.code for one in audit_item(item, facts, body)}


def _flawed(mutation: Mutation) -> Iterator[tuple[dict, dict]]:  # type: ignore[type-arg]
    for number, (item, facts) in enumerate(_pool()):
        for draw in range(_DRAWS):
            rng = random.Random(f"{mutation.name} {number} {draw}")
            made = inject(mutation, item, facts, rng)
            if made is not None:
                yield made, facts


def _pool() -> Iterator[tuple[dict, dict]]:  # type: ignore[type-arg]
    yield from ((one, FACTS) for one in SOUND)
    yield from ((one.item, one.facts) for one in judged() if one.mark == "sound")
