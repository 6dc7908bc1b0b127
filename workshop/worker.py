"""The process that does the work."""

from __future__ import annotations

import os
import pickle
import resource
import sys
import threading
import time
from importlib import import_module
from multiprocessing.connection import Connection

from workshop import close_here, listening

_MOST_MEMORY = 3 * 1024**3  # bytes of address space, libraries included
_NICENESS = 10  # those that serve come first
_LOOK_AGAIN_SECONDS = 1.0

MAKERS = "quizapp.beside"
"""The module whose `makers()` gives what can be made by name, what the work may raise for whoever
asked, and what is to be told of any other error."""


def work(line: Connection, makers_of: str = MAKERS) -> None:
    """Does what comes over the line until it ends, with the makers of that module."""
    os.nice(_NICENESS)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    close_here()
    makers, refusals, log_error = import_module(makers_of).makers()
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
                answer = ("lost",)
        line.send(answer)


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_AGAIN_SECONDS)
    sys.stderr.flush()
    os._exit(0)
