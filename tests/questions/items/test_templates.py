"""What single templates promise, on facts made by hand and on the articles at hand."""

import dataclasses
import re
from itertools import pairwise
from math import comb

import pytest

from questions.facts.model import Dosage, Facts, Range, TypeDefinition, TypeSet
from questions.items import Kind, Tier, generate
from questions.items.bank import context_of
from questions.items.kinds.single_choice import fitting
from tests.questions.items.samples import (
    article,
    exercise,
    exercises,
    external,
    group,
    hip_facts,
    internal,
    listing,
    span,
)
from tests.questions.items.test_every_bank import bank_of

CASES = ("shipped", "ankle.md", "calf.txt", "hip-flexors.txt", "elbow.md")


def of(bank, template):
    """The items of a template in the clinical wording."""
    return [
        item for item in bank.items if item.template == template and item.register == "clinical"
    ]


def texts(item):
    return [option.text for option in item.options]


def key_text(item):
    return next(option.text for option in item.options if option.id == item.key)


@pytest.fixture(params=CASES)
def bank(request):
    return bank_of(request.param, 1)


def test_numbers_to_choose_from_ascend_and_do_not_overlap(bank):
    fields = ("reps", "sets", "hold_seconds", "duration_seconds", "per_day", "per_week")
    asked = [item for field in fields for item in of(bank, f"single_choice.{field}")]
    assert asked
    for item in asked:
        spans = [[int(n) for n in re.findall(r"\d+", text)] for text in texts(item)]
        assert all(one[-1] < other[0] for one, other in pairwise(spans))


def test_the_place_of_the_right_number_varies():
    places = {
        texts(item).index(key_text(item))
        for seed in range(6)
        for item in of(bank_of("shipped", seed), "single_choice.reps")
    }
    assert len(places) >= 3


def test_one_of_a_thing_is_told_in_the_singular():
    once = exercise("Bridge", None, (), dosage=Dosage(per_day=Range(1, 1), sets=Range(2, 2)))
    bank = generate(Facts(article(), exercises=(once,)), 1)
    (asked,) = of(bank, "single_choice.per_day")
    assert key_text(asked) == "1 time a day"


def stages(*names, ordered=True):
    definitions = {
        name: TypeDefinition(
            f"stage.{place}", f"the {word} comes", f"{name} is when the {word} comes.", span("Hip")
        )
        for place, (name, word) in enumerate(
            zip(names, ("swelling of it", "pain at night", "return of strength"), strict=False)
        )
    }
    return TypeSet("stage", "sore hip", None, ordered, names, definitions, ())


def test_stages_are_put_in_their_order():
    bank = generate(Facts(article(), types=(stages("freezing", "frozen", "thawing"),)), 1)
    (item,) = of(bank, "order.stages")
    told = {option.id: option.text for option in item.options}
    assert [told[one].split()[0] for one in item.key] == ["Freezing", "Frozen", "Thawing"]
    assert tuple(told) != item.key
    assert set(item.facts) == {"stage.0", "stage.1", "stage.2"}


def test_stages_whose_names_count_are_put_in_order_by_what_they_are():
    bank = generate(Facts(article(), types=(stages("grade 1", "grade 2", "grade 3"),)), 1)
    (item,) = of(bank, "order.stages")
    assert not re.search(r"\d", " ".join(texts(item)))
    assert "swelling" in next(o.text for o in item.options if o.id == item.key[0])


@pytest.mark.parametrize(
    "types", [stages("wet", "dry", "cold", ordered=False), stages("wet", "dry")]
)
def test_types_without_an_order_and_pairs_are_not_put_in_one(types):
    assert not of(generate(Facts(article(), types=(types,)), 1), "order.stages")


def test_who_lacks_a_thing_or_cannot_start_so_is_not_sent_there():
    bank = generate(Facts(article(), exercises=exercises()), 1)
    asked = of(bank, "single_choice.fitting")
    assert asked
    for item in asked:
        assert re.search(r"has no |cannot ", item.prompt)
        assert item.facts[0].endswith(".position")
        for proof in item.proofs.values():
            assert proof.facts[0].endswith((".equipment", ".position"))


