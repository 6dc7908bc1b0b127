"""What a thing is called and what a condition is, asked where article and knowledge agree."""

import pytest

from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import named
from questions.items.templates.things import believable, find_things, rivals
from questions.knowledge import body as read_body
from tests.questions.items.templates.practising import items, key_text, of, written, wrong_texts


def asked(*told: str, register: str = CLINICAL) -> list:
    text = "# Words and what they mean\n\n" + "\n\n".join(told) + "\n"
    return items(named.choose, written(text), register)


def test_a_muscle_is_asked_for_among_muscles_that_do_not_do_it():
    (one,) = asked("The brachialis is a muscle in the upper arm that flexes the elbow joint.")
    assert key_text(one) == "Brachialis"
    assert wrong_texts(one).isdisjoint({"Biceps brachii", "Brachioradialis", "Pronator teres"})


def test_a_movement_has_its_opposite_and_another_pair_beside_it():
    (one,) = asked("Adduction is the movement of a limb toward the midline of the body.")
    assert key_text(one) == "Adduction"
    assert wrong_texts(one) == {"Abduction", "Flexion", "Extension"}


def test_what_fits_another_thing_as_well_has_that_thing_not_beside_it():
    """Turning outward leads away from the midline, too."""
    (one,) = asked("Abduction is the movement away from the midline.")
    assert {"Lateral rotation", "External rotation"}.isdisjoint(wrong_texts(one))


@pytest.mark.parametrize(
    "definition",
    [
        "Adduction is the movement that straightens a joint and makes its angle larger.",
        "The brachialis is a muscle of the back of the thigh that bends the knee.",
        "The calcaneus is the bone on the thumb side of the forearm.",
        "The sagittal plane is a vertical line, divides the body into a left and a right part.",
        "Tension headaches are one of the most common sorts of migraines.",
    ],
)
def test_a_slip_of_the_page_is_not_asked(definition):
    assert asked(definition) == []


@pytest.mark.parametrize(
    "definition",
    [
        "The talus is an important bone.",
        "The pubic symphysis is a joint uniting the two pubic bones.",
        "The talus is the bone that this page calls the ankle bone, which carries the tibia.",
        "Zorgation is the movement of a limb toward the midline of the body.",
    ],
)
def test_a_meaning_is_not_asked_that_tells_nothing_or_the_term_or_of_what_nobody_knows(definition):
    assert asked(definition) == []


def test_what_the_meaning_begins_with_is_true_of_each_option():
    """Among ligaments, four muscles would be found by everybody."""
    told = "The rotator cuff is a group of four muscles that surround the head of the humerus."
    assert all("ligament" not in " ".join(wrong_texts(one)) for one in asked(told))


WHIPLASH = "Whiplash is an injury of the soft tissues of the neck by a sudden jerk of the head."


def test_a_condition_is_asked_in_the_words_of_the_knowledge_and_of_its_site():
    (one,) = of("condition.what", asked(WHIPLASH))
    assert "“whiplash”" in one.prompt
    assert "soft tissues of the neck" in key_text(one)
    assert "sudden jerk" in one.evidence[0].text
    assert all("neck" in text for text in wrong_texts(one))
    assert all(one.feedback.by_option.values())


def test_patients_are_asked_in_plain_words():
    (one,) = of("condition.what", asked(WHIPLASH, register=PLAIN))
    assert key_text(one) == "The soft tissues of the neck were strained by a sudden jerk"


@pytest.mark.parametrize(
    "definition",
    [
        "A SLAP tear occurs when part of the shoulder joint known as the labrum is torn.",
        "Flat feet are a condition in which the inner arch of the foot is low or missing.",
        "A sprained ankle is an injury in which ligaments of the ankle are stretched or torn.",
        "A fracture is a break in a bone.",
        "Tarsal coalition is a condition where two or more of the bones in the foot fuse together.",
        "Elevation is an upward movement of the shoulder blade.",
    ],
)
@pytest.mark.parametrize("register", [CLINICAL, PLAIN])
def test_a_term_whose_words_say_what_it_means_is_not_asked(definition, register):
    assert asked(definition, register=register) == []


def test_a_word_of_the_title_tells_a_meaning_too():
    text = "# SLAP tears\n\nA SLAP tear occurs when the labrum of the shoulder socket is torn.\n"
    for register in (CLINICAL, PLAIN):
        assert items(named.choose, written(text), register) == []


