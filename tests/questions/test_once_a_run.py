import pytest

from tests.questions import once_a_run as module
from tests.questions.once_a_run import keep_in, once_a_run


@pytest.fixture
def made(monkeypatch, tmp_path):
    """What was made, in the order in which it was; each call gives the function of a process."""
    monkeypatch.setattr(module, "_folders", [])
    keep_in(tmp_path / "run")
    names = []

    def make(name):
        names.append(name)
        return {"of": name}

    return names, lambda: once_a_run(make)


def test_what_one_process_made_another_finds(made):
    names, process = made
    first, second = process(), process()
    assert first("hip") == second("hip") == {"of": "hip"}
    assert first("knee") == {"of": "knee"}
    assert names == ["hip", "knee"]


def test_a_process_has_it_once(made):
    _, process = made
    first = process()
    assert first("hip") is first("hip")


def test_before_a_run_keeps_anything_each_makes_its_own(made, monkeypatch):
    names, process = made
    monkeypatch.setattr(module, "_folders", [])
    assert process()("hip") == process()("hip")
    assert names == ["hip", "hip"]
