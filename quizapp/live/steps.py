"""How a round goes on: what can follow what, and what follows by itself."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from quizapp.models import Phase


class Step(enum.StrEnum):
    """What an instructor can do next."""

    CLOSE = "close"
    COUNTS = "counts"
    WHY = "why"
    NEXT = "next"
    END = "end"


# The usual next step comes first: one key takes it.
_STEPS: Mapping[Phase, Sequence[Step]] = {
    Phase.WAITING: (Step.NEXT,),
    Phase.OPEN: (Step.CLOSE,),
    Phase.CLOSED: (Step.COUNTS, Step.WHY, Step.NEXT),
    Phase.COUNTED: (Step.WHY, Step.NEXT),
    Phase.EXPLAINED: (Step.NEXT,),
    Phase.ENDED: (),
}
PHASE_AFTER: Mapping[Step, Phase] = {
    Step.CLOSE: Phase.CLOSED,
    Step.COUNTS: Phase.COUNTED,
    Step.WHY: Phase.EXPLAINED,
    Step.NEXT: Phase.OPEN,
    Step.END: Phase.ENDED,
}


def steps_from(phase: Phase, position: int, length: int) -> tuple[Step, ...]:
    """What can be done now, the usual next step first. A round can be ended at any time."""
    is_last = position >= length
    steps = [step for step in _STEPS[phase] if not (step is Step.NEXT and is_last)]
    return (*steps, Step.END) if phase is not Phase.ENDED else ()
