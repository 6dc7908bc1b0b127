"""Flaws of meaning, put into an item that is sound; None where one cannot be put."""

from __future__ import annotations

import random
import re

from tests.questions.quality.injecting import Json, keys, wrong

# Two words of one meaning, of our own choosing.
_SYNONYMS = (
    ("elastic", "resistance"), ("stretch", "lengthen"), ("seated", "sit"), ("front", "anterior"),
    ("quadruped", "all fours"), ("behind", "posterior"), ("mobility", "mobile"), ("lift", "raise"),
    ("crouch", "squat"), ("jog", "run"), ("combined", "both"), ("ice", "cold"),
)  # fmt: skip
_SPLIT = (
    ("heelslide", "slide of the heel along, heel then slide"),
    ("armswing", "an arm that will swing"),
)
_DENIED = (
    ("What may cause a stiff joint?", "Loose ligaments"),
    ("What is a reason for tight muscles?", "Muscles that are very supple"),
    ("Why may a joint be unstable?", "A rigid capsule"),
    ("What causes weakness of the leg?", "Powerful muscles"),
)
_STEPS = (
    ("Lie on your back", "Lift one leg", "Lower it again", "Repeat on the other side"),
    (
        "Sit on a chair",
        "Tie the band around one ankle",
        "Straighten the knee of that leg",
        "Return to the start",
    ),
    ("Stand on a step", "Push up onto the toes", "Hold for five seconds", "Switch sides"),
)


def told_order(item: Json, facts: Json, rng: random.Random) -> Json | None:
    texts = rng.choice(_STEPS)
    by_id = {one["id"]: one for one in item["options"]}
    for id_, text in zip(item["key"], texts, strict=False):
        by_id[id_]["text"] = text
    return item


