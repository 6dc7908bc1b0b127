"""Long work beside: what is shown while it goes on, how it ends, what it may not take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import workshop
from workshop import CannotMakeError, FullError, StillMakingError, server

_PATIENCE_SECONDS = 120
_MAKERS = "tests.workshop.makers"


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Iterator[server.Workshop]:
    """A workshop whose worker is a process of its own, asked without a socket."""
    monkeypatch.setenv(workshop.FOLDER, "asked directly")
    monkeypatch.setattr(server, "QUICK_SECONDS", 0.05)
    made = server.Workshop(makers=_MAKERS)
    monkeypatch.setattr(workshop, "_ask", made.answer)
    yield made
    made.close()


def _wait(act: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            return act()
        except StillMakingError:
            time.sleep(0.05)
    raise AssertionError("it is never done")


@pytest.mark.usefixtures("beside")
def test_what_is_asked_for_again_is_there_once_it_is_made() -> None:
    with pytest.raises(StillMakingError):
        workshop.make("slow", (0.5, "bone"))
    assert _wait(lambda: workshop.make("slow", (0.5, "bone"))) == "bone"
    assert workshop.make("slow", (0.5, "bone")) == "bone"
    assert workshop.find(workshop.key_of("slow", (0.5, "bone"))) == "bone"
    assert workshop.find("nobody asked for this") is None


@pytest.mark.usefixtures("beside")
def test_how_far_it_is_and_what_comes_first_is_told(tmp_path: Path) -> None:
    go_on = tmp_path / "go on"
    seen = set()
    with pytest.raises(StillMakingError):
        workshop.make("steps", (str(go_on),))
    with pytest.raises(StillMakingError) as waiting:
        workshop.make("slow", (0.0, "next"))
    assert waiting.value.progress.ahead == 1
    while 50 not in seen:
        with pytest.raises(StillMakingError) as making:
            workshop.make("steps", (str(go_on),))
        seen.add(making.value.progress.percent)
    go_on.touch()
    assert _wait(lambda: workshop.make("slow", (0.0, "next"))) == "next"


@pytest.mark.usefixtures("beside")
def test_what_is_stopped_gives_way_to_the_next(tmp_path: Path) -> None:
    with pytest.raises(StillMakingError) as making:
        workshop.make("steps", (str(tmp_path / "never"),))
    workshop.stop(making.value.progress.key)
    assert _wait(lambda: workshop.make("slow", (0.0, "next"))) == "next"
    with pytest.raises(CannotMakeError):
        workshop.find(making.value.progress.key)


@pytest.mark.usefixtures("beside")
def test_a_refusal_comes_through_and_a_breakdown_is_said_once() -> None:
    with pytest.raises(LookupError, match="no such bone"):
        _wait(lambda: workshop.make("refuse", ("no such bone",)))
    for kind in ("break", "die", "eat"):
        with pytest.raises(CannotMakeError):
            _wait(lambda kind=kind: workshop.make(kind, ()))
    assert _wait(lambda: workshop.make("slow", (0.0, "next"))) == "next"


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    beside = server.Workshop(makers=_MAKERS, job_seconds=0.2)
    monkeypatch.setenv(workshop.FOLDER, "asked directly")
    monkeypatch.setattr(workshop, "_ask", beside.answer)
    with pytest.raises(CannotMakeError):
        _wait(lambda: workshop.make("steps", (str(tmp_path / "never"),)))
    beside.close()


@pytest.mark.usefixtures("beside")
def test_no_more_waits_than_anybody_waits_for(tmp_path: Path) -> None:
    never = str(tmp_path / "never")
    refusals = [_refusal(never, str(number)) for number in range(server.MOST_WAITING + 2)]
    assert set(refusals[: server.MOST_WAITING]) == {StillMakingError}
    assert refusals[-1] is FullError


def _refusal(until: str, key: str) -> type[Exception]:
    with pytest.raises((StillMakingError, FullError)) as told:
        workshop.make("steps", (until,), key)
    return told.type


def test_it_starts_when_it_is_asked_and_goes_with_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "w"
    folder.mkdir(0o700)
    monkeypatch.setenv(workshop.FOLDER, str(folder))
    assert workshop.find("nothing yet") is None
    assert (folder / "workshop").is_socket()
    (folder / "workshop").unlink()
    (folder / "lock").unlink()
    folder.rmdir()
    monkeypatch.delenv(workshop.FOLDER)
    assert workshop.find("nothing yet") is None
