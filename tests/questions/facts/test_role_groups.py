"""Groups that a sentence names by what supplies them, what they are used for, where they lie, and
sentences that go on behind the names."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of

SHIN = ["Tibialis anterior", "Extensor hallucis longus"]
CALF = ["Gastrocnemius", "Soleus"]
ARM = ["Deltoid", "Supraspinatus"]


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("The deep fibular nerve supplies tibialis anterior and extensor hallucis longus.",
         "Muscles supplied by the deep fibular nerve", SHIN),
        ("The deep fibular nerve also innervates tibialis anterior and extensor hallucis longus.",
         "Muscles supplied by the deep fibular nerve", SHIN),
        ("In the leg, the fibular nerve supplies tibialis anterior and extensor hallucis longus.",
         "Muscles supplied by the fibular nerve in the leg", SHIN),
        ("Tibialis anterior and extensor hallucis longus are supplied by the deep fibular nerve.",
         "Muscles supplied by the deep fibular nerve", SHIN),
        ("Gastrocnemius and soleus are both innervated by the tibial nerve.",
         "Muscles supplied by the tibial nerve", CALF),
        ("The tibial nerve sends branches to the gastrocnemius and the soleus.",
         "Muscles supplied by the tibial nerve", CALF),
        ("The axillary nerve supplies the deltoid and the teres minor, and it is often bruised.",
         "Muscles supplied by the axillary nerve", ["Deltoid", "Teres minor"]),
        ("The deltoid and the supraspinatus are used to lift the arm sideways.",
         "Muscles used to lift the arm sideways", ARM),
        ("The deltoid and the supraspinatus produce shoulder abduction.",
         "Shoulder abductors", ARM),
        ("Psoas major and iliacus are mainly responsible for hip flexion.",
         "Hip flexors", ["Psoas major", "Iliacus"]),
        ("The rhomboids and the middle trapezius pull the shoulder blades together.",
         "Muscles that pull the shoulder blades together", ["Rhomboids", "Middle trapezius"]),
        ("Opening of the jaw is brought about by digastric and geniohyoid.",
         "Muscles that open the jaw", ["Digastric", "Geniohyoid"]),
    ],
)  # fmt: skip
def test_groups_are_named_by_what_they_are_for(text, label, names):
    assert groups_of(facts_of(text)) == [(label, None, names)]


@pytest.mark.parametrize(
    "text",
    [
        "The plantarflexors are gastrocnemius and soleus, although plantaris gives a little help.",
        "The plantarflexors are gastrocnemius and soleus, and both of them tire on hills.",
        "The plantarflexors are gastrocnemius and soleus, which share one tendon.",
        "The plantarflexors are gastrocnemius and soleus, but plantaris is often forgotten.",
        "The plantarflexors are gastrocnemius and soleus, helped by plantaris in some people.",
        "The plantarflexors are gastrocnemius and soleus, and in some people a third one.",
        "The plantarflexors are gastrocnemius and soleus because they pull on the heel.",
        "In most people, the plantarflexors are gastrocnemius and soleus.",
        "The plantarflexors, which include gastrocnemius and soleus, push the foot down.",
    ],
)
def test_names_end_where_the_sentence_goes_on(text):
    assert groups_of(facts_of(text)) == [("Plantarflexors", None, CALF)]


@pytest.mark.parametrize(
    ("text", "label", "count", "names"),
    [
        ("The spine has three curves:\n\n- cervical\n- thoracic\n- lumbar", "Spine", 3,
         ["cervical", "thoracic", "lumbar"]),
        ("The foot is divided into three parts:\n\n1. forefoot\n2. midfoot\n3. hindfoot", "Foot", 3,
         ["forefoot", "midfoot", "hindfoot"]),
        ("The heart has two lower chambers:\n\n- left ventricle\n- right ventricle", "Heart", 2,
         ["left ventricle", "right ventricle"]),
        ("In each ear there are two bony canals:\n\n- the upper canal\n- the side canal",
         "Bony canals", 2, ["upper canal", "side canal"]),
        ("Muscles involved in shoulder abduction:\n\n- deltoid\n- supraspinatus",
         "Shoulder abductors", None, ["deltoid", "supraspinatus"]),
        ("Two muscles run down the back of the calf. They are gastrocnemius and soleus.",
         "Muscles that run down the back of the calf", 2, CALF),
        ("The elbow is made up of two bones. The two are the humerus and the ulna.",
         "Elbow", 2, ["Humerus", "Ulna"]),
        ("Two muscles keep it up. These muscles are known as the calf:\n\n- gastrocnemius\n"
         "- soleus", "Calf", 2, ["gastrocnemius", "soleus"]),
    ],
)  # fmt: skip
def test_lists_are_announced_as_sentences_are(text, label, count, names):
    assert groups_of(facts_of(text)) == [(label, count, names)]


@pytest.mark.parametrize(
    "text",
    [
        "The sural nerve supplies the skin of the heel and the outer side of the foot.",
        "When you wake up, you need a glass of water and a slow start.",
        "In the afternoon you will find the gym and the pool quiet.",
        "The hotel has three floors:\n\n- ground floor\n- first floor\n- attic",
        "The knee has three problems:\n\n- swelling\n- stiffness\n- pain",
        "Muscles involved in this exercise:\n\n- warm-up\n- main part",
        "Two people are affected in Saint Mary's: the porter and the cook.",
        "## Rotator cuff\n\n- Details\n- Latin name\n- Wikidata",
        "The ones most often affected are the young and the keen.",
    ],
)
def test_what_names_no_parts_is_no_group(text):
    assert groups_of(facts_of(text)) == []


@pytest.mark.parametrize(
    ("text", "label", "count", "names"),
    [
        ("The calf is a group of two muscles at the back of the leg: gastrocnemius and soleus.",
         "Calf", 2, CALF),
        ("The plantarflexors are two muscles of the calf. From the skin inwards they are "
         "gastrocnemius and soleus.", "Plantarflexors", 2, CALF),
        ("The ankle plantarflexors start behind the knee. They are gastrocnemius and soleus.",
         "Ankle plantarflexors", None, CALF),
        ("Muscles that help you point the foot: gastrocnemius, soleus.",
         "Muscles that help you point the foot", None, CALF),
        ("Gastrocnemius and soleus work as plantarflexors of the ankle.",
         "Plantarflexors of the ankle", None, CALF),
        ("Gastrocnemius and soleus are known as the calf muscles.", "Calf muscles", None, CALF),
        ("Ankle plantarflexors = gastrocnemius + soleus", "Ankle plantarflexors", None, CALF),
        ("The plantarflexors are (1) gastrocnemius and (2) soleus.", "Plantarflexors", None, CALF),
        ("Straightening your elbow is the job of two muscles: triceps brachii and anconeus.",
         "Extensors of the elbow", 2, ["Triceps brachii", "Anconeus"]),
        ("The wrist has two main nerves:\n\n- MN\n- UN", "Main nerves of the wrist", 2,
         ["MN", "UN"]),
        ("The core consists of the diaphragm at the top and the pelvic floor at the bottom.",
         "Core", None, ["Diaphragm", "Pelvic floor"]),
        ("Two pairs of muscles form the calf. From the skin inwards they are:\n\n1. gastrocnemius\n"
         "2. soleus", "Calf", 2, ["gastrocnemius", "soleus"]),
        ("Two muscles lie deep at the back of the leg: popliteus and tibialis posterior.",
         "Muscles that lie deep at the back of the leg", 2, ["Popliteus", "Tibialis posterior"]),
        ("The triceps surae (gastrocnemius, soleus) lifts the heel.", "Triceps surae", None, CALF),
        ("The quads (rectus femoris, vastus medialis) straighten the knee.", "Quads", None,
         ["Rectus femoris", "Vastus medialis"]),
        ("The scalenes come in three parts: anterior, middle and posterior.", "Scalenes", 3,
         ["Anterior", "Middle", "Posterior"]),
        ("The muscles that turn it in (invertors) are tibialis anterior and tibialis posterior.",
         "Muscles that turn it in (invertors)", None, ["Tibialis anterior", "Tibialis posterior"]),
        ("Beneath it lies the deep group, which consists of popliteus and tibialis posterior.",
         "Deep group", None, ["Popliteus", "Tibialis posterior"]),
    ],
)  # fmt: skip
def test_groups_are_named_in_other_ordinary_ways(text, label, count, names):
    assert groups_of(facts_of(text)) == [(label, count, names)]


@pytest.mark.parametrize(
    "text",
    [
        "The most commonly torn muscles are the hamstrings and the quadriceps.",
        "Prime movers for this movement include the deltoid and the supraspinatus.",
        "The muscles work in pairs: biceps and triceps, quads and hamstrings.",
        "Surgery may involve the supraspinatus and the infraspinatus.",
        "Tightness in the pectorals and the lats pulls the shoulders forward.",
    ],
)
def test_what_befalls_muscles_makes_no_group_of_them(text):
    assert groups_of(facts_of(text)) == []
