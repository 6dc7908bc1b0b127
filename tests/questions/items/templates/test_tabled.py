"""Tables asked: what a column says of one subject, and of several."""

from dataclasses import replace

import pytest

from questions.items.model import Kind
from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import tabled
from questions.knowledge import body
from tests.questions.items.templates.practising import items, key_text, of, written, wrong_texts

LEG = """# Muscles of the leg

| Muscle | Nerve | Origin | Note |
| --- | --- | --- | --- |
| Sartorius | Femoral nerve | Anterior superior iliac spine | bends: always |
| Iliacus | Femoral nerve | Iliac fossa | - |
| Gracilis | Obturator nerve | Body of the pubis | - |
| Adductor longus | Obturator nerve | Body of the pubis | - |
| Semimembranosus | Tibial nerve | Ischial tuberosity | - |
"""
# Of things that the knowledge of the body does not have.
PLANTS = """# Herbs

| Name | Family | Bed |
| --- | --- | --- |
| Mint tea plant | mint family | kitchen garden |
| Chamomile | daisy family | flower bed |
| Fennel | carrot family | back wall |
| Marigold | sunflower tribe | front border |
| Yarrow | aster clan | south wall |
"""


def made(text=LEG, register=CLINICAL, variant=0):
    return items(tabled.choose, written(text), register, variant=variant)


def test_each_value_is_asked_among_what_the_column_says_of_others():
    prompts = {one.prompt: one for one in of("table.value", made())}
    item = prompts["Which nerve supplies semimembranosus?"]
    assert key_text(item) == "The tibial nerve"
    assert set(wrong_texts(item)) == {"The femoral nerve", "The obturator nerve"}


def test_the_other_way_round_no_subject_of_the_same_value_stands_beside_it():
    for item in of("table.subject", made()):
        if "obturator nerve" in item.prompt:
            both = {"Gracilis", "Adductor longus"}
            assert key_text(item) in both
            assert not both & set(wrong_texts(item))
            break
    else:
        pytest.fail("no question on the obturator nerve")


def test_subjects_that_share_a_value_are_sorted_by_it():
    (item,) = of("table.sort", made())
    assert item.kind is Kind.CLASSIFY
    assert item.prompt == "Which nerve supplies each of these muscles?"
    homes = {one.id: one.text for one in item.groups}
    placed = {one.text: homes[item.key[one.id]] for one in item.options}
    assert placed["Sartorius"] == "The femoral nerve"
    assert {*placed.values()} == {*homes.values()}


def test_a_match_has_one_value_left_over():
    for item in of("table.match", made()):
        assert item.kind is Kind.MATCH
        assert len(item.groups) == len(item.options) + 1


def test_a_column_that_is_not_known_is_asked_by_its_own_name():
    prompts = {one.prompt for one in of("table.value", made(PLANTS))}
    assert "What is the family of the fennel?" in prompts
    assert not of("table.subject", made(PLANTS))


@pytest.mark.parametrize("value", ["40-60 degrees", "about 30°", "<5 mm", "12"])
def test_amounts_are_not_asked_among_amounts(value):
    """Books differ on them and their ranges overlap."""
    grown = PLANTS.replace("kitchen garden", value)
    assert not [one for one in made(grown) if "mint" in one.prompt and "bed" in one.prompt]


@pytest.mark.parametrize("name", ["Motor", "From there", "Usually"])
def test_a_column_whose_name_is_no_thing_to_ask_for_is_not_asked(name):
    assert not [one for one in made(PLANTS.replace("Family", name)) if name.lower() in one.prompt]


def test_subjects_that_are_no_nouns_are_not_asked_about():
    joints = PLANTS.replace("Chamomile", "Interphalangeal")
    prompts = [one.prompt for one in of("table.value", made(joints))]
    assert prompts
    assert not [one for one in prompts if "interphalangeal" in one]


def test_what_such_a_column_holds_is_told_as_it_stands():
    (family,) = [one for one in of("table.value", made(PLANTS)) if "fennel" in one.prompt
                 and "family" in one.prompt]  # fmt: skip
    assert key_text(family) == "Carrot family"


def test_what_has_a_number_takes_no_article():
    ribs = LEG.replace("Iliac fossa", "Rib 12")
    told = {key_text(one) for one in of("table.value", made(ribs)) if "arise" in one.prompt}
    assert "The body of the pubis" in told
    assert not {text for text in told if text.lower().startswith("the rib")}


def test_what_a_textbook_contradicts_is_not_asked():
    wrong = LEG.replace("Iliacus | Femoral nerve", "Iliacus | Tibial nerve")
    assert "Which nerve supplies iliacus?" in {one.prompt for one in of("table.value", made())}
    asked = {one.prompt for one in of("table.value", made(wrong))}
    assert "Which nerve supplies sartorius?" in asked
    assert "Which nerve supplies iliacus?" not in asked


def test_what_stands_in_the_name_is_not_asked():
    named = LEG.replace(
        "Semimembranosus | Tibial nerve", "Obturator internus | Nerve to obturator internus"
    )
    assert not any("obturator internus?" in one.prompt for one in made(named))


def test_places_that_share_a_word_are_never_offered_together():
    both = LEG.replace("Ischial tuberosity", "Anterior inferior iliac spine")
    for item in of("table.value", made(both)):
        if item.prompt == "Where does sartorius arise?":
            assert not [text for text in wrong_texts(item) if "iliac" in text]


def test_several_muscles_in_one_row_are_not_asked():
    several = LEG.replace("Gracilis", "Scalenes")
    assert not any("scalenes" in one.prompt.lower() for one in made(several))


