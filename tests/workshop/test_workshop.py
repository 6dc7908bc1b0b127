"""Long work beside: what is shown while it goes on, how it ends, what it may not take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import workshop
from workshop import (
    AbsentError,
    CannotMakeError,
    FailedError,
    FullError,
    StillMakingError,
    client,
    server,
)

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
    workshop.asking_for("")


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
    made_of = (workshop.key_of("steps", (str(tmp_path / "never"),)), "steps")
    again = beside.answer("make", *made_of, b"", "", False)
    assert again == server.LOST  # another page does not have it tried again at once
    assert beside.is_idle(-1)
    monkeypatch.setattr(server, "LOST_SECONDS", 0.0)
    monkeypatch.setattr(server, "QUICK_SECONDS", 0.0)
    assert beside.answer("make", *made_of, b"", "", False)[0] == "wait"
    beside.close()


@pytest.mark.usefixtures("beside")
def test_no_more_waits_than_anybody_waits_for(tmp_path: Path) -> None:
    never = str(tmp_path / "never")
    running = _refusal(never, "running", "ina")
    refusals = [_refusal(never, f"ina {n}", "ina") for n in range(server.MOST_OF_ONE + 1)]
    assert (running, refusals.pop()) == (StillMakingError, FullError)
    for n in range(server.MOST_WAITING - server.MOST_OF_ONE):
        refusals.append(_refusal(never, f"another {n}", f"another {n}"))
    assert set(refusals) == {StillMakingError}
    assert _refusal(never, "the last", "the last") is FullError


def _refusal(until: str, key: str, who: str) -> type[Exception]:
    workshop.asking_for(who)
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


def test_what_nobody_asks_about_any_more_is_not_made(
    beside: server.Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on = tmp_path / "go on"
    for kind, args, key in (
        ("steps", (str(go_on),), ""),
        ("slow", (0.0, "left"), ""),
        ("slow", (0.0, "kept"), "a key of one's own"),
    ):
        with pytest.raises(StillMakingError):
            workshop.make(kind, args, key)
    monkeypatch.setattr(server, "UNASKED_SECONDS", 0.0)
    go_on.touch()
    assert _wait(lambda: workshop.find("a key of one's own")) == "kept"
    assert workshop.find(workshop.key_of("slow", (0.0, "left"))) is None
    assert beside.is_idle(-1)


@pytest.mark.usefixtures("beside")
def test_who_looked_away_lets_others_pass_and_keeps_the_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on = tmp_path / "go on"
    for kind, args in (("steps", (str(go_on),)), ("slow", (0.5, "away"))):
        with pytest.raises(StillMakingError):
            workshop.make(kind, args)
    monkeypatch.setattr(server, "ABSENT_SECONDS", 0.3)
    time.sleep(0.4)
    with pytest.raises(StillMakingError):
        workshop.make("slow", (0.0, "there"))
    go_on.touch()
    assert _wait(lambda: workshop.make("slow", (0.0, "there"))) == "there"
    away = workshop.key_of("slow", (0.5, "away"))
    with pytest.raises(StillMakingError):
        workshop.find(away)
    assert _wait(lambda: workshop.find(away)) == "away"


@pytest.mark.usefixtures("beside")
def test_who_looked_away_gives_room_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    never = str(tmp_path / "never")
    for n in range(server.MOST_OF_ONE + 1):  # the first of them is being made
        assert _refusal(f"{never} {n}", "", "ina") is StillMakingError
        monkeypatch.setattr(server, "QUICK_SECONDS", 0.0)
    assert _refusal(f"{never} more", "", "ina") is FullError
    monkeypatch.setattr(server, "ABSENT_SECONDS", 0.0)
    assert _refusal(f"{never} more", "", "ina") is StillMakingError
    last = workshop.key_of("steps", (f"{never} {server.MOST_OF_ONE}",))
    assert workshop.find(last) is None


def test_a_worker_that_does_not_start_does_not_end_the_workshop(
    beside: server.Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(beside, "_open_worker", _refuse_to_start)
        with pytest.raises(FailedError):
            _wait(lambda: workshop.make("slow", (0.0, "first")))
    assert "BlockingIOError" in capsys.readouterr().err
    assert _wait(lambda: workshop.make("slow", (0.0, "next"))) == "next"


def test_makers_that_cannot_be_loaded_are_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    beside = server.Workshop(makers="tests.workshop.none")
    monkeypatch.setenv(workshop.FOLDER, "asked directly")
    monkeypatch.setattr(workshop, "_ask", beside.answer)
    with pytest.raises(FailedError):
        _wait(lambda: workshop.make("slow", (0.0, "bone")))
    (line,) = capfd.readouterr().err.splitlines()
    assert '"ModuleNotFoundError"' in line
    beside.close()


def _refuse_to_start() -> None:
    raise BlockingIOError


def test_who_looks_again_is_answered_at_once(
    beside: server.Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(StillMakingError) as making:
        workshop.make("steps", (str(tmp_path / "never"),))
    monkeypatch.setattr(server, "QUICK_SECONDS", 30.0)
    began = time.monotonic()
    for look in (lambda: workshop.find(making.value.progress.key), lambda: _look(tmp_path)):
        with pytest.raises(StillMakingError):
            look()
    assert time.monotonic() - began < 10
    assert not beside.is_idle(-1)


def _look(folder: Path) -> None:
    workshop.make("steps", (str(folder / "never"),))


def test_a_folder_that_others_can_open_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(client, "Client", None)
    (tmp_path / "ours").mkdir(0o700)
    (tmp_path / "led to").symlink_to(tmp_path / "ours")
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o750)
    for name in ("led to", "open", "cleaned away"):
        monkeypatch.setenv(workshop.FOLDER, str(tmp_path / name))
        with pytest.raises(AbsentError):
            workshop.find("anything")


def test_what_would_be_made_twice_is_not_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "ours"
    folder.mkdir(0o700)
    monkeypatch.setenv(workshop.FOLDER, str(folder))
    monkeypatch.setattr(client, "Client", _Broken)
    with pytest.raises(StillMakingError) as told:
        workshop.make("slow", (0.0, "once"), "a key of one's own")
    assert told.value.progress.key == "a key of one's own"
    monkeypatch.setattr(client, "_START_SECONDS", 0.0)
    with pytest.raises(AbsentError):
        workshop.make("slow", (0.0, "again and again"))


class _Broken:
    """A connection to a process that ends before it answers."""

    def __init__(self, *_place: str) -> None:
        pass

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_error: object) -> None:
        pass

    def send(self, _request: object) -> None:
        pass

    def recv(self) -> None:
        raise EOFError
