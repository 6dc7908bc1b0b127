import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from quizapp.articles.once import once

WAIT = 10  # seconds until a test that hangs fails


def test_two_threads_that_ask_for_the_same_make_it_once():
    started, go_on, made = threading.Event(), threading.Event(), []

    @once(maxsize=2)
    def make(name):
        made.append(name)
        started.set()
        assert go_on.wait(WAIT)
        return object()

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(make, "bank")
        assert started.wait(WAIT)
        second = threads.submit(make, "bank")
        go_on.set()
        assert first.result(WAIT) is second.result(WAIT)
    assert made == ["bank"]


def test_what_is_asked_for_meanwhile_does_not_wait_for_another():
    started, go_on = threading.Event(), threading.Event()

    @once(maxsize=2)
    def make(name):
        if name == "slow":
            started.set()
            assert go_on.wait(WAIT)
        return name

    with ThreadPoolExecutor(2) as threads:
        slow = threads.submit(make, "slow")
        assert started.wait(WAIT)
        assert threads.submit(make, "quick").result(WAIT) == "quick"
        assert not slow.done()
        go_on.set()
        assert slow.result(WAIT) == "slow"


def test_what_raised_is_tried_again():
    tries = []

    @once(maxsize=2)
    def make(name):
        tries.append(name)
        if len(tries) == 1:
            raise ValueError(name)
        return name

    with pytest.raises(ValueError, match="bank"):
        make("bank")
    assert make("bank") == "bank"


def test_only_the_last_results_are_kept():
    made = []

    @once(maxsize=2)
    def make(name):
        made.append(name)
        return name

    for name in ("a", "b", "c", "c", "a"):
        make(name)
    assert made == ["a", "b", "c", "a"]