def test_of_what_nobody_knows_no_nerve_and_no_place_is_asked():
    odd = LEG.replace("Iliacus", "Odd muscle")
    asked = {one.prompt for one in made(odd)}
    assert "Which nerve supplies sartorius?" in asked
    assert not any("odd muscle" in prompt for prompt in asked)


def test_muscles_of_no_common_joint_are_never_offered_together():
    foot = LEG.replace(
        "| Semimembranosus |",
        "| Soleus | Tibial nerve | Back of the fibula | - |\n| Semimembranosus |",
    )
    made_of = made(foot)
    assert made_of
    assert not [one for one in made_of if "soleus" in str(one.options).lower()]


def test_what_a_part_of_the_name_tells_is_not_asked():
    neck = LEG.replace("Gracilis | Obturator nerve | Body", "Geniohyoid | Sural nerve | Hyoid")
    assert not any("geniohyoid arise" in one.prompt for one in made(neck))


def test_what_cannot_stand_in_a_sentence_is_not_asked():
    assert not any("always" in one.prompt or "always" in key_text(one)
                   for one in of("table.value", made()))  # fmt: skip


def test_the_feedback_tells_what_each_option_is_true_of():
    item = next(one for one in of("table.value", made()) if "semimembranosus" in one.prompt)
    told = " ".join(item.feedback.by_option.values())
    assert "Semimembranosus is supplied by the tibial nerve." in told
    assert "Sartorius is supplied" in told or "Iliacus is supplied" in told
    assert item.feedback.right.startswith("Semimembranosus is supplied by the tibial nerve. It ")


def test_the_explanation_of_an_end_tells_the_other_end_and_not_the_same_again():
    item = next(
        one for one in of("table.value", made()) if "Where does semimembranosus" in one.prompt
    )
    assert item.feedback.right.count("arises from") == 1
    assert "From there it runs to" in item.feedback.right


def test_the_evidence_is_the_row():
    item = next(one for one in of("table.value", made()) if "semimembranosus" in one.prompt)
    assert {"Semimembranosus", "Tibial nerve"} <= {quote.text for quote in item.evidence}


def test_patients_are_not_asked_for_tables():
    assert made(register=PLAIN) == []


FOOT = """# Muscles of thigh and leg

| Muscle | Nerve |
| --- | --- |
| Semitendinosus | Tibial part of the sciatic nerve |
| Semimembranosus | Tibial part of the sciatic nerve |
| Soleus | Tibial nerve |
| Tibialis posterior | Tibial nerve |
| Tibialis anterior | Deep fibular nerve |
| Extensor hallucis longus | Deep fibular nerve |
| Fibularis longus | Superficial fibular nerve |
| Flexor digitorum brevis | Medial plantar nerve |
| Rectus femoris | Femoral nerve |
"""


@pytest.mark.parametrize("variant", range(3))
def test_a_nerve_never_stands_beside_its_part_or_branch(variant):
    made_of_it = made(FOOT, variant=variant)
    assert made_of_it
    for item in made_of_it:
        told = [one.text for one in (item.groups or item.options) if "nerve" in one.text]
        pairs = [(a, b) for a in told for b in told if a < b]
        assert not [pair for pair in pairs if body().are_of_one_nerve(*pair)]


DELTOID = """# Muscles of the shoulder

| Muscle | Origin | Nerve |
| --- | --- | --- |
| Anterior deltoid | Lateral third of clavicle | Axillary nerve |
| Lateral deltoid | Acromion | Axillary nerve |
| Posterior deltoid | Scapular spine | Axillary nerve |
"""


def test_parts_of_a_muscle_are_not_called_muscles():
    told = [one.prompt for one in made(DELTOID)]
    assert "Where does the posterior deltoid arise?" in told
    assert not [prompt for prompt in told if "muscle" in prompt]


def test_a_muscle_of_one_finger_moves_that_finger():
    hand = """# Muscles of the forearm

| Muscle | Origin | Nerve |
| --- | --- | --- |
| Extensor indicis | Posterior ulna | Posterior interosseous nerve |
| Flexor carpi radialis | Medial epicondyle of the humerus | Median nerve |
| Flexor carpi ulnaris | Medial epicondyle of the humerus | Ulnar nerve |
| Brachioradialis | Lateral side of the humerus | Radial nerve |
"""
    told = " ".join(one.feedback.right for one in made(hand))
    assert "the index finger" in told
    assert "Extensor indicis" in told
    assert "extends the fingers" not in told


def lone(origin: str) -> list:
    """What is asked of sartorius; the other row tells its own origin by its name."""
    other = "## Obturator internus\n\nOrigin: inner surface of the obturator membrane\n"
    article = written(f"# Thigh\n\n## Sartorius\n\nOrigin: {origin}\n\n{other}")
    return of("table.value", items(tabled.choose, article, CLINICAL))


def test_a_value_that_stands_alone_is_asked_beside_what_is_known_of_muscles_near_by():
    (one,) = lone("anterior superior iliac spine")
    assert key_text(one) == "The anterior superior iliac spine"
    assert all("arises from" in told for told in one.feedback.by_option.values())


def test_a_lone_value_that_textbooks_contradict_is_not_asked():
    assert lone("lateral epicondyle of the humerus") == []


def test_what_is_told_of_one_muscle_in_several_ways_is_asked_in_none():
    """A line that tells its parts apart was lost."""
    facts = written(LEG)
    nerves, *rest = facts.attributes
    again = replace(nerves.rows[0], id="again", value=("Tibial nerve",))
    twice = replace(nerves, rows=(*nerves.rows, again))
    found = items(tabled.choose, replace(facts, attributes=(twice, *rest)), CLINICAL)
    asked = [one.prompt for one in found if "supplies" in one.prompt]
    assert asked
    assert not any("sartorius" in prompt for prompt in asked)
