"""Groups in bullets, numbered lists and tables; the same members in every form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.lexicon import table
from tests.questions.facts.samples import facts_of, groups_of

LISTS = [
    ("- **Flexors:** biceps brachii, brachialis\n- **Extensors:** triceps brachii, anconeus\n",
     [("Flexors", None, ["Biceps brachii", "Brachialis"]),
      ("Extensors", None, ["Triceps brachii", "Anconeus"])]),
    ("## Elbow flexors\n\n* biceps brachii (long head)\n* brachialis\n",
     [("Elbow flexors", None, ["biceps brachii (long head)", "brachialis"])]),
    ("The abductors of the shoulder are:\n\n1. supraspinatus (first 15 degrees)\n2. deltoid, "
     "middle part\n",
     [("Abductors of the shoulder", None,
       ["supraspinatus (first 15 degrees)", "deltoid (middle part)"])]),
    ("There are two rotator cuff muscles:\n\n- Supraspinatus: It starts the lift.\n"
     "- Subscapularis: It turns the arm in.\n",
     [("Rotator cuff muscles", 2, ["Supraspinatus", "Subscapularis"])]),
    ("- Wrist flexors\n  - flexor carpi radialis\n  - flexor carpi ulnaris\n- Wrist extensors\n"
     "  - extensor carpi ulnaris\n  - extensor carpi radialis longus\n",
     [("Wrist flexors", None, ["flexor carpi radialis", "flexor carpi ulnaris"]),
      ("Wrist extensors", None, ["extensor carpi ulnaris", "extensor carpi radialis longus"])]),
    ("## Second layer (2)\n\n- quadratus plantae (aka flexor accessorius)\n- lumbricals\n",
     [("Second layer", 2, ["quadratus plantae", "lumbricals"])]),
    ("Helpers when you breathe hard:\n\n- Scalenes\n- Pectoralis minor\n",
     [("Helpers when you breathe hard", None, ["Scalenes", "Pectoralis minor"])]),
    ("Two ligaments hold the knee:\n\n- the anterior cruciate ligament (ACL)\n"
     "- the posterior cruciate ligament (PCL)\n",
     [("Ligaments that hold the knee", 2,
       ["anterior cruciate ligament", "posterior cruciate ligament"])]),
    ("| Wrist flexors | Wrist extensors (2) |\n|---|---|\n| flexor carpi radialis | extensor carpi "
     "ulnaris |\n| palmaris longus | extensor digitorum |\n",
     [("Wrist flexors", None, ["flexor carpi radialis", "palmaris longus"]),
      ("Wrist extensors", 2, ["extensor carpi ulnaris", "extensor digitorum"])]),
    ("Muscles of the hip:\n\n| Muscle | Part | Action |\n|---|---|---|\n"
     "| Gluteus medius | anterior fibres | internal rotation |\n"
     "| Gluteus medius | posterior fibres | external rotation |\n"
     "| Gluteus minimus | | internal rotation, abduction |\n"
     "| Piriformis | below 60° | external rotation |\n",
     [("Internal rotators of the hip", None,
       ["Gluteus medius (anterior fibres)", "Gluteus minimus"]),
      ("External rotators of the hip", None,
       ["Gluteus medius (posterior fibres)", "Piriformis (below 60°)"])]),
    ("| Movement | Muscles |\n|---|---|\n| Flexion of the hip | iliopsoas, rectus femoris |\n",
     [("Flexors of the hip", None, ["Iliopsoas", "Rectus femoris"])]),
    ("| Muscle | What it does |\n|---|---|\n| Gracilis | Bends the knee |\n"
     "| Popliteus | Bends the knee |\n| Rectus femoris | Straightens the knee |\n",
     [("Flexors of the knee", None, ["Gracilis", "Popliteus"])]),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "groups"), LISTS, ids=[one[0][:40] for one in LISTS])
def test_a_list_or_a_table_gives_its_groups(passage, groups):
    assert groups_of(facts_of(passage)) == groups


@pytest.mark.parametrize(
    "passage",
    [
        "You will need:\n\n- a band\n- a chair\n",
        "Muscles worked:\n\n- hamstrings\n- gluteus maximus\n",
        "## Stretches for tight muscles\n\n- hamstrings\n- calves\n",
        "Common problems of the rotator cuff:\n\n- tears\n- tendinitis\n",
        "## Anatomy\n\n- The knee is a hinge joint.\n- It bends and straightens.\n",
        "Tips for strong muscles:\n\n- sleep\n- protein\n",
        "## Nerves\n\nThe nerve may be pinched by:\n\n- a bone spur\n- a disc\n",
        "| Day | Meal |\n|---|---|\n| Monday | soup |\n| Tuesday | rice |\n",
    ],
)
def test_other_lists_are_no_groups(passage):
    assert facts_of(passage).groups == ()


MUSCLES = sorted(
    name
    for region in ("shoulder", "arm", "hip", "thigh", "leg")
    for name in table("body")["muscles"][region]
    if " head of " not in name  # a name and its part
)
NAMES = st.lists(st.sampled_from(MUSCLES), min_size=2, max_size=8, unique=True)


def _forms(names: list[str]) -> list[str]:
    head = "## Movers of the tail\n\n"
    return [
        head + "".join(f"- {name}\n" for name in names),
        head + "".join(f"{number}. {name}\n" for number, name in enumerate(names, 1)),
        f"The movers of the tail are {', '.join(names[:-1])} and {names[-1]}.",
        "| Movers of the tail | Days |\n|---|---|\n" + "".join(f"| {n} | 1 |\n" for n in names),
    ]


@settings(deadline=None, max_examples=40)
@given(NAMES)
def test_the_same_members_come_out_of_every_form(names):
    for passage in _forms(names):
        (group,) = facts_of(passage).groups
        assert [member.name.lower() for member in group.members] == [n.lower() for n in names]
        assert group.label == "Movers of the tail"