def test_nobody_is_sent_where_nothing_is_known_of_the_others():
    bare = [dataclasses.replace(one, position=None, equipment=()) for one in exercises()[1:]]
    bank = generate(Facts(article(), exercises=(exercises()[1], *bare[1:])), 1)
    assert not of(bank, "single_choice.fitting")


def test_of_many_exercises_not_every_set_is_tried_for_a_person(monkeypatch):
    tried = []
    monkeypatch.setattr(fitting, "is_long_prompt", lambda prompt: tried.append(prompt) or True)
    others = [exercise(f"Drill {place}", "standing", ("Stand up.",)) for place in range(30)]
    facts = Facts(article(), exercises=(exercises()[1], *others))
    assert list(fitting.make(context_of(facts, 1))) == []
    assert 0 < len(tried) <= comb(10, 3) + comb(10, 2)


def test_names_that_look_alike_and_those_that_do_not_are_sorted_apart(shipped_bank):
    (hard,) = [i for i in of(shipped_bank, "classify.look_alikes") if i.variant == 0]
    (easy,) = [i for i in of(shipped_bank, "classify.distinct") if i.variant == 0]
    assert not set(texts(hard)) & set(texts(easy))
    assert hard.difficulty > easy.difficulty


def test_a_single_list_is_not_sorted_by_likeness():
    bank = generate(Facts(article(), groups=(internal(),)), 1)
    assert not [item for item in bank.items if item.kind is Kind.CLASSIFY]


def test_what_decides_names_both_parts_of_the_muscle(hip_bank):
    asked = of(hip_bank, "single_choice.what_decides")
    assert {key_text(item) for item in asked} >= {
        "Anterior fibers or posterior fibers",
        ">60° of hip flexion or <60° of hip flexion",
    }


def test_the_two_halves_of_a_name_stand_in_one_question(hip_bank):
    for item in of(hip_bank, "multiple_choice.doubled"):
        names = sorted(text.split(" (")[0] for text in texts(item))
        assert names[::2] == names[1::2]


def test_a_statement_on_both_halves_is_corrected_as_a_whole(hip):
    told = [i for seed in range(6) for i in of(generate(hip, seed), "true_false.doubled")]
    false = [item for item in told if item.key == "false"]
    assert false
    for item in false:
        assert item.correction.count(" is an ") == 2
        assert len(item.facts) == 2


def test_the_contrary_of_a_complaint_is_no_cause_of_it(hip_bank):
    (item,) = of(hip_bank, "multiple_choice.cause")
    assert "Tight external rotators" in texts(item)
    assert len(item.proofs) == 2
    assert all(proof.reason.endswith("does not name it.") for proof in item.proofs.values())


def test_causes_of_a_complaint_without_a_known_contrary_are_not_asked_with_one():
    facts = Facts(
        article(), causes=(listing("c", "a headache", (("a cold", "x"), ("noise", "y"))),)
    )
    assert not of(generate(facts, 1), "multiple_choice.cause")


def test_roles_are_sorted_without_telling_two_complaints_apart(shipped_bank):
    for item in of(shipped_bank, "classify.roles"):
        headings = [one.text for one in item.groups]
        assert headings[0].startswith("Things that ")
        assert headings[1].startswith("Possible causes of pinching at the front of the hip or ")
        assert len(headings) == 2


def test_warning_signs_stand_beside_what_is_none():
    item = of(bank_of("plantar.txt", 1), "classify.roles")[0]
    groups = {group.id: group.text for group in item.groups}
    told = {option.text: groups[item.key[option.id]] for option in item.options}
    assert told["A fever"] == "Reasons to see a doctor"
    assert list(told.values()).count("Nothing that the article names") == 2
    assert len(item.facts) == len(told) - 2


