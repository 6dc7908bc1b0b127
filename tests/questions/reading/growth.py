"""How the time of a piece of work grows with its size: as the size does, or faster.

What is compared are processor times of one process, small against large, so that neither a slow
machine nor one that is busy with other work makes a difference.
"""

import time
from collections.abc import Callable

# Eight times the size takes eight times as long where time grows with size, and 64 times where it
# grows with its square. The bound lies between, nearer to what is sound: measured, nothing that is
# read takes more than 13 times as long.
TIMES = 8
MOST = 24
# Shorter times are those of starting, which say nothing about growth.
_LEAST_SECONDS = 0.02
# A pause for collecting garbage is not the fault of the work: it is measured again.
_TRIES = 3


def grows_evenly(work: Callable[[int], object], size: int) -> bool:
    """Whether work of this size takes no more than its share of the time of an eighth of it."""
    return any(_takes_its_share(work, size) for _ in range(_TRIES))


def _takes_its_share(work: Callable[[int], object], size: int) -> bool:
    """What is quick at the full size needs nothing to be compared with."""
    many = _seconds(work, size)
    return many <= MOST * _LEAST_SECONDS or many <= MOST * _seconds(work, size // TIMES)


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
