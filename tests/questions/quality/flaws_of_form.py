"""Flaws of form, put into an item that is sound; None where one cannot be put."""

from __future__ import annotations

import random
import re

from tests.questions.quality.injecting import Json, keys, wrong

_FILLER = " as it was told in the passage given to all who came to the first lesson of the course"


def long_key(item: Json, facts: Json, rng: random.Random) -> Json | None:
    longest = max(len(one["text"]) for one in wrong(item))
    keys(item)[0]["text"] += (_FILLER * 9)[: max(40, longest)].rstrip()
    return item


def twice(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.sample(item["options"], 2)
    other["text"] = one["text"].upper()
    return item


def odd_form(item: Json, facts: Json, rng: random.Random) -> Json | None:
    key = rng.choice(keys(item))
    if not key["text"][:1].isalpha():
        return None
    key["text"] = rng.choice((f"{key['text']}.", key["text"][:1].lower() + key["text"][1:]))
    return item


def loaded(item: Json, facts: Json, rng: random.Random) -> Json | None:
    word = rng.choice(("always", "never", "usually", "sometimes", "often"))
    rng.choice(item["options"])["text"] += f", {word}"
    return item


def sum(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if len(item["options"]) < 3:
        return None
    target = rng.choice(wrong(item))
    first, second = rng.sample([o["text"] for o in item["options"] if o is not target], 2)
    target["text"] = rng.choice(("All of the above", "None of these", f"{first} and {second}"))
    return item


def solved(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["options"].sort(key=lambda one: item["key"].index(one["id"]))
    return item


def descending(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if not all(one["text"][:1].isdigit() for one in item["options"]):
        return None
    item["options"].reverse()
    return item


def pair(item: Json, facts: Json, rng: random.Random) -> Json | None:
    texts = ("Flexion", "Extension", "Abduction", "Distraction")
    key = keys(item)[0]
    order = [key, *wrong(item)]
    if len(order) < 3:
        return None
    for one, text in zip(order, texts, strict=False):
        one["text"] = text
    return item


def turned(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"] = rng.choice(
        ("Which of these is not so?", "Which muscle does not turn the arm?")
    )
    return item


def endless(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"] = f"Before you answer, read this{_FILLER * 3}. {item['prompt']}"
    return item


def uncorrected(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["correction"] = None if item["key"] == "false" else item["prompt"]
    return item


def misquoted(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one = rng.choice(item["evidence"])
    one.update(rng.choice(({"text": one["text"] + " indeed"}, {"start": one["start"] + 1})))
    return item


def elsewhere(item: Json, facts: Json, rng: random.Random) -> Json | None:
    text = facts["article"]["text"]
    needle = next(
        (
            one
            for one in ("Few movements of the hip", "Rest one forearm on the frame")
            if one in text
        ),
        None,
    )
    if needle is None or "hip" in item["prompt"].lower():
        return None
    start = text.index(needle)
    item["evidence"] = [{"start": start, "end": start + len(needle), "text": needle}]
    item["feedback"]["right"] = "It is so."
    return item


def misspelt(item: Json, facts: Json, rng: random.Random) -> Json | None:
    words = re.findall(r"[a-z]{8,}", facts["article"]["text"])
    targets = [
        (one, word) for one in item["options"] for word in re.findall(r"[a-z]{8,}", one["text"])
        if word in words and word not in item["prompt"]
    ]  # fmt: skip
    if not targets:
        return None
    option, word = rng.choice(targets)
    at = rng.randrange(2, len(word) - 3)
    option["text"] = option["text"].replace(word, word[:at] + word[at + 1 :], 1)
    return item if word[at] != word[at + 1] else None


def keyless(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if item["kind"] in ("single_choice", "true_false"):
        item["key"] = "elsewhere"
    elif item["kind"] == "numeric":
        item["key"] = {**item["key"], "low": item["key"]["high"] + 1}
    elif item["kind"] == "cloze":
        item["prompt"] = item["prompt"].replace("[[b1]]", "_____")
    elif item["kind"] == "multiple_choice":
        item["key"] = [*item["key"], "elsewhere"]
    else:
        item["key"] = item["key"][1:] if isinstance(item["key"], list) else {}
    return item


def left_over(item: Json, facts: Json, rng: random.Random) -> Json | None:
    used = set(item["key"].values())
    item["groups"] = [one for one in item["groups"] if one["id"] in used]
    return item


def hollow(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["key"] = {
        blank: [rng.choice(("below", "the following", "these"))] for blank in item["key"]
    }
    return item


def cut(item: Json, facts: Json, rng: random.Random) -> Json | None:
    rng.choice(wrong(item))["text"] += rng.choice((" and the", " of", " because"))
    return item


def a_for_an(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"] = rng.choice(("An useful ", "A hour of a ", "A external ")) + item["prompt"]
    return item


def wordless(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["pictures"] = {"figure": [{"sha256": "0" * 64, "words": rng.choice(("", "  "))}]}
    return item
