"""Facts made by hand, for tests: hip rotators, impingement and exercises in a text of our own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from questions.facts.model import (
    ArticleRef,
    Definition,
    Dosage,
    Evidence,
    Exercise,
    Facts,
    Group,
    ListedItem,
    Listing,
    Member,
    Part,
    Range,
    TypeDefinition,
    TypeSet,
)
from questions.reading.article import Span

TEXT = """Hip rotation
Seven muscles turn the thigh in.
Tensor fasciae latae
Gluteus minimus
Gluteus medius (anterior fibers)
Adductor brevis
Adductor magnus (hamstring part)
Gracilis
Piriformis (>60 degrees of hip flexion)
Ten muscles turn the thigh out.
Gluteus maximus
Gluteus medius (posterior fibers)
Adductor magnus (adductor part)
Adductor longus
Piriformis (<60 degrees of hip flexion)
Quadratus femoris
Obturator internus
Obturator externus
Superior gemellus
Inferior gemellus
Internal rotation of the hip is the motion that rolls the thigh in.
External rotation of the hip is the motion that rolls the thigh out.
In the cam type, the femoral head is not round.
In the pincer type, the rim of the socket has grown too far.
The combined type has both.
One needs it for squatting. One needs it for getting into a car.
One cause may be tight external rotators. Arthritis may be another.
Side-lying lift
Wake up the inner muscles while the pelvis keeps still.
Lie on one side with a roller. Raise the top foot. Let the foot sink back again.
20 to 30 repetitions.
Windmill
Take both hips to and fro between their two ends.
Sit on the floor and spread the knees. Twist the trunk to one side. Then turn back the other way.
10 to 15 repetitions.
Dove stretch
Lengthen what turns the thigh out.
Get on hands and knees. Slide one leg forward. Stay there and breathe out.
Hold for 30 to 60 seconds.
Banded rockback
Let the joint glide as it bends.
Get on hands and knees with a band. Rock the hips back. Return to the start.
2 to 3 sets of 8 repetitions.
"""

# Stages that follow one another: of them an order is asked.
STAGES = """# Tendon healing

Tendon healing has three stages: inflammation, repair and remodelling.

