"""Somebody who wants to understand their own body walks through the pages: each opens, and no Latin
name stands on one without its plain name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.items.registers import CLINICAL, PATIENT, PLAIN
from questions.knowledge import body
from questions.lexicon import table
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.queries import get_offer
from tests.quizapp.quizzes.answers import item_at, wrong

_STARTS = (
    "/", "/progress", "/flashcards", "/notes", "/study/plan", "/progress/attempts",
    "/search?q=femoral+head", "/search?q=gluteus", "/search?q=hip&part=questions",
)  # fmt: skip
_OF_ONE_ROUTE = 3
_BLOCKS = (
    "p", "li", "h1", "h2", "h3", "h4", "th", "td", "dt", "dd", "figcaption", "blockquote",
    "summary", "label", "legend",
)  # fmt: skip
_NO_PAGES = re.compile(r"/static/|/pictures/|/progress/articles/[^/]+/weak/|/(?:login|register)\b")
# What a name means is asked there: the plain one stands among the answers, or on the card's back.
_ASKING = re.compile(r"/attempts/\d+|/flashcards/[^/]+/\d+")


_SQUEEZE = b"""# Inner thigh exercises

## Exercises

### Ball squeeze

1. Lie on your back with a ball between your knees.
2. Press both knees against the ball.

**Goal:** Strengthen adductor longus.

**Dose:** 10 repetitions.
"""


class _Page(HTMLParser):
    """The texts of a page, block by block, and its links. What is hidden repeats what stands
    beside it; what was read elsewhere keeps its title."""

    def __init__(self) -> None:
        super().__init__()
        self.texts, self.links = [""], list[str]()
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        classes = set((of.get("class") or "").split())
        if (
            self._left_out
            or "visually-hidden" in classes
            or "nofollow" in (of.get("rel") or "")
            or tag in ("script", "title")
        ):
            self._left_out += [tag] if tag not in ("input", "br", "link", "meta", "path") else []
        elif tag in _BLOCKS:
            self.texts.append("")
        if tag == "a" and (of.get("href") or "").startswith("/"):
            self.links.append(str(of["href"]).partition("#")[0])

    def handle_endtag(self, tag: str) -> None:
        if self._left_out and tag == self._left_out[-1]:
            self._left_out.pop()
        elif tag in _BLOCKS and not self._left_out:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.texts[-1] += data


@pytest.fixture
def patient(app: Flask, client: FlaskClient) -> FlaskClient:
    """In a browser in which a quiz was gone through and a question bookmarked."""
    client.post("/wording", data={"wording": PATIENT})
    client.post(f"/exercises/pick/{SHIPPED_SLUG}", data={"all": "1"})
    client.post("/attempts", data={"article": SHIPPED_SLUG, "activity": "patient-condition"})
    with app.app_context():
        length = len(get_bank(get_offer(register=PATIENT).version_id).pool(PATIENT))
    for position in range(1, length + 1):
        path = f"/attempts/1/{position}"
        if client.get(path).status_code != 200:
            break
        client.post(path, data=wrong(item_at(app, 1, position)))
        client.post(f"{path}/note", data={"text": ""})
    return client


def _walk(client: FlaskClient) -> Iterator[tuple[str, _Page]]:
    """Pages that can be reached, a few of each route."""
    waiting, seen, routes = list(_STARTS), set[str](), Counter[str]()
    while waiting:
        path = waiting.pop(0)
        route = re.sub(r"\d+|exercise-\w+|\?.*", "…", path)
        if path in seen or _NO_PAGES.search(path) or routes[route] >= _OF_ONE_ROUTE:
            continue
        seen.add(path)
        routes[route] += 1
        answer = client.get(path, follow_redirects=True)
        assert answer.status_code == 200, path
        page = _Page()
        page.feed(answer.text)
        waiting += page.links
        yield path, page


@cache
def _latin() -> dict[str, str]:
    """Names that patients do not know, each with what has to stand beside it."""
    muscles = (name for region in table("body")["muscles"].values() for name in region)
    structures = {
        one.name: one.plain
        for one in body().structures.values()
        if one.plain and one.region in ("hip", "pelvis") and one.name not in one.plain
    }
    return {
        **dict.fromkeys(muscles, "muscle"),
        **structures,
        "femoroacetabular impingement": "ball and socket",
        "labrum": "ring of cartilage around the hip socket",
        "adductors": "muscles of the inner thigh",
    }


def _lacking(text: str, said: str) -> list[str]:
    """The names in a text whose plain ones are not said."""
    named = {one.lower() for one in _pattern().findall(text)}
    return [name for name in named if _latin()[name] not in said.lower()]


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_latin(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def test_no_latin_name_stands_without_its_plain_one(patient: FlaskClient) -> None:
    bare: list[tuple[str, list[str], str]] = []
    pages = 0
    for path, page in _walk(patient):
        pages += 1
        everything = " ".join(page.texts) if _ASKING.match(path) else ""
        is_search_of_questions = "part=questions" in path
        for text in () if is_search_of_questions else page.texts:
            is_prompt = text.strip().endswith("What is that?")
            if not is_prompt and (lacking := _lacking(text, everything or text)):
                bare.append((path, lacking, " ".join(text.split())))
    assert pages > 40
    assert bare == []


def test_in_spanish_the_plain_name_is_spanish(patient: FlaskClient) -> None:
    page = patient.get(f"/articles/{SHIPPED_SLUG}", headers={"Accept-Language": "es"}).text
    assert 'Gracilis <i lang="es">[músculo de la cara interna del muslo]</i>' in page


def test_who_studies_reads_the_articles_words_alone(client: FlaskClient) -> None:
    client.post("/wording", data={"wording": CLINICAL})
    assert "<i>" not in client.get(f"/articles/{SHIPPED_SLUG}").text


def test_a_name_is_found_over_several_pieces(patient: FlaskClient) -> None:
    page = patient.get("/search?q=fascia").text
    assert "Tensor <mark>fascia</mark> latae <i>[muscle at the outer front of the hip]</i>" in page


def test_what_is_asked_of_patients_has_cards_for_them_alone(patient: FlaskClient) -> None:
    assert "muscle of the inner thigh" not in patient.get("/flashcards").text
    first = patient.get(f"/flashcards/{SHIPPED_SLUG}/1").text
    total = int(re.findall(r"1 of (\d+)", first)[0])
    cards = [patient.get(f"/flashcards/{SHIPPED_SLUG}/{n}").text for n in range(1, total + 1)]
    assert not [one for one in cards if "Gracilis" in one]


def test_a_patient_says_how_well_a_dose_is_known(patient: FlaskClient) -> None:
    path = f"/flashcards/{SHIPPED_SLUG}/1?topic=2"
    page = patient.get(path).text
    assert "repetitions" in page
    said = {"fact": re.findall(r'name="fact" value="([^"]+)"', page), "said": "1"}
    assert patient.post(path, data=said).status_code == 303


@pytest.mark.parametrize(
    ("wording", "is_told"), [(None, True), (PATIENT, True), (PLAIN, False), (CLINICAL, False)]
)
def test_exercises_are_for_patients_unless_somebody_said_that_they_study(
    app: Flask, client: FlaskClient, wording: str | None, is_told: bool
) -> None:
    with app.app_context():
        import_article(_SQUEEZE, "squeeze", 1, publish=True, now=utc_now())
    client.post("/wording", data={"wording": wording})
    page = client.get("/exercises/pick?article=squeeze").text
    assert ("<i>[muscle of the inner thigh]</i>" in page) is is_told
