import pytest

from questions.facts.model import Facts
from questions.items.families import families
from tests.questions.items.samples import EXTERNAL, INTERNAL, article, external, group, internal


def family_of(*groups):
    (family,) = families(Facts(article(), groups=groups))
    return family


def placed(family, name, qualifier=None):
    return next(
        one
        for one in family.placed()
        if (one.member.name, one.member.qualifier) == (name, qualifier)
    )


def labelled(*labels):
    return [group(f"g{at}", label, INTERNAL[:2], 2) for at, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("labels", "noun", "head"),
    [
        (("Internal rotators of the hip", "External rotators of the hip"),
         "rotators of the hip", "rotators"),
        (("elbow flexors", "elbow extensors"),
         "elbow flexors and extensors", "flexors and extensors"),
        (("flexors of the knee", "extensors of the knee"),
         "flexors and extensors of the knee", "flexors and extensors"),
        (("muscles that bend the knee", "muscles that straighten the knee"), "muscles", "muscles"),
    ],
)  # fmt: skip
def test_groups_whose_labels_differ_in_one_word_are_kin(labels, noun, head):
    family = family_of(*labelled(*labels))
    assert (family.noun, family.head, len(family.groups)) == (noun, head, 2)


def test_groups_of_other_nouns_stand_alone():
    alone = families(Facts(article(), groups=tuple(labelled("hip flexors", "bones of the foot"))))
    assert [len(family.groups) for family in alone] == [1, 1]


def test_a_member_of_the_opposite_group_is_false():
    family = family_of(internal(count=None), external(count=None))
    assert family.is_false(placed(family, "Adductor longus"), family.groups[0])


def test_a_doubled_member_is_false_under_its_other_qualifier():
    family = family_of(internal(), external())
    one = placed(family, "Piriformis", "<60 degrees of hip flexion")
    assert family.is_false(one, family.groups[0])
    assert [twin.member.qualifier for twin in family.twins(one)] == [">60 degrees of hip flexion"]


def test_a_member_is_never_false_of_its_own_group():
    family = family_of(internal(), external())
    assert not family.is_false(placed(family, "Gracilis"), family.groups[0])


@pytest.mark.parametrize(("count", "is_false"), [(2, True), (None, False)])
def test_without_opposites_only_a_complete_list_proves_absence(count, is_false):
    flexors = group("f", "flexors of the hip", (("Psoas", None), ("Iliacus", None)), count)
    rotators = group("r", "rotators of the hip", EXTERNAL[:1], None)
    family = family_of(flexors, rotators)
    assert family.is_false(placed(family, "Gluteus maximus"), flexors) is is_false


def test_a_bare_name_that_is_in_the_other_group_too_cannot_be_shown():
    family = family_of(internal((("Gluteus medius", None),), None), external(EXTERNAL[:2], None))
    assert [one.member.name for one in family.placed()] == ["Gluteus maximus"]