- Inflammation: blood cells clear away damaged tissue.
- Repair: new collagen is laid down in disorder.
- Remodelling: the fibers line up along the pull.
"""

INTERNAL = (
    ("Tensor fasciae latae", None),
    ("Gluteus minimus", None),
    ("Gluteus medius", "anterior fibers"),
    ("Adductor brevis", None),
    ("Adductor magnus", "hamstring part"),
    ("Gracilis", None),
    ("Piriformis", ">60 degrees of hip flexion"),
)
EXTERNAL = (
    ("Gluteus maximus", None),
    ("Gluteus medius", "posterior fibers"),
    ("Adductor magnus", "adductor part"),
    ("Adductor longus", None),
    ("Piriformis", "<60 degrees of hip flexion"),
    ("Quadratus femoris", None),
    ("Obturator internus", None),
    ("Obturator externus", None),
    ("Superior gemellus", None),
    ("Inferior gemellus", None),
)


def article(text: str = TEXT, title: str = "Hip rotation") -> ArticleRef:
    return ArticleRef(title, hashlib.sha256(text.encode()).hexdigest(), text)


def span(words: str) -> Evidence:
    """Where the words stand in the text; nowhere for words of another text."""
    start = TEXT.find(words)
    return (Span(start, start + len(words)),) if start >= 0 else ()


def group(
    id: str,
    label: str,
    members: Sequence[tuple[str, str | None]],
    count: int | None,
    lead: str = "",
) -> Group:
    made = tuple(
        Member(
            f"{id}.{name} {qualifier or ''}".strip().lower().replace(" ", "-"),
            name,
            qualifier,
            span(f"{name} ({qualifier})" if qualifier else name),
        )
        for name, qualifier in members
    )
    return Group(id, label, count, made, span(lead) if lead else ())


def internal(members: Sequence[tuple[str, str | None]] = INTERNAL, count: int | None = 7) -> Group:
    lead = "Seven muscles turn the thigh in."
    return group("in", "internal rotators of the hip", members, count, lead)


def external(members: Sequence[tuple[str, str | None]] = EXTERNAL, count: int | None = 10) -> Group:
    lead = "Ten muscles turn the thigh out."
    return group("ex", "external rotators of the hip", members, count, lead)


def impingement() -> TypeSet:
    sources = {
        "cam": ("the femoral head is not round", "In the cam type, the femoral head is not round."),
        "pincer": (
            "the rim of the socket has grown too far",
            "In the pincer type, the rim of the socket has grown too far.",
        ),
        "combined": ("both", "The combined type has both."),
    }
    definitions = {
        name: TypeDefinition(f"fai.{name}", key, source, span(source))
        for name, (key, source) in sources.items()
    }
    return TypeSet(
        "fai", "femoroacetabular impingement", "FAI", False, tuple(sources), definitions, ()
    )


def exercise(
    name: str,
    position: str | None,
    steps: Sequence[str],
    *,
    goal: str | None = None,
    equipment: Sequence[str] = (),
    dosage: Dosage | None = None,
    dose: str = "",
) -> Exercise:
    slug = name.lower().replace(" ", "-")
    words = {
        "position": steps[0] if position and steps else "",
        "equipment": steps[0] if equipment and steps else "",
        "steps": " ".join(steps),
        "goal": goal or "",
        "dose": dose,
    }
    parts = {key: Part(f"{slug}.{key}", span(text)) for key, text in words.items() if text}
    return Exercise(
        id=slug,
        name=name,
        position=position,
        equipment=tuple(equipment),
        steps=tuple(steps),
        goal=(goal,) if goal else None,
        dosage=dosage or Dosage(),
        evidence=span(name),
        parts=parts,
    )


def exercises() -> tuple[Exercise, ...]:
    return (
        exercise(
            "Side-lying lift",
            "side-lying",
            (
                "Lie on one side with a roller.",
                "Raise the top foot.",
                "Let the foot sink back again.",
            ),
            goal="Wake up the inner muscles while the pelvis keeps still.",
            equipment=("foam roller",),
            dosage=Dosage(reps=Range(20, 30)),
            dose="20 to 30 repetitions.",
        ),
        exercise(
            "Windmill",
            "seated",
            (
                "Sit on the floor and spread the knees.",
                "Twist the trunk to one side.",
                "Then turn back the other way.",
            ),
            goal="Take both hips to and fro between their two ends.",
            dosage=Dosage(reps=Range(10, 15)),
            dose="10 to 15 repetitions.",
        ),
        exercise(
            "Dove stretch",
            "hands and knees",
            ("Get on hands and knees.", "Slide one leg forward.", "Stay there and breathe out."),
            goal="Lengthen what turns the thigh out.",
            dosage=Dosage(hold_seconds=Range(30, 60), sides="each"),
            dose="Hold for 30 to 60 seconds.",
        ),
        exercise(
            "Banded rockback",
            "hands and knees",
            ("Get on hands and knees with a band.", "Rock the hips back.", "Return to the start."),
            goal="Let the joint glide as it bends.",
            equipment=("resistance band",),
            dosage=Dosage(reps=Range(8, 8), sets=Range(2, 3)),
            dose="2 to 3 sets of 8 repetitions.",
        ),
    )


def definition(id: str, term: str, key: str) -> Definition:
    source = f"{term} is {key}."
    return Definition(id, term, key, source, span(source))


def listing(id: str, of: str, names: Sequence[tuple[str, str]]) -> Listing:
    items = tuple(ListedItem(f"{id}.{name}", name, source, span(source)) for name, source in names)
    return Listing(id, of, items)


def hip_facts() -> Facts:
    return Facts(
        article=article(),
        groups=(internal(), external()),
        types=(impingement(),),
        exercises=exercises(),
        causes=(
            listing(
                "causes",
                "a stiff hip",
                (
                    ("tight external rotators", "One cause may be tight external rotators."),
                    ("arthritis", "Arthritis may be another."),
                ),
            ),
        ),
        functions=(
            listing(
                "functions",
                "internal rotation",
                (
                    ("squatting", "One needs it for squatting."),
                    ("getting into a car", "One needs it for getting into a car."),
                ),
            ),
        ),
        definitions=(
            definition("d1", "Internal rotation of the hip", "the motion that rolls the thigh in"),
            definition("d2", "External rotation of the hip", "the motion that rolls the thigh out"),
        ),
    )