@pytest.mark.parametrize(
    "definition",
    [
        # Of the arm as well as of the shoulder blade.
        "Protraction is movement in the anterior direction.",
        "Elevation is movement in a superior direction.",
        # It only does so with the hip bent.
        "The piriformis is a deep internal hip rotator, located on the outside of the butt.",
        # What is known of it is said of its neighbors, the rest is not known of any.
        "The sacrotuberous ligament is a fan-shaped fibrous band of connective tissue with great"
        " strength, providing stability to the posterior pelvis.",
        # Active, it works to shorten.
        "An eccentric contraction is when a muscle actively lengthens.",
    ],
)
def test_a_meaning_that_fits_another_as_well_is_not_asked(definition):
    assert asked(definition) == []


def test_what_stands_beside_a_condition_changes_the_same_or_is_mixed_up_with_it():
    body = read_body()
    for one in body.conditions.values():
        (thing,) = [each for each in find_things(body, one.name) if each.sort == "condition"]
        near, kin = believable(body, thing)
        assert all(thing.name in each.near or {*thing.near} & {*each.names} for each in near)
        assert all(each.tissue == thing.tissue and each.sites & thing.sites for each in kin)


def test_conditions_that_go_along_with_one_are_not_beside_it():
    body = read_body()
    (thing,) = find_things(body, "calcific tendinitis")
    named_beside = {one.name for tier in believable(body, thing) for one in tier}
    assert named_beside.isdisjoint(body.conditions[thing.name].overlaps)
    assert body.conditions[thing.name].overlaps


def test_a_wider_name_has_no_narrower_one_beside_it():
    """A shoulder that is partly dislocated is a dislocated shoulder, too."""
    told = (
        "A dislocated shoulder is an injury in which the head of the humerus leaves its shallow"
        " socket, mostly to the front."
    )
    (one,) = of("condition.what", asked(told))
    assert not any("part of the way" in text for text in wrong_texts(one))


def test_what_the_article_says_otherwise_of_a_condition_is_doubted():
    wrong = "Plantar fasciitis is a tear of the ring of cartilage around the hip socket."
    assert asked(wrong) == []
    assert asked(wrong, register=PLAIN) == []


def test_a_table_tells_of_words_of_the_field_too():
    table = """| Contraction | Muscle action |
| --- | --- |
| Concentric | Muscle shortens and moves a load |
| Eccentric | Muscle lengthens under a load |
| Isometric | Muscle works, nothing moves |
| Isokinetic | Muscle lengthens or shortens under a load at one speed |
"""
    by_key = {key_text(one): wrong_texts(one) for one in asked(table)}
    assert "Concentric contraction" in by_key["Eccentric contraction"]
    # What lengthens under a load may be isotonic as well.
    assert "Isotonic contraction" not in by_key["Eccentric contraction"]
    # The article itself says that this one does, too.
    assert "Isokinetic contraction" not in by_key["Eccentric contraction"]


def test_names_of_people_keep_their_capitals():
    told = (
        "Plantar fasciitis is a condition in which the band of fascia under the heel is overloaded."
    )
    names = " ".join(" ".join(one.feedback.by_option.values()) for one in asked(told))
    assert "achilles" not in names


@pytest.mark.parametrize(
    "definition",
    [
        # Some texts call the healthy curve so, others the one that is too strong.
        "Kyphosis is the normal rounding of the upper back.",
        "Lordosis is an inward curve of the lower back that is too deep.",
        # Other conditions have this name too.
        "Runner's knee is pain from overload of the joint between the kneecap and the femur.",
        "A sprained ankle is a normal stretch of the ligaments of the ankle when it rolls.",
    ],
)
def test_a_condition_is_asked_by_a_name_that_means_it_alone(definition):
    assert asked(definition) == []
    assert asked(definition, register=PLAIN) == []


def test_what_texts_differ_on_stands_beside_nothing():
    body = read_body()
    disputed = {one.name for one in body.conditions.values() if one.is_disputed}
    assert "lordosis" in disputed
    for one in body.conditions.values():
        (thing,) = [each for each in find_things(body, one.name) if each.sort == "condition"]
        named = {each.name for tier in rivals(body, thing) for each in tier}
        assert named.isdisjoint(disputed)
