import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from questions.memory import Curve, Evidence, Settings, plan_day, review
from questions.memory.exam import expected_gain
from tests.questions.memory.samples import DAY, MINUTE, NOW, RIGHT, WRONG, after, histories, known

FACTS = tuple(f"fact-{n:02}" for n in range(40))
decks = st.dictionaries(st.sampled_from(FACTS), histories.map(lambda one: after(one)[0]))
wishes = st.builds(
    Settings,
    new_a_day=st.integers(0, 30),
    minutes=st.one_of(st.none(), st.floats(0.5, 60)),
    exam=st.one_of(st.none(), st.integers(-5, 90).map(lambda days: NOW + days * DAY)),
)


def test_a_new_learner_begins_with_the_first_facts() -> None:
    day = plan_day(FACTS, {}, Settings(new_a_day=5), NOW, 1)
    assert day.facts == FACTS[:5]
    assert (day.due, day.new, day.left_over) == (0, 5, 0)
    assert day.minutes == 3


def test_new_facts_of_today_count_against_the_limit() -> None:
    assert plan_day(FACTS, {}, Settings(new_a_day=5), NOW, 1, new_today=3).new == 2
    assert plan_day(FACTS, {}, Settings(new_a_day=5), NOW, 1, new_today=9).new == 0


def test_due_and_new_facts_are_mixed_something_known_first() -> None:
    cards = dict.fromkeys(FACTS[:4], known(days=5))
    day = plan_day(FACTS, cards, Settings(new_a_day=2), NOW, 1)
    are_new = [fact not in cards for fact in day.facts]
    assert are_new == [False, False, True, False, True, False]


def test_what_falls_due_later_today_is_due_but_for_its_first_minutes() -> None:
    cards = {"learnt": known(days=1.7), "learning": review(None, RIGHT, NOW - MINUTE)}
    for until, due in ((NOW, 0), (NOW + DAY, 1)):
        day = plan_day(tuple(cards), cards, Settings(), NOW, 1, until=until)
        assert day.due == due
    assert plan_day(tuple(cards), cards, Settings(), NOW + 10 * MINUTE, 1).due == 1


def test_sure_and_wrong_comes_first_then_wrong_then_what_faded_most() -> None:
    then = NOW - DAY
    cards = {
        "faded": known(days=30),
        "fading": known(days=4),
        "wrong": review(None, WRONG, then),
        "sure": review(None, Evidence(0.0, certainty=3), then),
    }
    assert plan_day(tuple(cards), cards, Settings(), NOW, 1).facts == (
        "sure",
        "wrong",
        "faded",
        "fading",
    )


def test_a_backlog_leaves_some_room_for_new_facts_and_says_what_is_left() -> None:
    cards = dict.fromkeys(FACTS[:30], known(days=9))
    day = plan_day(FACTS, cards, Settings(minutes=5), NOW, 1, seconds_each=30)
    assert (day.due, day.new, day.left_over) == (8, 2, 22)
    assert day.seconds == 300


def test_an_empty_day_says_when_the_next_fact_is_due() -> None:
    card = known(days=1)
    day = plan_day(("one",), {"one": card}, Settings(), NOW, 1)
    assert day.facts == ()
    assert day.next_due == card.due


def test_an_exam_begins_new_facts_early_enough() -> None:
    soon = Settings(new_a_day=2, exam=NOW + 7 * DAY)
    assert plan_day(FACTS, {}, soon, NOW, 1).new == 8  # 40 in five days


def test_what_would_fade_before_the_exam_is_seen_again_just_before() -> None:
    card = known(days=1)
    after_next = Settings(exam=NOW + 1.5 * DAY)
    assert plan_day(("one",), {"one": card}, Settings(), NOW, 1).due == 0
    assert plan_day(("one",), {"one": card}, after_next, NOW, 1).due == 1


def test_an_exam_that_is_over_changes_nothing() -> None:
    past = Settings(exam=NOW - DAY)
    assert plan_day(FACTS, {}, past, NOW, 1) == plan_day(FACTS, {}, Settings(), NOW, 1)