def test_what_has_a_word_of_a_warning_sign_is_never_called_harmless():
    signs = (("tired legs at night", "x"), ("a fever", "y"), ("numb toes", "z"))
    bank = generate(Facts(article(), red_flags=(listing("r", "a sore foot", signs),)), 1)
    shown = {text for one in of(bank, "single_choice.red_flag") for text in texts(one)}
    assert "Mild soreness on the day after exercise" in shown
    assert not [text for text in shown if "muscles" in text or text == "Tired muscles"]


def test_causes_alone_are_told_from_what_the_article_does_not_name():
    uses = (("running fast", "x"), ("jumping", "y"))
    bank = generate(Facts(article(), functions=(listing("u", "the foot", uses),)), 1)
    for item in of(bank, "single_choice.role"):
        assert {"A reason to go and see a doctor", "A possible cause of pain or stiffness"} < set(
            texts(item)
        )


def test_exercises_are_sorted_by_how_they_start_where_the_name_does_not_tell():
    names = ("Ball drop", "Windmill", "Arch lift", "Heel drop", "Standing march")
    places = ("standing", "seated", "seated", "standing", "standing")
    told = [exercise(name, at, ("Do it.",)) for name, at in zip(names, places, strict=True)]
    bank = generate(Facts(article(), exercises=tuple(told)), 1)
    (item,) = of(bank, "classify.starts")
    assert set(texts(item)) == set(names[:4])
    assert {group.text for group in item.groups} == {"Standing", "Seated"}


def test_exercises_are_sorted_by_what_they_need_where_the_name_does_not_tell(shipped_bank):
    item = of(shipped_bank, "classify.equipment")[0]
    groups = {group.id: group.text for group in item.groups}
    assert {option.text: groups[item.key[option.id]] for option in item.options} == {
        "Side-lying hip internal rotation": "Foam roller",
        "90/90 rotation": "No equipment",
        "Pigeon pose stretch": "No equipment",
        "Quadruped rockback with lateral mobilization": "Resistance band",
    }


def test_a_statement_on_equipment_names_its_exercise_unless_the_name_tells(shipped_bank):
    told = [item.prompt for item in of(shipped_bank, "true_false.equipment") if not item.variant]
    assert [prompt.split(" needs ")[0] for prompt in told if not prompt.startswith("“Side")] == [
        "“Quadruped rockback with lateral mobilization”",
        "The exercise with this goal",
    ]


def test_a_step_is_asked_for_by_its_number_among_its_like_only(shipped_bank):
    asked = of(shipped_bank, "single_choice.step_in_place")
    assert asked
    for item in asked:
        assert all("another place" in proof.reason for proof in item.proofs.values())


def test_no_wrong_amount_is_absurd(shipped_bank):
    """No more than about five times the right one, and no eight days in a week."""
    for item in shipped_bank.items:
        if item.template in ("single_choice.reps", "single_choice.sets"):
            numbers = [int(n) for o in item.options for n in re.findall(r"\d+", o.text)]
            right = next(o.text for o in item.options if o.id == item.key)
            high = int(re.findall(r"\d+", right)[-1])
            assert max(numbers) <= 5 * high, [o.text for o in item.options]


def test_somebody_lacks_and_cannot_do_things_in_one_sentence(shipped_bank):
    prompts = {item.prompt for item in of(shipped_bank, "single_choice.fitting")}
    assert (
        "Somebody has no foam roller and no resistance band, and cannot get onto hands and knees. "
        "Which of these exercises fits?"
    ) in prompts


def test_what_learners_mix_up_stands_beside_the_key(hip):
    asked = "in.gracilis"
    for mixed_up in ("ex.quadratus-femoris", "ex.superior-gemellus", "ex.adductor-longus"):
        bank = generate(hip, 1, confused={asked: (mixed_up,)})
        (item,) = [i for i in of(bank, "single_choice.belongs") if i.facts == (asked,)]
        proved = {fact for proof in item.proofs.values() for fact in proof.facts}
        assert mixed_up in proved


