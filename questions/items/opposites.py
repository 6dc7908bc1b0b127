"""Words that say the opposite of each other."""

from __future__ import annotations

_PAIRS = (
    ("internal", "external"), ("inner", "outer"), ("inwards", "outwards"), ("inward", "outward"),
    ("internally", "externally"), ("internus", "externus"), ("superior", "inferior"),
    ("anterior", "posterior"), ("medial", "lateral"), ("proximal", "distal"),
    ("superficial", "deep"), ("upper", "lower"), ("front", "back"), ("left", "right"),
    ("flexion", "extension"), ("adduction", "abduction"), ("pronation", "supination"),
    ("inversion", "eversion"), ("elevation", "depression"), ("protraction", "retraction"),
    ("flexors", "extensors"), ("adductors", "abductors"), ("pronators", "supinators"),
    ("dorsiflexion", "plantarflexion"), ("dorsiflexors", "plantarflexors"),
    ("invertors", "evertors"), ("elevators", "depressors"), ("protractors", "retractors"),
    ("supine", "prone"), ("increases", "decreases"), ("neither", "both"), ("more", "less"),
)  # fmt: skip
OPPOSITES = frozenset(_PAIRS) | frozenset((second, first) for first, second in _PAIRS)


def are_opposite_words(first: str, second: str) -> bool:
    """Whether two words in lower case are a known pair of opposites."""
    return (first, second) in OPPOSITES