@given(decks, wishes, st.integers(0, 9), st.integers(0, 12))
def test_any_day_is_within_its_limits(cards, settings, seed, new_today) -> None:
    day = plan_day(FACTS, cards, settings, NOW, seed, new_today=new_today)
    assert day == plan_day(FACTS, cards, settings, NOW, seed, new_today=new_today)
    assert len(set(day.facts)) == len(day.facts) == day.due + day.new
    assert len(day.facts) <= settings.most_questions(40)
    assert set(day.facts) <= set(FACTS)
    assert sum(fact not in cards for fact in day.facts) == day.new
    if settings.exam is None:
        assert day.new <= max(0, settings.new_a_day - new_today)


@given(decks, st.integers(0, 60))
def test_time_only_adds_to_what_is_due(cards, days) -> None:
    settings = Settings(new_a_day=0, minutes=60)
    now, later = (
        plan_day(FACTS, cards, settings, NOW + after_days * DAY, 1) for after_days in (0, days)
    )
    assert now.due + now.left_over <= later.due + later.left_over


def test_the_longest_day_has_an_end() -> None:
    last = dt.datetime(2026, 3, 2, 23, 59, tzinfo=dt.UTC)
    assert len(plan_day(FACTS, {}, Settings(new_a_day=99), NOW, 1, until=last).facts) == 30


def test_before_an_exam_minutes_that_are_left_go_to_what_was_not_asked_for_longest() -> None:
    firm = None
    for days in (30, 29, 27, 16):
        firm = review(firm, RIGHT, NOW - days * DAY)
    cards = {"fresh": known(days=1), "fading": known(days=4), "firm": firm}
    exam = NOW + 20 * DAY
    assert expected_gain(cards["firm"], exam, NOW) < expected_gain(cards["fading"], exam, NOW)
    settings = Settings(minutes=2, new_a_day=0, exam=NOW + 20 * DAY)
    day = plan_day(tuple(cards), cards, settings, NOW, 1, seconds_each=60)
    assert day.facts == ("firm", "fading")
    assert day.left_over == 0


def test_before_an_exam_what_fades_goes_before_anything_new() -> None:
    cards = dict.fromkeys(FACTS[:20], known(days=90))
    settings = Settings(minutes=8, new_a_day=9, exam=NOW + 20 * DAY)
    day = plan_day(FACTS, cards, settings, NOW, 1, seconds_each=60)
    assert (day.due, day.new, day.left_over) == (7, 1, 13)
    few = {fact: cards[fact] for fact in FACTS[:3]}
    assert plan_day(FACTS, few, settings, NOW, 1, seconds_each=60).new == 5


def test_before_an_exam_a_day_has_an_end_but_for_what_was_wrong() -> None:
    cards = {fact: known(days=3) for fact in FACTS[:20]}
    for n, fact in enumerate(FACTS[:4]):
        cards[fact] = review(cards[fact], WRONG if n == 0 else RIGHT, NOW - 20 * MINUTE)
    settings = Settings(minutes=4, new_a_day=0, exam=NOW + 20 * DAY)
    day = plan_day(
        tuple(cards), cards, settings, NOW, 1, until=NOW + 8 * 60 * MINUTE, seconds_each=60
    )
    assert day.facts == FACTS[:1]


def test_before_an_exam_one_right_answer_of_a_fast_forgetter_is_confirmed_first() -> None:
    settings = Settings(minutes=8, new_a_day=9, exam=NOW + 20 * DAY)
    once = review(None, RIGHT, NOW - DAY)
    twice = review(review(None, RIGHT, NOW - 2 * DAY), RIGHT, NOW - DAY)
    for card, curve, new in (
        (once, Curve(), 8),
        (once, Curve(0.25, 0.6), 1),
        (twice, Curve(0.25, 0.6), 8),
    ):
        cards = dict.fromkeys(FACTS[:20], card._replace(curve=curve))
        assert plan_day(FACTS, cards, settings, NOW, 1, seconds_each=60).new == new
