import pytest

from tests.questions.reading import growth
from tests.questions.reading.growth import grows_evenly


@pytest.mark.parametrize(
    ("seconds", "is_even"),
    [
        (lambda size: size, True),
        (lambda size: 5, True),
        (lambda size: 2 * size, True),
        (lambda size: size**1.3, True),
        (lambda size: size**2 / 20, False),
        (lambda size: size**1.7, False),
        (lambda size: size**2 / 10_000, True),
    ],
    ids=["linear", "constant", "steep", "slightly more", "square", "nearly square", "too short"],
)
def test_work_that_grows_faster_than_its_size_is_told_apart(monkeypatch, seconds, is_even):
    now = 0.0

    def work(size: int) -> None:
        nonlocal now
        now += seconds(size)

    monkeypatch.setattr(growth.time, "process_time", lambda: now)
    assert grows_evenly(work, 40) is is_even


def test_one_pause_is_measured_again(monkeypatch):
    now, pauses = 0.0, [500]

    def work(size: int) -> None:
        nonlocal now
        now += size + (pauses.pop(0) if pauses else 0)

    monkeypatch.setattr(growth.time, "process_time", lambda: now)
    assert grows_evenly(work, 40)
