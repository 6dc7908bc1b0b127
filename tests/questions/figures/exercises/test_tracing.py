"""Regions and folds of a raster become short paths."""

from __future__ import annotations

import re

import numpy as np
import pytest

from questions.figures.exercises.tracing import curve_through, folds, outline, polygon


def _disc(size: int, radius: float) -> np.ndarray:
    y, x = np.mgrid[:size, :size] - size / 2 + 0.5
    return x * x + y * y < radius * radius


def test_a_disc_becomes_a_few_curves():
    path = outline(_disc(100, 40), 1.0)
    assert path.startswith("M")
    assert path.endswith("z")
    assert len(path) < 150


def test_a_ring_has_two_edges():
    assert outline(_disc(100, 40) & ~_disc(100, 20), 1.0).count("M") == 2


def test_a_square_keeps_its_corners():
    mask = np.zeros((40, 40), dtype=bool)
    mask[10:30, 10:30] = True
    path = polygon(mask, 2.0)
    numbers = [int(number) for number in re.findall(r"-?\d+", path)]
    assert len(numbers) == 8
    assert {abs(number) for number in numbers[2:]} <= {0, 40}


def test_specks_are_left_out():
    assert outline(_disc(20, 2), 1.0) == ""


def test_a_fold_is_an_open_line():
    across = np.zeros((30, 29), dtype=bool)
    across[5:25, 10] = True
    path = folds(across, np.zeros((29, 30), dtype=bool), 1.0)
    assert path.startswith("M11 5c")
    assert "z" not in path


def test_a_short_fold_is_left_out():
    across = np.zeros((30, 29), dtype=bool)
    across[5:9, 10] = True
    assert folds(across, np.zeros((29, 30), dtype=bool), 1.0) == ""


@pytest.mark.parametrize(("has_head", "lines"), [(True, 2), (False, 1)])
def test_an_arrow_has_a_head(has_head, lines):
    way = np.array([[0.0, 0.0], [50.0, 10.0], [100.0, 0.0]])
    assert curve_through(way, has_head=has_head).count("M") == lines
