"""Which places of a text some spans reach."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from questions.facts.model import Evidence
from questions.reading.article import Span


class Touched:
    """What these spans of a text reach."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends: list[int] = []  # the furthest end of the spans up to each
        for span in ordered:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def touches(self, evidence: Evidence) -> bool:
        return any(self.reaches(span) for span in evidence)

    def reaches(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start
