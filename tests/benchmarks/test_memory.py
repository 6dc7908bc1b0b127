"""The simulation is sound: minds that are known from outside come out as they must."""

import random
from dataclasses import replace

import fsrs
import pytest

from benchmarks.memory.contest import POLICIES, USUAL
from benchmarks.memory.learners import FACTS, SECONDS_A_QUESTION, Learner, Question, learners
from benchmarks.memory.minds import MINDS, Mind, OtherFsrs
from benchmarks.memory.policies import Habits, moment
from benchmarks.memory.simulation import Outcome, Run

MINUTES = 1.0
ONE = learners(1, seed=7)[0]


class Perfect:
    def recall(self, fact: int, now: float) -> float:
        return 1.0

    def practise(self, fact: int, now: float, recalled: bool) -> None:
        assert recalled


class Forgetful(Perfect):
    def recall(self, fact: int, now: float) -> float:
        return 0.0

    def practise(self, fact: int, now: float, recalled: bool) -> None:
        assert not recalled


def ran(policy: str, mind: Mind | None = None, learner: Learner = ONE) -> Outcome:
    return Run(learner, POLICIES[policy](Habits()), MINUTES, mind=mind).result()


@pytest.mark.parametrize("policy", USUAL)
def test_a_perfect_memory_knows_all_and_one_that_forgets_at_once_nothing(policy) -> None:
    perfect, forgetful = (ran(policy, mind) for mind in (Perfect(), Forgetful()))
    assert (perfect.exam, perfect.exam_firm) == (FACTS, FACTS)
    assert perfect.average == pytest.approx(FACTS)
    assert (forgetful.exam, forgetful.average_firm) == (0, 0)


@pytest.mark.parametrize("policy", USUAL)
def test_nobody_has_more_minutes_than_another(policy) -> None:
    most = int(MINUTES * 60 / SECONDS_A_QUESTION) * len(ONE.sittings)
    assert 0 < ran(policy).asked <= most
    assert ran("chance").asked == most


def test_the_same_seed_gives_the_same_outcome() -> None:
    assert ran("ours") == ran("ours")
    assert ran("ours") != ran("ours", learner=replace(ONE, seed=ONE.seed + 1000))


@pytest.mark.parametrize("kind", MINDS)
def test_every_mind_forgets_with_time_and_remembers_with_practice(kind) -> None:
    mind = MINDS[kind](random.Random(1), [0.0])
    assert mind.recall(0, 0.0) == 0
    mind.practise(0, 0.0, recalled=False)
    chances = [mind.recall(0, days) for days in (0.001, 1, 7, 60)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > chances[-1]
    mind.practise(0, 1.0, recalled=True)
    assert mind.recall(0, 7.0) > chances[2]


def test_the_fsrs_mind_is_fsrs_with_the_parameters_it_drew() -> None:
    mind = OtherFsrs(random.Random(3), [0.0])
    mind._first, mind._shift = [1.0], [0.0]
    scheduler = fsrs.Scheduler(
        mind._w, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card = fsrs.Card(card_id=1, due=moment(0))
    for day, recalled in ((0, False), (2, True), (5, True), (30, False), (31, True)):
        mind.practise(0, day, recalled)
        rating = fsrs.Rating.Good if recalled else fsrs.Rating.Again
        card, _ = scheduler.review_card(card, rating, moment(day))
        assert mind._memory[0][:2] == pytest.approx((card.stability, card.difficulty))
        at = day + 4
        expected = scheduler.get_card_retrievability(card, moment(at))
        assert mind.recall(0, at) == pytest.approx(expected)


def test_luck_is_what_the_kind_of_question_gives() -> None:
    guesses = [Question(0.25, 0.0, n / 1000, 0.5) for n in range(1000)]
    assert sum(ONE.answers_right(one, recalled=False) for one in guesses) == 250
    slips = [Question(0.0, 0.0, 0.0, n / 1000) for n in range(1000)]
    wrong = sum(not ONE.answers_right(one, recalled=True) for one in slips)
    assert wrong == pytest.approx(1000 * ONE.slip, abs=1)
