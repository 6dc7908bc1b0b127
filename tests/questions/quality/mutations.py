"""Flaws put into sound items, one function each, written from the words of the rules and without
the code that looks for them. Each gives None where it cannot."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Inject = Callable[[Json, Json, random.Random], Json | None]
_CHOICES = ("single_choice", "multiple_choice")
_FILLER = " as it was told in the passage given to all who came to the first lesson of the course"
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
_EMPTY = ("Which of these is true?", "Which statement is correct?", "What about them?", "The hip.")


@dataclass(frozen=True)
class Mutation:
    """A way to put a flaw into an item of these kinds, and the codes by which it may be found."""

    name: str
    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    inject: Inject


def inject(mutation: Mutation, item: Json, facts: Json, rng: random.Random) -> Json | None:
    """A copy of the item with the flaw."""
    if item["kind"] not in mutation.kinds:
        return None
    return mutation.inject(copy.deepcopy(item), facts, rng)


def _keys(item: Json) -> list[Json]:
    keys = item["key"] if isinstance(item["key"], list) else [item["key"]]
    return [one for one in item["options"] if one["id"] in keys]


def _wrong(item: Json) -> list[Json]:
    right = {one["id"] for one in _keys(item)}
    return [one for one in item["options"] if one["id"] not in right]


def _says_in_wrong(*texts: str) -> Inject:
    def put(item: Json, facts: Json, rng: random.Random) -> Json | None:
        rng.choice(_wrong(item))["text"] = rng.choice(texts)
        return item

    return put


def _prompted(*prompts: str) -> Inject:
    def put(item: Json, facts: Json, rng: random.Random) -> Json | None:
        item["prompt"] = rng.choice(prompts)
        return item

    return put


def _told_order(item: Json, facts: Json, rng: random.Random) -> Json | None:
    texts = rng.choice(_STEPS)
    by_id = {one["id"]: one for one in item["options"]}
    for id_, text in zip(item["key"], texts, strict=False):
        by_id[id_]["text"] = text
    return item


def _same_step(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.sample(item["options"], 2)
    other["text"] = f"{one['text']} slowly"
    return item


def _caution(item: Json, facts: Json, rng: random.Random) -> Json | None:
    text = rng.choice(("Do not let the back sag", "Avoid any pain", "Never bounce"))
    rng.choice(item["options"])["text"] = text
    return item


def _denies(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"], text = rng.choice(_DENIED)
    rng.choice(_wrong(item))["text"] = text
    return item


def _impossible(item: Json, facts: Json, rng: random.Random) -> Json | None:
    _keys(item)[0]["text"] = "Tie the band around your ankle"
    part = rng.choice(("palm", "chin", "buttock", "groin"))
    rng.choice(_wrong(item))["text"] = f"Tie the band around your {part}"
    return item


def _stranger(item: Json, facts: Json, rng: random.Random) -> Json | None:
    names = {one["name"].lower() for group in facts["groups"] for one in group["members"]}
    key = _keys(item)[0]["text"].partition(" (")[0].lower()
    if key not in names:
        return None
    rng.choice(_wrong(item))["text"] = rng.choice(("20 repetitions", facts["exercises"][0]["name"]))
    return item


def _clang(item: Json, facts: Json, rng: random.Random) -> Json | None:
    return _tell(item, *rng.choice((("lantern", "lantern"), ("orchards", "orchard"))))


def _synonym(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.choice(_SYNONYMS)
    shown = " ".join((item["prompt"], *(o["text"] for o in item["options"]))).lower()
    if one in shown or other in shown:
        return None
    return _tell(item, one, other)


def _compound(item: Json, facts: Json, rng: random.Random) -> Json | None:
    return _tell(item, *rng.choice(_SPLIT))


def _tell(item: Json, said: str, taken_up: str) -> Json:
    """The prompt says it, and the key takes it up; a name would keep its words."""
    names = ("First aim", "Second aim", "Third aim", "Fourth aim")
    for one, name in zip(item["options"], names, strict=False):
        one["text"] = f"{name} that somebody has with it"
    item["prompt"] = f"Think of the {said} here. What is aimed at?"
    _keys(item)[0]["text"] += f", {taken_up}"
    return item


def _echo(item: Json, facts: Json, rng: random.Random) -> Json | None:
    name = rng.choice(facts["exercises"])["name"]
    last = name.split()[-1].lower()
    item.update(prompt=f"The goal of “{name}” is to {last} well.", key="true", correction=None)
    return item


def _second_key(item: Json, facts: Json, rng: random.Random) -> Json | None:
    key = _keys(item)[0]["text"].partition(" (")[0].lower()
    if "NOT" in item["prompt"] or ("rotat" not in item["prompt"] and "turn" not in item["prompt"]):
        return None
    shown = {one["text"].lower() for one in item["options"]}
    for group in facts["groups"]:
        names = [one for one in group["members"] if not one["qualifier"]]
        if key in (one["name"].lower() for one in names):
            fitting = [one["name"] for one in names if one["name"].lower() not in shown]
            if fitting:
                rng.choice(_wrong(item))["text"] = rng.choice(fitting)
                return item
    return None


def _wrong_key(item: Json, facts: Json, rng: random.Random) -> Json | None:
    names = {one["name"].lower() for group in facts["groups"] for one in group["members"]}
    if not item["prompt"].startswith(("Which of these muscles", "According to the article, which")):
        return None
    if any(one["text"].partition(" (")[0].lower() not in names for one in item["options"]):
        return None
    if "NOT" in item["prompt"]:
        return None
    item["key"] = rng.choice(_wrong(item))["id"]
    return item


def _true_called_false(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if item["key"] != "true" or "exercise" in item["prompt"] or "“" in item["prompt"]:
        return None
    item.update(key="false", correction=f"It is not so that {item['prompt']}")
    return item


def _moved(item: Json, facts: Json, rng: random.Random) -> Json | None:
    option = rng.choice(list(item["key"]))
    others = [one["id"] for one in item["groups"] if one["id"] != item["key"][option]]
    item["key"][option] = rng.choice(others)
    return item


def _other_number(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["key"] = {**item["key"], "high": item["key"]["high"] + 7}
    return item


def _other_gap(item: Json, facts: Json, rng: random.Random) -> Json | None:
    group = facts["groups"][0]
    first, *rest = (one["name"] for one in group["members"])
    label = group["label"][:1].lower() + group["label"][1:]
    item["prompt"] = f"Which one of the article's list of {label} is missing? [[b1]]."
    item["key"] = {"b1": [first]}
    return item if rest else None


def _other_goal(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.sample([e for e in facts["exercises"] if e["goal"]], 2)
    goal = other["goal"][0].rstrip(".")
    item["prompt"] = f"The goal of “{one['name']}” is this: {goal[:1].lower()}{goal[1:]}."
    item.update(key="true", correction=None)
    return item


def _overlap(item: Json, facts: Json, rng: random.Random) -> Json | None:
    found = re.fullmatch(r"(\d+)(?:–\d+)? (\w+)", _keys(item)[0]["text"])
    if found is None:
        return None
    low = int(found[1])
    rng.choice(_wrong(item))["text"] = f"{max(1, low - 2)}–{low + 4} {found[2]}"
    return item


def _two_readings(item: Json, facts: Json, rng: random.Random) -> Json | None:
    for one, text in zip(item["options"], ("120 seconds", "2 minutes", "9 hours"), strict=False):
        one["text"] = text
    return item


def _unattributed(item: Json, facts: Json, rng: random.Random) -> Json | None:
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


def _vague_name(item: Json, facts: Json, rng: random.Random) -> Json | None:
    symptom = rng.choice(("knee pain", "shoulder pinching", "ankle clicking"))
    item["prompt"] = f"Which type of {symptom} fits this description: the rim is too long?"
    return item


def _without(item: Json, facts: Json, rng: random.Random) -> Json | None:
    seated = [one for one in facts["exercises"] if one["position"] == "seated"]
    name = rng.choice(seated)["name"]
    text = rng.choice(("without any hip flexion", "with no bending of the knee"))
    item["prompt"] = f"“{name}” trains the muscle {text}."
    return item


def _gloss(item: Json, facts: Json, rng: random.Random) -> Json | None:
    name, place = rng.choice(
        (("Gracilis", "calf"), ("Soleus", "buttock"), ("Gluteus maximus", "shin"))
    )
    item["prompt"] = f"{name}, a muscle of the {place}, crosses a joint."
    return item


def _long_key(item: Json, facts: Json, rng: random.Random) -> Json | None:
    longest = max(len(one["text"]) for one in _wrong(item))
    _keys(item)[0]["text"] += (_FILLER * 9)[: max(40, longest)].rstrip()
    return item


def _twice(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one, other = rng.sample(item["options"], 2)
    other["text"] = one["text"].upper()
    return item


def _odd_form(item: Json, facts: Json, rng: random.Random) -> Json | None:
    key = rng.choice(_keys(item))
    if not key["text"][:1].isalpha():
        return None
    key["text"] = rng.choice((f"{key['text']}.", key["text"][:1].lower() + key["text"][1:]))
    return item


def _loaded(item: Json, facts: Json, rng: random.Random) -> Json | None:
    word = rng.choice(("always", "never", "usually", "sometimes", "often"))
    rng.choice(item["options"])["text"] += f", {word}"
    return item


def _sum(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if len(item["options"]) < 3:
        return None
    target = rng.choice(_wrong(item))
    first, second = rng.sample([o["text"] for o in item["options"] if o is not target], 2)
    target["text"] = rng.choice(("All of the above", "None of these", f"{first} and {second}"))
    return item


def _solved(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["options"].sort(key=lambda one: item["key"].index(one["id"]))
    return item


def _descending(item: Json, facts: Json, rng: random.Random) -> Json | None:
    if not all(one["text"][:1].isdigit() for one in item["options"]):
        return None
    item["options"].reverse()
    return item


def _pair(item: Json, facts: Json, rng: random.Random) -> Json | None:
    texts = ("Flexion", "Extension", "Abduction", "Distraction")
    key = _keys(item)[0]
    order = [key, *_wrong(item)]
    if len(order) < 3:
        return None
    for one, text in zip(order, texts, strict=False):
        one["text"] = text
    return item


def _turned(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"] = rng.choice(
        ("Which of these is not so?", "Which muscle does not turn the arm?")
    )
    return item


def _endless(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"] = f"Before you answer, read this{_FILLER * 3}. {item['prompt']}"
    return item


def _uncorrected(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["correction"] = None if item["key"] == "false" else item["prompt"]
    return item


def _misquoted(item: Json, facts: Json, rng: random.Random) -> Json | None:
    one = rng.choice(item["evidence"])
    one.update(rng.choice(({"text": one["text"] + " indeed"}, {"start": one["start"] + 1})))
    return item


def _elsewhere(item: Json, facts: Json, rng: random.Random) -> Json | None:
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


def _misspelt(item: Json, facts: Json, rng: random.Random) -> Json | None:
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


def _keyless(item: Json, facts: Json, rng: random.Random) -> Json | None:
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


def _left_over(item: Json, facts: Json, rng: random.Random) -> Json | None:
    used = set(item["key"].values())
    item["groups"] = [one for one in item["groups"] if one["id"] in used]
    return item


def _hollow(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["key"] = {
        blank: [rng.choice(("below", "the following", "these"))] for blank in item["key"]
    }
    return item


def _cut(item: Json, facts: Json, rng: random.Random) -> Json | None:
    rng.choice(_wrong(item))["text"] += rng.choice((" and the", " of", " because"))
    return item


def _a_for_an(item: Json, facts: Json, rng: random.Random) -> Json | None:
    item["prompt"] = rng.choice(("An useful ", "A hour of a ", "A external ")) + item["prompt"]
    return item


_ONE, _STATED, _ORDER = ("single_choice",), ("true_false",), ("order",)
_ALL = (*_CHOICES, "true_false", "classify", "match", "order", "numeric", "cloze")

MUTATIONS: tuple[Mutation, ...] = (
    Mutation("A: told by language", ("told-order",), _ORDER, _told_order),
    Mutation("A: the same step again", ("exchangeable-steps",), _ORDER, _same_step),
    Mutation("A: a caution", ("exchangeable-steps",), _ORDER, _caution),
    Mutation("B: denies the prompt", ("denies-prompt",), _ONE, _denies),
    Mutation("B: a part that cannot", ("impossible-part",), _ONE, _impossible),
    Mutation("B: another sort", ("other-sort",), _ONE, _stranger),
    Mutation("C: a word in common", ("clang",), _ONE, _clang),
    Mutation("C: a synonym", ("clang",), _ONE, _synonym),
    Mutation("C: a split compound", ("clang",), _ONE, _compound),
    Mutation("C: the name again", ("echo",), _STATED, _echo),
    Mutation("D: another of the list", ("second-key", "disputed"), _ONE, _second_key),
    Mutation("D: the wrong one", ("wrong-key", "second-key", "disputed"), _ONE, _wrong_key),
    Mutation("D: true called false", ("wrong-key", "disputed"), _STATED, _true_called_false),
    Mutation("D: one in a wrong place", ("wrong-key",), ("classify", "match"), _moved),
    Mutation("D: another number", ("wrong-key",), ("numeric",), _other_number),
    Mutation("D: another in the gap", ("second-key",), ("cloze",), _other_gap),
    Mutation("D: another's goal", ("wrong-key",), _STATED, _other_goal),
    Mutation("D: ranges overlap", ("overlapping-numbers",), _ONE, _overlap),
    Mutation("D: two readings", ("overlapping-numbers",), _ONE, _two_readings),
    Mutation("D: attribution lost", ("disputed",), (*_CHOICES, "true_false"), _unattributed),
    Mutation("D: a remainder", ("open-remainder",), ("cloze",), _prompted(
        "Which rotator is missing? Teres major and [[b1]].", "Name the remaining one: [[b1]].")),
    Mutation("E: a symptom for a name", ("symptom-as-condition",), _ONE, _vague_name),
    Mutation("E: without what is there", ("false-without",), _STATED, _without),
    Mutation("E: a false place", ("false-gloss",), _STATED, _gloss),
    Mutation("G: the article asked", ("article-asked", "accident"), _ONE, _prompted(
        "What does the article name first?", "Which word does the page use for this movement?",
        "What role does the article give walking?")),
    Mutation("G: a or an", ("wrong-article",), _ALL, _a_for_an),
    Mutation("H: a piece of the page", ("page-words",), _ONE, _says_in_wrong(
        "Sciatica exercises for leg pain", "How to sit well", "Tips for runners")),
    Mutation("H: a hollow answer", ("hollow-answer",), ("cloze",), _hollow),
    Mutation("H: breaks off", ("cut-off",), _ONE, _cut),
    Mutation("H: a verb for a noun", ("verb-for-noun",), _ONE, _prompted(
        "What is the cause of bends it?", "What role does the article give extends it?")),
    Mutation("form: a long key", ("longest-key",), _ONE, _long_key),
    Mutation("form: an option twice", ("same-option",), _CHOICES, _twice),
    Mutation("form: an odd form", ("odd-form",), _ONE, _odd_form),
    Mutation("form: a loaded word", ("loaded-word",), _CHOICES, _loaded),
    Mutation("form: options combined", ("combining-option",), _ONE, _sum),
    Mutation("form: shown solved", ("shown-solved",), _ORDER, _solved),
    Mutation("form: numbers descend", ("numbers-unsorted",), _ONE, _descending),
    Mutation("form: one pair", ("lone-opposites",), _ONE, _pair),
    Mutation("form: a small not", ("small-negation",), _ONE, _turned),
    Mutation("form: nothing asked", ("unfocused",), _ONE, _prompted(*_EMPTY)),
    Mutation("form: too long", ("long-prompt",), (*_CHOICES, "true_false"), _endless),
    Mutation("form: correction lost or added", ("correction",), _STATED, _uncorrected),
    Mutation("form: nothing left over", ("elimination",), ("match",), _left_over),
    Mutation("form: misquoted", ("misquoted",), _ALL, _misquoted),
    Mutation("form: another line", ("other-evidence",), _STATED, _elsewhere),
    Mutation("form: a slip", ("typo",), _ONE, _misspelt),
    Mutation("form: no such key", ("unusable",), _ALL, _keyless),
)  # fmt: skip
