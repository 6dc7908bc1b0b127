"""Articles without headings of their own, which come to an exercise late and leave it again."""

from tests.questions.facts.samples import facts_of, groups_of

ESSAY = """The hamstrings are biceps femoris, semitendinosus and semimembranosus.

Bridge: Lie on your back with your knees bent. Lift your hips. Hold for 5 seconds, 10 times a day.

A strain is a tear of muscle fibres.
"""


def test_an_exercise_leaves_alone_what_the_essay_tells_before_and_after_it():
    facts = facts_of(ESSAY)
    assert [one.name for one in facts.exercises] == ["Bridge"]
    assert groups_of(facts) == [
        ("Hamstrings", None, ["Biceps femoris", "Semitendinosus", "Semimembranosus"])
    ]
    assert [one.term for one in facts.definitions] == ["Strain"]
