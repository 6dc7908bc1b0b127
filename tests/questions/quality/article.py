"""The facts of an article of our own, as JSON, and items made of it by hand, all sound."""

from __future__ import annotations

from typing import Any

TEXT = (
    "Shoulder strength: muscles and exercises\n\n"
    "Internal rotators of the shoulder\n\n"
    "Two muscles turn the upper arm inward:\n\n"
    "Subscapularis\nTeres major\n\n"
    "External rotators of the shoulder\n\n"
    "Two muscles turn the upper arm outward:\n\n"
    "Infraspinatus\nTeres minor\n\n"
    "Frozen shoulder is a shrinking of the capsule around the joint. There are three stages of "
    "frozen shoulder: freezing, frozen and thawing. In the freezing stage, the joint hurts more "
    "and more. In the frozen stage, the joint hardly moves at all. In the thawing stage, the "
    "range of motion slowly comes back.\n\n"
    "A stiff shoulder may come from a long time in a sling or from scars after an operation.\n\n"
    "Doorway lean\n\n"
    "Goal: Lengthen the muscles across the chest.\n\n"
    "Stand in an open doorway.\nRest one forearm on the frame.\nStep forward with one foot.\n\n"
    "Hold for 30 seconds.\n\n"
    "Towel press\n\n"
    "Goal: Train the muscles that turn the upper arm outward.\n\n"
    "Sit at a desk.\nPress the back of the hand against the wall.\n\n"
    "Do 10 to 15 repetitions.\n\n"
    "Pendulum\n\n"
    "Goal: Move the joint without effort.\n\n"
    "Stand and lean on a table.\nLet the arm hang.\nDraw small circles with the hand.\n"
)


def _span(quote: str) -> dict[str, int]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote)}


def quote(text: str) -> dict[str, Any]:
    return {**_span(text), "text": text}


def _members(names: dict[str, str | None], group: str) -> list[dict[str, Any]]:
    return [
        {"id": f"{group}.{name}", "name": name, "qualifier": part, "evidence": [_span(name)]}
        for name, part in names.items()
    ]


def _exercise(
    name: str, position: str, goal: str, steps: list[str], **dosage: Any
) -> dict[str, Any]:
    id_ = f"exercise-{name.split()[0].lower()}"
    parts = {part: {"id": f"{id_}.{part}"} for part in ("position", "dose", "goal", "steps")}
    return {
        "id": id_, "name": name, "position": position, "equipment": [], "steps": steps,
        "goal": [goal], "dosage": dosage, "evidence": [_span(name)], "parts": parts,
    }  # fmt: skip


FACTS: dict[str, Any] = {
    "schema": "facts/1",
    "article": {"title": "Shoulder strength: muscles and exercises", "sha256": "x", "text": TEXT},
    "groups": [
        {
            "id": "in", "label": "Internal rotators of the shoulder", "stated_count": 2,
            "members": _members({"Subscapularis": None, "Teres major": None}, "in"),
        },
        {
            "id": "out", "label": "External rotators of the shoulder", "stated_count": 2,
            "members": _members({"Infraspinatus": None, "Teres minor": None}, "out"),
        },
    ],
    "types": [
        {
            "id": "stages", "of": "frozen shoulder", "abbrev": None, "ordered": True,
            "names": ["freezing", "frozen", "thawing"],
            "definitions": {
                "freezing": {"id": "stages.1", "key": "the joint hurts more and more"},
                "frozen": {"id": "stages.2", "key": "the joint hardly moves at all"},
                "thawing": {"id": "stages.3", "key": "the range of motion slowly comes back"},
            },
        }
    ],
    "exercises": [
        _exercise("Doorway lean", "standing", "Lengthen the muscles across the chest.",
                  ["Stand in an open doorway.", "Rest one forearm on the frame.",
                   "Step forward with one foot."], hold_seconds=[30, 30]),
        _exercise("Towel press", "seated",
                  "Train the muscles that turn the upper arm outward.",
                  ["Sit at a desk.", "Press the back of the hand against the wall."],
                  reps=[10, 15]),
        _exercise("Pendulum", "standing", "Move the joint without effort.",
                  ["Stand and lean on a table.", "Let the arm hang.",
                   "Draw small circles with the hand."]),
    ],
    "causes": [
        {
            "id": "causes", "of": "a stiff shoulder",
            "items": [
                {"id": "causes.1", "name": "a long time in a sling"},
                {"id": "causes.2", "name": "scars after an operation"},
            ],
        }
    ],
    "definitions": [
        {"id": "def", "term": "Frozen shoulder",
         "key": "a shrinking of the capsule around the joint"}
    ],
}  # fmt: skip


