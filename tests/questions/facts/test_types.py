"""Types and stages, as people announce and explain them."""

import pytest

from tests.questions.facts.samples import facts_of

STAGES = {"Freezing": "pain grows", "Frozen": "the joint is stiff", "Thawing": "motion returns"}
GRADES = {"Grade 1": "a few fibres torn", "Grade 2": "torn through"}

PASSAGES = [
    ("There are three stages of frozen shoulder: freezing, frozen and thawing. The freezing stage "
     "is painful. The frozen stage is stiff.", "frozen shoulder", True,
     ["freezing", "frozen", "thawing"], {"freezing": "painful", "frozen": "stiff"}),
    ("Frozen shoulder goes through three stages.\n\n- **Freezing:** pain grows.\n- **Frozen:** the "
     "joint is stiff.\n- **Thawing:** motion returns.", "Frozen shoulder", True,
     list(STAGES), STAGES),
    ("There are three stages of frozen shoulder:\n\nFreezing – pain grows\n\nFrozen – the joint is "
     "stiff\n\nThawing – motion returns", "frozen shoulder", True, list(STAGES), STAGES),
    ("## Stages of frozen shoulder\n\n### Freezing\n\nPain grows.\n\n### Frozen\n\nThe joint is "
     "stiff.\n", "frozen shoulder", True, ["Freezing", "Frozen"],
     {"Freezing": "Pain grows", "Frozen": "The joint is stiff"}),
    ("## Grades of ankle sprain\n\nGrade 1: a few fibres torn.\n\nGrade 2: torn through.",
     "ankle sprain", True, list(GRADES), GRADES),
    ("Ankle sprains are graded. Grade 1 means a few fibres torn. Grade 2 means torn through.",
     "Ankle sprains", True, list(GRADES), GRADES),
    ("Doctors describe two grades of ankle sprain.\n\n**Grade 1.** A few fibres torn.\n\n"
     "**Grade 2.** Torn through.", "ankle sprain", True, list(GRADES),
     {"Grade 1": "A few fibres torn", "Grade 2": "Torn through"}),
    ("Ankle sprains have two grades:\n\n| Grade | What happened |\n|---|---|\n"
     "| 1 | a few fibres torn |\n| 2 | torn through |\n", "Ankle sprains", True, list(GRADES),
     GRADES),
    ("## Frozen shoulder\n\n### The two stages\n\n**Stage 1 – Freezing.** Pain grows.\n\n"
     "**Stage 2 – Frozen.** The joint is stiff.", "Frozen shoulder", True, ["Stage 1", "Stage 2"],
     {"Stage 1": "Pain grows", "Stage 2": "The joint is stiff"}),
    ("There are two types of stroke. An ischaemic stroke happens when a vessel is blocked. A "
     "haemorrhagic stroke happens when a vessel bursts.", "stroke", False,
     ["ischaemic", "haemorrhagic"],
     {"ischaemic": "a vessel is blocked", "haemorrhagic": "a vessel bursts"}),
    ("Two types of stroke are told apart by their cause: ischaemic and haemorrhagic. In ischaemic "
     "stroke, a vessel is blocked.", "stroke", False, ["ischaemic", "haemorrhagic"],
     {"ischaemic": "a vessel is blocked"}),
    ("According to Gold, ankle sprains are divided into two grades: slight and full.",
     "ankle sprains", True, ["slight", "full"], {}),
    ("Whiplash is usually sorted into mild and severe.\n\n**Mild:** the neck aches.\n\n"
     "**Severe:** the arm is numb.", "Whiplash", True, ["mild", "severe"],
     {"mild": "the neck aches", "severe": "the arm is numb"}),
    ("## Two kinds of arm pain\n\nLocal pain stays in the elbow.\n\nReferred pain comes from the "
     "neck.", "arm pain", False, ["Local", "Referred"],
     {"Local": "stays in the elbow", "Referred": "comes from the neck"}),
    ("## Types of headache\n\nTension headache – a tight band\n\nCluster headache – attacks round "
     "one eye", "headache", False, ["Tension", "Cluster"],
     {"Tension": "a tight band", "Cluster": "attacks round one eye"}),
    ("There are two kinds of instability, traumatic and atraumatic. Traumatic instability starts "
     "with a fall. Atraumatic instability creeps up.", "instability", False,
     ["traumatic", "atraumatic"],
     {"traumatic": "starts with a fall", "atraumatic": "creeps up"}),
    ("Neck pain is commonly divided into two phases: acute and chronic. Acute neck pain lasts for "
     "days.", "Neck pain", True, ["acute", "chronic"], {"acute": "lasts for days"}),
    ("Headaches come in two kinds: primary and secondary. Primary headaches arise on their own.",
     "Headaches", False, ["primary", "secondary"], {"primary": "arise on their own"}),
    ("## Two types of hip impingement\n\n**Cam impingement.** The ball is not round.\n\n"
     "**Pincer impingement.** The socket covers too much.", "hip impingement", False,
     ["Cam", "Pincer"], {"Cam": "The ball is not round", "Pincer": "The socket covers too much"}),
    ("Doctors speak of two degrees of burns. A first-degree burn reddens. A second-degree burn "
     "blisters.", "burns", True, ["first-degree", "second-degree"],
     {"first-degree": "reddens", "second-degree": "blisters"}),
    ("Healing has two phases: repair and remodelling. During repair, collagen is laid down.",
     "Healing", True, ["repair", "remodelling"], {"repair": "collagen is laid down"}),
    ("## How the socket is shaped: the Dejour types\n\n| Type | What the scan shows |\n|---|---|\n"
     "| Type A | a shallow groove |\n| Type B | a flat one |\n", "Dejour", False,
     ["Type A", "Type B"], {"Type A": "a shallow groove", "Type B": "a flat one"}),
    ("## Types\n\n### Acute heel pain\n\nIt lasts six weeks.\n\n### Chronic heel pain\n\nIt lasts "
     "months.", "heel pain", False, ["Acute", "Chronic"],
     {"Acute": "It lasts six weeks", "Chronic": "It lasts months"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("passage", "of", "ordered", "names", "keys"), PASSAGES, ids=[one[0][:50] for one in PASSAGES]
)
def test_types_are_found_with_what_they_are(passage, of, ordered, names, keys):
    (types,) = facts_of(passage).types
    assert (types.of, types.ordered, list(types.names)) == (of, ordered, names)
    assert {name: one.key for name, one in types.definitions.items()} == keys


def test_definitions_in_a_definition_list_of_a_page_are_found():
    page = (
        "<h2>Types of hip impingement</h2><dl><dt>Cam<dd>The ball is not round."
        "<dt>Pincer<dd>The socket covers too much.</dl><p>That is all there is to say.</p>"
    )
    (types,) = facts_of(page).types
    assert types.definitions["Cam"].key == "The ball is not round"


@pytest.mark.parametrize(
    "passage",
    [
        "There are many types of shoes: boots, sandals and trainers.",
        "There are two types of people: those who stretch and those who do not.",
        "We offer three types of appointment: short, long and online.",
        "This type of pain is common.",
        "The stages were built of wood.",
        "Recovery has good and bad phases.",
        "## Exercises\n\n- Warm-up exercises: walk on the spot\n- Cool-down exercises: stretch out",
        "| Week | Load |\n|---|---|\n| 1 | 5 kg |\n| 2 | 6 kg |\n",
    ],
)
def test_what_is_no_type_of_a_complaint_is_left_alone(passage):
    assert facts_of(passage).types == ()


def test_a_count_that_the_names_do_not_meet_is_warned_of():
    facts = facts_of("There are three types of hip impingement: cam and pincer.")
    assert [one.code for one in facts.warnings] == ["count_mismatch"]


PHASES = [
    (["Phase 1: weeks 0–2", "Phase 2: weeks 3–6"], True, ["Phase 1", "Phase 2"],
     {"Phase 1": "weeks 0–2", "Phase 2": "weeks 3–6"}),
    (["Stage I – Early motion (days 1–14)", "Stage II – Strength (from week 3)"], True,
     ["Early motion", "Strength"], {}),
    (["PHASE ONE: PROTECT", "PHASE TWO: LOAD", "PHASE THREE: RETURN"], True,
     ["PROTECT", "LOAD", "RETURN"], {}),
    (["Level 1", "Level 2", "Level 3"], True, ["Level 1", "Level 2", "Level 3"], {}),
    (["Type A (rare)", "Type B (common)"], False, ["Type A", "Type B"],
     {"Type A": "rare", "Type B": "common"}),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "ordered", "names", "keys"), PHASES)
def test_headings_with_numbers_are_phases(heads, ordered, names, keys):
    text = "\n\n".join(f"## {head}\n\nGoals:\n\n- less swelling\n- no limp" for head in heads)
    (types,) = facts_of(text, "Ankle fracture: your rehab").types
    assert (types.of, types.ordered, list(types.names)) == ("Ankle fracture", ordered, names)
    assert {name: one.key for name, one in types.definitions.items()} == keys


@pytest.mark.parametrize(
    "heads", [["Phase 2: load", "Phase 3: run"], ["Phase 1: rest"], ["Type 1", "Type 3"]]
)
def test_headings_that_do_not_count_up_from_one_are_none(heads):
    assert facts_of("\n\n".join(f"## {head}\n\nWalk a little." for head in heads)).types == ()


def test_a_sentence_says_what_headed_phases_belong_to():
    text = "The repair goes through two phases.\n\n## Phase 1: Rest\n\nx\n\n## Phase 2: Load\n\ny"
    (types,) = facts_of(text).types
    assert (types.of, types.names) == ("repair", ("Rest", "Load"))


@pytest.mark.parametrize("head", ["3 gluteal muscles", "Three gluteal muscles"])
def test_a_heading_that_counts_its_things_names_no_kinds(head):
    text = f"## {head}\n\n- Gluteus maximus - Extension\n- Gluteus medius - Abduction\n"
    assert facts_of(text + "- Gluteus minimus - Internal rotation").types == ()


def test_a_number_within_a_name_counts_nothing():
    text = "## 2nd-degree burns\n\nThere are two types of 2nd-degree burns: superficial and deep."
    (types,) = facts_of(text).types
    assert types.names == ("superficial", "deep")
