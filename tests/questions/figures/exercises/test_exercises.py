"""The pictures of an exercise: fit to be put into a page, light, said in words in two languages."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

from questions.figures.exercises import exercise_pictures, pictures_of, pose_names
from tests.for_each import for_each
from tests.questions.figures.exercises.sample_exercises import exercise

_MOST_BYTES = 4096
_SVG = "{http://www.w3.org/2000/svg}"
NAMES = pose_names()


@for_each("name", NAMES)
def test_both_pictures_weigh_at_most_four_kilobytes_packed(name):
    pictures = pictures_of(name, "p")
    assert len(gzip.compress((pictures.start + pictures.end).encode(), 9)) <= _MOST_BYTES


@for_each("name", NAMES)
def test_a_picture_has_a_role_a_title_and_its_words(name):
    pictures = pictures_of(name, "p")
    for picture, words in (
        (pictures.start, pictures.start_words),
        (pictures.end, pictures.end_words),
    ):
        root = ElementTree.fromstring(picture)
        assert root.get("role") == "img"
        title, description = root.find(f"{_SVG}title"), root.find(f"{_SVG}desc")
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("aria-describedby") == description.get("id")
        assert description.text == words


@for_each("name", NAMES)
def test_ids_are_the_pictures_own(name):
    pictures = pictures_of(name, "one")
    ids = re.findall(r' id="([^"]*)"', pictures.start + pictures.end)
    assert len(ids) == len(set(ids))
    assert all(one.startswith("one-") for one in ids)
    used = re.findall(r"url\(#([^)]*)\)", pictures.start + pictures.end)
    assert set(used) <= set(ids)


@for_each("name", NAMES)
def test_nothing_in_it_is_refused_by_the_pages_policy(name):
    pictures = pictures_of(name, "p")
    assert not re.search(r"<style|style=|<script|href=|\son\w+=", pictures.start + pictures.end)


@for_each("name", NAMES)
def test_what_moves_is_hatched_and_the_end_has_an_arrow(name):
    pictures = pictures_of(name, "p")
    assert 'class="moves" fill="url(#p-start-h)"' in pictures.start
    assert 'class="moves" fill="url(#p-end-h)"' in pictures.end
    assert 'class="arrow"' not in pictures.start
    assert 'class="arrow"' in pictures.end


@for_each("name", NAMES)
@for_each("language", ["en", "es"])
def test_start_and_end_are_told_apart_in_each_language(name, language):
    pictures = pictures_of(name, "p", language)
    assert pictures.start_words != pictures.end_words
    assert pictures.start_words.endswith(".")
    assert pictures.start_words[0].isupper()


def test_spanish_words_are_spanish():
    pictures = pictures_of("bridge", "p", "es")
    assert "boca arriba" in pictures.start_words
    assert '<title id="p-start-t">Inicio</title>' in pictures.start


def test_an_exercise_without_a_known_pose_has_no_pictures():
    assert exercise_pictures(exercise("Tendon glides", "seated"), "p") is None


def test_an_exercise_with_a_known_pose_has_its_pictures():
    clam = exercise("Clam", "side-lying", "Keep the feet together and lift the top knee.")
    assert exercise_pictures(clam, "p") == pictures_of("clamshell", "p")
