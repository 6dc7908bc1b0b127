"""The best path through a page, and what it costs."""

import pytest

from questions.facts.records.features import features_of
from questions.facts.records.lines import lines_of
from questions.facts.records.segmenting import best_path, records_in
from questions.reading import read
from tests.questions.reading.growth import grows_evenly

PAGE = b"# Hips\n\nMove daily.\n\n## Clam\n\nLie on your side.\n\n## Bridge\n\nLift your hips.\n"


def test_without_weights_nothing_is_a_record():
    lines = lines_of(read(PAGE))
    assert [state for state, _ in best_path(lines, features_of(lines), {})] == ["O"] * len(lines)


def test_a_page_without_lines_has_no_path():
    assert best_path([], features_of([]), {}) == []
    assert records_in([]) == []


def test_what_is_kept_out_is_not_taken():
    lines = lines_of(read(PAGE))
    features = features_of(lines)
    fitted = {"N look=HH": 5.0, "B told=True&kind=P": 5.0}
    free = [state for state, _ in best_path(lines, features, fitted)]
    costs = [{"N": -1e6} if at < 3 else {} for at in range(len(lines))]
    kept = [state for state, _ in best_path(lines, features, fitted, costs)]
    assert "N" in free[:3]
    assert "N" not in kept[:3]
    assert "N" in kept[3:]


def test_nothing_belongs_to_a_record_before_one_is_named():
    lines = lines_of(read(PAGE))
    path = best_path(lines, features_of(lines), {f"B kind={one}": 9.0 for one in "HPBN"})
    assert path[0][0] != "B"


@pytest.mark.parametrize(
    "piece",
    [
        "## Heel slide\n\nLie on your back. Slide one heel. Repeat 10 times.\n\n",
        "- Clam: Lie on your side.\n",
        "A\n\n",
        "1. Lift.\n",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece):
    def find(pieces: int) -> object:
        return records_in(lines_of(read((piece * pieces).encode())))

    assert grows_evenly(find, 400)