def test_confused_facts_move_no_other_item(hip):
    before = {item.id: item for item in generate(hip, 1).items}
    after = generate(hip, 1, confused={"in.gracilis": ("ex.quadratus-femoris",)})
    changed = {item.id for item in after.items if before[item.id] != item}
    assert all("in.gracilis" in before[one].facts for one in changed)


def test_what_is_confused_is_still_proved_false(hip):
    own_list = {"in.gracilis": ("in.gluteus-minimus", "in.adductor-brevis", "nowhere")}
    bank = generate(hip, 1, confused=own_list)
    (item,) = [i for i in of(bank, "single_choice.belongs") if i.facts == ("in.gracilis",)]
    assert not {"Gluteus minimus", "Adductor brevis"} & set(texts(item))


def test_an_open_list_that_is_no_opposite_proves_nothing():
    flexors = group("f", "flexors of the hip", (("Psoas", None), ("Iliacus", None)), None)
    facts = Facts(article(), groups=(external(count=None), flexors))
    asked = [i for i in generate(facts, 1).items if i.kind is Kind.SINGLE_CHOICE]
    by_lists = [i for i in asked if i.template == "single_choice.listed_with"]
    assert by_lists
    assert all("does the article have in this list" in item.prompt for item in by_lists)
    others = [item for item in asked if item not in by_lists]
    assert {p.tier for item in others for p in item.proofs.values()} == {Tier.LEXICON}


def test_feedback_on_a_misplaced_thing_quotes_its_list(hip_bank):
    (item,) = of(hip_bank, "classify.all")
    told = {o.text: item.feedback.by_option[o.id] for o in item.options}
    assert told["Adductor longus"] == (
        "You put adductor longus with the internal rotators. The article lists it with the "
        "external rotators: “Ten muscles turn the thigh out”."
    )


def test_every_template_of_the_facts_at_hand_comes_with_hip_facts():
    templates = {item.template for item in generate(hip_facts(), 1).items}
    assert {"match.goals", "match.doses", "single_choice.role", "true_false.steps"} <= templates


def test_a_step_is_asked_for_only_where_it_needs_no_other_one_and_no_dose(shipped_bank):
    shown = {text for one in of(shipped_bank, "single_choice.step") for text in texts(one)}
    shown |= {g.text for one in of(shipped_bank, "match.steps") for g in one.groups}
    assert len(shown) >= 5
    assert not [text for text in shown if re.search(r"\d|\b(?:it|them|there)$|of that", text)]


def test_a_false_statement_on_a_step_gives_one_that_another_exercise_alone_has(shipped_bank):
    told = of(shipped_bank, "true_false.step")
    names = {one.prompt.split("”")[0] for one in told}
    assert len(names) >= 4
    for one in told:
        if one.key == "false":
            assert one.prompt.split("”")[0] == one.correction.split("”")[0]
            assert one.prompt.split(": ")[1] != one.correction.split(": ")[1]


def test_a_lone_goal_is_asked_for_among_exercises_for_which_none_is_stated():
    plain = [exercise(name, None, ("Do it.",)) for name in ("Windmill", "Ball drop")]
    with_goal = exercise("Arch lift", None, ("Do it.",), goal="The goal is to ease swelling.")
    facts = Facts(article(), exercises=(with_goal, *plain))
    (item,) = of(generate(facts, 1), "single_choice.exercise_by_goal")
    assert item.prompt == "For which exercise does the article state this goal: ease swelling?"
    assert {proof.reason for proof in item.proofs.values()} == {
        "The article states no goal of “Windmill”.",
        "The article states no goal of “Ball drop”.",
    }


def test_an_exercise_that_may_well_serve_the_goal_is_none_of_the_wrong_ones():
    likely = exercise("Ankle rocks", None, ("Let the swelling go down.",))
    alike = exercise("Arch curl", None, ("Do it.",))
    with_goal = exercise("Arch lift", None, ("Do it.",), goal="The goal is to ease swelling.")
    facts = Facts(article(), exercises=(with_goal, likely, alike))
    assert not of(generate(facts, 1), "single_choice.exercise_by_goal")
