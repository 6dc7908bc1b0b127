"""The process that does the work."""

from __future__ import annotations

import os
import pickle
import resource
import sys
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from workshop import close_here, listening

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MOST_MEMORY = 3 * 1024**3  # bytes of address space, libraries included
_NICENESS = 10  # those that serve come first
_LOOK_AGAIN_SECONDS = 1.0

MAKERS = "quizapp.beside"
"""The module whose `makers()` gives what can be made by name, what the work may raise for whoever
asked, and what is to be told of any other error."""

_LINES = "quizapp.lines"
"""The module that writes the log. By its name, as the one above: it loads nothing of ours."""


def work(line: Connection, makers_of: str = MAKERS) -> None:
    """Does what comes over the line until it ends, with the makers of that module."""
    os.nice(_NICENESS)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    log_what_ends()
    close_here()
    try:
        makers, refusals, log_error = import_module(makers_of).makers()
    except Exception as error:
        log().error("what the workshop makes could not be loaded", exc_info=error)
        line.send(("failed",))
        return
    while True:
        try:
            kind, args = line.recv()
        except EOFError:
            return
        with listening(lambda step, steps: line.send(("step", step, steps))):
            try:
                made = pickle.dumps(makers[kind](*pickle.loads(args)))  # noqa: S301 - of our own
                answer: tuple[object, ...] = ("made", made)
            except refusals as error:
                answer = ("raised", pickle.dumps((type(error), error.args, error.__dict__)))
            except MemoryError:
                os._exit(1)  # what is left of the memory is not to be relied on
            except Exception as error:
                log_error(error)
                answer = ("failed",)
        line.send(answer)


def log() -> Any:
    """Writes a line for each event."""
    return import_module(_LINES).log


def log_what_ends() -> None:
    """What ends this process or one of its threads is told in a line, as other errors are."""
    import_module(_LINES).log_what_ends()


def end_with_parent(parent: int) -> None:
    """Ends this process, whatever it does, once its parent has ended."""
    while os.getppid() == parent:
        time.sleep(_LOOK_AGAIN_SECONDS)
    sys.stderr.flush()
    os._exit(0)
