"""Facts made by hand, one of each kind."""

from functools import cache

from questions.facts.model import (
    ArticleRef,
    Attribute,
    Definition,
    Dosage,
    Exercise,
    Facts,
    Group,
    ListedItem,
    Listing,
    Member,
    Part,
    Range,
    Row,
    TypeDefinition,
    TypeSet,
)
from questions.reading.article import Span


def at(start: int) -> tuple[Span, ...]:
    return (Span(start, start + 1),)


def listing(name: str, start: int) -> tuple[Listing, ...]:
    return (
        Listing(f"{name}-1", "Sore jaws", (ListedItem(f"{name}-1.a", "A Fall", "S", at(start)),)),
    )


@cache
def everything() -> Facts:
    """One fact of each kind."""
    parts = ("position", "equipment", "dose", "goal", "steps")
    dose = Dosage(reps=Range(8, 12), sets=Range(2, 2), per_week=Range(3, 3), sides="each")
    return Facts(
        ArticleRef("Jaws", "f00", "abcdefghijklmnopqrst"),
        groups=(
            Group("g", "Openers of the jaw", None, (Member("g.a", "X", "y", at(1)),), at(0), 2),
        ),
        types=(
            TypeSet(
                "t",
                "Sprain",
                None,
                True,
                ("A", "B"),
                {"A": TypeDefinition("t.a", "k", "s", at(3))},
                at(2),
            ),
        ),
        exercises=(
            Exercise(
                "e",
                "Jaw Drop",
                "seated",
                ("band",),
                ("Sit.", "Drop it."),
                ("It helps.",),
                dose,
                at(4),
                {one: Part(f"e.{one}", at(5 + place)) for place, one in enumerate(parts)},
            ),
        ),
        causes=listing("causes", 10),
        functions=listing("functions", 11),
        red_flags=listing("red_flags", 12),
        definitions=(Definition("d", "Bruxism", "grinding", "Bruxism is grinding.", at(13)),),
        attributes=(
            Attribute(
                "n",
                "nerve",
                "Muscles of the jaw",
                "trigeminal",
                (Row("n.a", "Masseter", ("trigeminal", "its root"), at(15)),),
                at(14),
            ),
        ),
        contraindications=listing("contraindications", 16),
        symptoms=listing("symptoms", 17),
    )
