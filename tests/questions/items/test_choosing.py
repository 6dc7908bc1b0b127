from questions.items.choosing import Choice, Draw, draw

PROMPT = "Which of these muscles is an internal rotator of the hip?"


def rank(purpose, text):
    return f"{purpose}|{text}".encode()


def choice(text):
    return Choice(text, "", fact=text.lower())


def wanted(**changes):
    fields = {
        "prompt": PROMPT,
        "keys": ("Gracilis",),
        "neutral": frozenset(),
        "are_names": False,
        "most": 3,
        "least": 2,
    }
    return Draw(**{**fields, **changes})


NEAR = [choice("Sartorius"), choice("Soleus")]
FAR = [choice("Deltoid"), choice("Biceps"), choice("Triceps")]


def texts(drawn):
    return {one.text for one in drawn}


def test_the_best_tier_comes_first():
    assert texts(draw(wanted(most=2), [NEAR, FAR], rank)) == {"Sartorius", "Soleus"}


def test_the_next_tier_fills_up():
    drawn = draw(wanted(), [NEAR, FAR], rank)
    assert len(drawn) == 3
    assert texts(drawn) > {"Sartorius", "Soleus"}


def test_what_learners_mix_up_comes_before_the_best_tier():
    drawn = draw(wanted(most=2, confused=("deltoid",)), [NEAR, FAR], rank)
    assert drawn[0].text == "Deltoid"


def test_the_most_confused_comes_first():
    drawn = draw(wanted(most=2, confused=("triceps", "biceps", "deltoid")), [NEAR, FAR], rank)
    assert [one.text for one in drawn] == ["Triceps", "Biceps"]


def test_a_confused_one_that_makes_a_flawed_set_stays_out():
    long = choice("A very long name of a muscle that no other one comes near to")
    drawn = draw(wanted(confused=(long.fact,)), [NEAR, [*FAR, long]], rank)
    assert long.text not in texts(drawn)


def test_a_confused_fact_without_an_option_changes_nothing():
    plain = draw(wanted(), [NEAR, FAR], rank)
    assert draw(wanted(confused=("elsewhere",)), [NEAR, FAR], rank) == plain


def test_fewer_are_drawn_where_there_are_no_more():
    assert len(draw(wanted(), [NEAR], rank)) == 2


def test_too_few_make_no_item():
    assert draw(wanted(), [NEAR[:1]], rank) is None
    assert draw(wanted(), [], rank) is None


def test_the_key_is_no_distractor():
    drawn = draw(wanted(), [[choice("Gracilis"), *NEAR, *FAR]], rank)
    assert "Gracilis" not in texts(drawn)


def test_the_same_text_stands_once():
    drawn = draw(wanted(), [NEAR, NEAR, FAR[:1]], rank)
    assert len(texts(drawn)) == len(drawn) == 3
