"""What the flaws are made with."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Inject = Callable[[Json, Json, random.Random], Json | None]


def keys(item: Json) -> list[Json]:
    keys = item["key"] if isinstance(item["key"], list) else [item["key"]]
    return [one for one in item["options"] if one["id"] in keys]


def wrong(item: Json) -> list[Json]:
    right = {one["id"] for one in keys(item)}
    return [one for one in item["options"] if one["id"] not in right]


def says_in_wrong(*texts: str) -> Inject:
    def put(item: Json, facts: Json, rng: random.Random) -> Json | None:
        rng.choice(wrong(item))["text"] = rng.choice(texts)
        return item

    return put


def prompted(*prompts: str) -> Inject:
    def put(item: Json, facts: Json, rng: random.Random) -> Json | None:
        item["prompt"] = rng.choice(prompts)
        return item

    return put