def item(kind: str, prompt: str, options: list[str], key: Any, **more: Any) -> dict[str, Any]:
    """An item; options have the ids o0, o1, …, groups g0, g1, …"""
    base: dict[str, Any] = {
        "id": f"{kind}.x.{len(prompt)}", "kind": kind, "template": f"{kind}.x",
        "variant": 0, "lang": "en", "topic": "Shoulder", "register": "clinical", "prompt": prompt,
        "options": [{"id": f"o{at}", "text": o, "figure": None} for at, o in enumerate(options)],
        "groups": [], "reuse": False, "key": key, "correction": None,
        "feedback": {"right": "It pulls behind the joint.", "wrong": "", "by_option": {}},
        "evidence": [quote("Infraspinatus")], "facts": ["out.Infraspinatus"], "figure": None,
    }  # fmt: skip
    groups = more.pop("groups", [])
    base["groups"] = [{"id": f"g{at}", "text": text} for at, text in enumerate(groups)]
    return base | more


def choice(prompt: str, key: str, *wrong: str, **more: Any) -> dict[str, Any]:
    """One of several; the key stands first."""
    more.setdefault("evidence", [quote(TEXT.splitlines()[0])])
    return item("single_choice", prompt, [key, *wrong], "o0", **more)


def statement(prompt: str, correction: str | None = None, **more: Any) -> dict[str, Any]:
    """True, or false with its correction."""
    key = "false" if correction else "true"
    made = item("true_false", prompt, [], key, correction=correction, **more)
    made["options"] = [
        {"id": "true", "text": "True", "figure": None},
        {"id": "false", "text": "False", "figure": None},
    ]
    return made


def ordering(name: str, *steps: str) -> dict[str, Any]:
    """The steps in the right order, shown with the first one last."""
    made = item("order", f"Put these steps of “{name}” in order, from first to last.", list(steps),
                [f"o{at}" for at in range(len(steps))],
                evidence=[quote("Draw small circles with the hand.")])  # fmt: skip
    made["options"] = made["options"][1:] + made["options"][:1]
    return made


SOUND: tuple[dict[str, Any], ...] = (
    choice("Which of these muscles turns the upper arm outward?", "Infraspinatus",
           "Subscapularis", "Teres major", "Latissimus dorsi", evidence=[quote("Infraspinatus")]),
    choice("A swimmer cannot turn one upper arm outward against resistance. Which muscle is weak?",
           "Teres minor", "Teres major", "Subscapularis", evidence=[quote("Teres minor")]),
    choice("What is the goal of “Pendulum”?", "Move the joint without effort",
           "Lengthen the muscles across the chest",
           "Train the muscles that turn the upper arm outward",
           evidence=[quote("Move the joint without effort.")]),
    choice("A patient's shoulder has become less painful, and reaching up grows easier each month. "
           "Which stage is this?", "Thawing", "Freezing", "Frozen",
           evidence=[quote("In the thawing stage, the range of motion slowly comes back.")]),
    item("single_choice", "For how long is “Doorway lean” to be held, according to the article?",
         ["5 seconds", "30 seconds", "120 seconds"], "o1",
         evidence=[quote("Hold for 30 seconds.")]),
    statement("Teres minor turns the upper arm outward.", evidence=[quote("Teres minor")]),
    statement("Subscapularis turns the upper arm outward.",
              "Subscapularis turns the upper arm inward.", evidence=[quote("Subscapularis")]),
    item("multiple_choice", "Which of these muscles turn the upper arm outward? Select all that "
         "apply.", ["Infraspinatus", "Teres minor", "Subscapularis", "Teres major",
                    "Latissimus dorsi"], ["o0", "o1"]),
    item("classify", "Which way does each muscle turn the upper arm?",
         ["Infraspinatus", "Teres minor", "Subscapularis", "Teres major"],
         {"o0": "g1", "o1": "g1", "o2": "g0", "o3": "g0"}, groups=["Inward", "Outward"]),
    item("match", "Match the stages of frozen shoulder to what happens in them.",
         ["Freezing", "Thawing"], {"o0": "g0", "o1": "g1"},
         groups=["The joint hurts more and more", "The range of motion slowly comes back",
                 "The joint hardly moves at all"],
         evidence=[quote("In the freezing stage, the joint hurts more and more.")]),
    item("numeric", "According to the article, how many repetitions of “Towel press” are done?", [],
         {"low": 10, "high": 15, "unit": "repetitions"},
         evidence=[quote("Do 10 to 15 repetitions.")]),
    item("cloze", "The shrinking of the capsule around the shoulder joint is called [[b1]].", [],
         {"b1": ["frozen shoulder"]},
         evidence=[quote("Frozen shoulder is a shrinking of the capsule around the joint.")]),
    ordering("Pendulum", "Let the arm hang", "Draw small circles with the hand",
             "Shift the weight to the heels"),
)  # fmt: skip