def same_step(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.sample(item["options"], 2)
    other["text"] = f"{one['text']} slowly"
    return item


def caution(item: Json, facts: Json, rng: random.Random) -> Json | None:
    text = rng.choice(("Do not let the back sag", "Avoid any pain", "Never bounce"))
    rng.choice(item["options"])["text"] = text
    return item


def denies(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"], text = rng.choice(_DENIED)
    rng.choice(wrong(item))["text"] = text
    return item


def impossible(item: Json, facts: Json, rng: random.Random) -> Json | None:
    keys(item)[0]["text"] = "Tie the band around your ankle"
    part = rng.choice(("palm", "chin", "buttock", "groin"))
    rng.choice(wrong(item))["text"] = f"Tie the band around your {part}"
    return item


def stranger(item: Json, facts: Json, rng: random.Random) -> Json | None:
    names = {one["name"].lower() for group in facts["groups"] for one in group["members"]}
    key = keys(item)[0]["text"].partition(" (")[0].lower()
    if key not in names:
        return None
    rng.choice(wrong(item))["text"] = rng.choice(("20 repetitions", facts["exercises"][0]["name"]))
    return item


def clang(item: Json, facts: Json, rng: random.Random) -> Json | None:
    return tell(item, *rng.choice((("lantern", "lantern"), ("orchards", "orchard"))))


def synonym(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.choice(_SYNONYMS)
    shown = " ".join((item["prompt"], *(o["text"] for o in item["options"]))).lower()
    if one in shown or other in shown:
        return None
    return tell(item, one, other)


def compound(item: Json, facts: Json, rng: random.Random) -> Json | None:
    return tell(item, *rng.choice(_SPLIT))


def tell(item: Json, said: str, taken_up: str) -> Json:
    """The prompt says it, and the key takes it up; a name would keep its words."""
    names = ("First aim", "Second aim", "Third aim", "Fourth aim")
    for one, name in zip(item["options"], names, strict=False):
        one["text"] = f"{name} that somebody has with it"
    item["prompt"] = f"Think of the {said} here. What is aimed at?"
    keys(item)[0]["text"] += f", {taken_up}"
    return item


def echo(item: Json, facts: Json, rng: random.Random) -> Json | None:
    name = rng.choice(facts["exercises"])["name"]
    last = name.split()[-1].lower()
    item.update(prompt=f"The goal of “{name}” is to {last} well.", key="true", correction=None)
    return item


# Where a person's movement, or another muscle, stands for the movement that is asked: the auditor
# cannot judge these keys, as docs/quality.md says.
_OUT_OF_REACH = (
    "scene.",
    "mirror.",
    "statement.lever",
    "muscle.opponent",
    "muscle.odd_one",
    "muscle.tight",
)


def second_key(item: Json, facts: Json, rng: random.Random) -> Json | None:
    key = keys(item)[0]["text"].partition(" (")[0].lower()
    if "NOT" in item["prompt"] or item["template"].startswith(_OUT_OF_REACH):
        return None
    if "rotat" not in item["prompt"] and "turn" not in item["prompt"]:
        return None
    shown = {one["text"].lower() for one in item["options"]}
    for group in facts["groups"]:
        names = [one for one in group["members"] if not one["qualifier"]]
        if key in (one["name"].lower() for one in names):
            fitting = [one["name"] for one in names if one["name"].lower() not in shown]
            if fitting:
                rng.choice(wrong(item))["text"] = rng.choice(fitting)
                return item
    return None


def wrong_key(item: Json, facts: Json, rng: random.Random) -> Json | None:
    names = {one["name"].lower() for group in facts["groups"] for one in group["members"]}
    if not item["prompt"].startswith(("Which of these muscles", "According to the article, which")):
        return None
    if any(one["text"].partition(" (")[0].lower() not in names for one in item["options"]):
        return None
    if "NOT" in item["prompt"]:
        return None
    item["key"] = rng.choice(wrong(item))["id"]
    return item


def true_called_false(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if item["key"] != "true" or item["template"].startswith(_OUT_OF_REACH):
        return None
    if "exercise" in item["prompt"] or "“" in item["prompt"]:
        return None
    item.update(key="false", correction=f"It is not so that {item['prompt']}")
    return item


def moved(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if item["kind"] == "match" and item["register"] == "plain":
        return None  # aims in plain words are no longer the article's: docs/quality.md
    option = rng.choice(list(item["key"]))
    others = [one["id"] for one in item["groups"] if one["id"] != item["key"][option]]
    item["key"][option] = rng.choice(others)
    return item


def other_number(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["key"] = {**item["key"], "high": item["key"]["high"] + 7}
    return item


def other_gap(item: Json, facts: Json, rng: random.Random) -> Json | None:
    group = facts["groups"][0]
    first, *rest = (one["name"] for one in group["members"])
    label = group["label"][:1].lower() + group["label"][1:]
    item["prompt"] = f"Which one of the article's list of {label} is missing? [[b1]]."
    item["key"] = {"b1": [first]}
    return item if rest else None


def other_goal(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.sample([e for e in facts["exercises"] if e["goal"]], 2)
    goal = other["goal"][0].rstrip(".")
    item["prompt"] = f"The goal of “{one['name']}” is this: {goal[:1].lower()}{goal[1:]}."
    item.update(key="true", correction=None)
    return item


def overlap(item: Json, facts: Json, rng: random.Random) -> Json | None:
    found = re.fullmatch(r"(\d+)(?:–\d+)? (\w+)", keys(item)[0]["text"])
    if found is None:
        return None
    low = int(found[1])
    rng.choice(wrong(item))["text"] = f"{max(1, low - 2)}–{low + 4} {found[2]}"
    return item


def two_readings(item: Json, facts: Json, rng: random.Random) -> Json | None:
    for one, text in zip(item["options"], ("120 seconds", "2 minutes", "9 hours"), strict=False):
        one["text"] = text
    return item


def unattributed(item: Json, facts: Json, rng: random.Random) -> Json | None:
    shown = " ".join((item["prompt"], *(one["text"] for one in item["options"]))).lower()
    disputed = any(one in shown for one in ("adductor", "gracilis"))
    if (
        not item["prompt"].startswith("According to the article, ")
        or not disputed
        or " and " in shown
    ):
        return None
    rest = item["prompt"].removeprefix("According to the article, ")
    item["prompt"] = rest[:1].upper() + rest[1:]
    return item


def vague_name(item: Json, facts: Json, rng: random.Random) -> Json | None:
    symptom = rng.choice(("knee pain", "shoulder pinching", "ankle clicking"))
    item["prompt"] = f"Which type of {symptom} fits this description: the rim is too long?"
    return item


def without(item: Json, facts: Json, rng: random.Random) -> Json | None:
    seated = [one for one in facts["exercises"] if one["position"] == "seated"]
    name = rng.choice(seated)["name"]
    text = rng.choice(("without any hip flexion", "with no bending of the knee"))
    item["prompt"] = f"“{name}” trains the muscle {text}."
    return item


def gloss(item: Json, facts: Json, rng: random.Random) -> Json | None:
    name, place = rng.choice(
        (("Gracilis", "calf"), ("Soleus", "buttock"), ("Gluteus maximus", "shin"))
    )
    item["prompt"] = f"{name}, a muscle of the {place}, crosses a joint."
    return item
