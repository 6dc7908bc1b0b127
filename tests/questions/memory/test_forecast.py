from questions.memory import Settings, forecast, plan_day, review
from tests.questions.memory.samples import DAY, MINUTE, NOW, WRONG, known

FACTS = tuple(f"fact-{n:02}" for n in range(30))
ENDS = tuple(NOW + n * DAY for n in range(1, 8))


def test_today_is_what_is_due_by_tonight() -> None:
    cards = {fact: known(days=n) for n, fact in enumerate(FACTS, start=1)}
    settings = Settings(new_a_day=0)
    today = forecast(FACTS, cards, settings, NOW, ENDS)[0]
    tonight = plan_day(FACTS, cards, settings, NOW, 0, until=ENDS[0])
    assert set(today.facts) == set(tonight.facts)
    assert today.due > 0


def test_what_is_minutes_away_is_left_out_as_on_the_page_of_today() -> None:
    cards = {"learning": review(None, WRONG, NOW - MINUTE / 2), "due": known(days=9)}
    settings = Settings(new_a_day=0)
    today, tomorrow = forecast(tuple(cards), cards, settings, NOW, ENDS)[:2]
    assert today.facts == plan_day(tuple(cards), cards, settings, NOW, 0, until=ENDS[0]).facts
    assert today.facts == ("due",)
    assert "learning" in tomorrow.facts


def test_new_facts_are_spread_over_the_days_and_come_back() -> None:
    days = forecast(FACTS, {}, Settings(new_a_day=10), NOW, ENDS, new_today=4)
    assert [day.new for day in days] == [6, 10, 10, 4, 0, 0, 0]
    assert days[0].due == days[1].due == 0
    assert days[2].due == 6  # a fact that was right twice is due after two days
    assert all(day.due > 0 for day in days[2:6])


def test_a_day_on_which_nothing_is_due_is_there_and_empty() -> None:
    days = forecast(FACTS[:1], {FACTS[0]: known(days=0.5)}, Settings(), NOW, ENDS[:2])
    assert [len(day.facts) for day in days] == [0, 1]


def test_an_exam_that_passes_within_the_days_ends_its_order() -> None:
    settings = Settings(new_a_day=0, exam=NOW + 2.5 * DAY)
    days = forecast(FACTS, {fact: known(days=3) for fact in FACTS}, settings, NOW, ENDS)
    assert days[0].exam is not None
    assert days[3].exam is None
