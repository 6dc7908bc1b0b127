"""A clinician gives exercises and changes them; the diary stays the patient's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from quizapp.models import Role
from tests.browser import steps
from tests.browser.conftest import Person
from tests.browser.mat import NAMES, PHONE
from tests.browser.test_accessibility import problems_of
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def test_a_clinicians_change_arrives_and_the_diary_is_the_patients(
    visit: Visit, make_person: Callable[..., Person]
) -> None:
    """The patient reads Spanish, but for what the clinician writes."""
    clinician, patient = visit(), visit(replace(PHONE, language="es-ES"))
    teacher, learner = make_person(Role.INSTRUCTOR), make_person()
    page = clinician.page
    steps.log_in(clinician, teacher)
    class_url = _make_class(clinician)
    join_link = page.locator(".joining dd a").get_attribute("href") or ""
    steps.log_in(patient, learner)
    patient.page.goto(join_link)
    patient.page.locator("main form button").click()
    patient.page.wait_for_url("**/classes")

    page.goto(f"{class_url}/learners/{learner.id}/exercises")
    _prescribe(page, sets="2", line="Slowly, and breathe.")
    patient.page.goto("/")
    patient.page.get_by_role("link", name="A mis ejercicios").click()
    card = patient.page.locator(".exercise-card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("2 series de 10")
    expect(card).to_contain_text("Slowly, and breathe.")

    page.get_by_role("link", name="Change the dose").click()
    _save_dose(page, sets="3", line="Slowly, and breathe.")
    patient.page.reload()
    expect(card).to_contain_text(re.compile(r"Cambió el .+: 3 series en lugar de 2\."))

    expect(page.get_by_text("does not show you the diary")).to_be_visible()
    patient.page.goto("/exercises/diary")
    patient.page.locator("#text").fill("It went well")
    patient.page.locator("form:has(#text) button").click()
    patient.page.get_by_role("button", name=re.compile("^Mostrarlo a")).click()
    page.reload()
    page.get_by_role("link", name=re.compile("^Diary of")).click()
    expect(page.locator("#entries")).to_contain_text("It went well")
    patient.page.get_by_role("button", name=re.compile("^Dejar de")).click()
    expect(patient.page.locator(".flashes")).to_contain_text("cerrado para este profesional")
    answer = page.reload()
    assert answer is not None
    assert answer.status == 404
    page.goto(f"{class_url}/exercises")
    _prescribe(page, sets="2", line="For all of you.")
    dose = page.get_by_role("link", name="Change the dose").get_attribute("href") or ""
    assert problems_of(page, f"{class_url}/exercises", dose) == []


def _make_class(clinician: Visitor) -> str:
    page = clinician.page
    page.goto("/classes/new")
    page.locator("#name").fill("Hips on Tuesday")
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hips on Tuesday")
    return page.url


def _prescribe(page: Page, sets: str, line: str) -> None:
    # Articles are folded where there are several; other tests may have published some.
    article = page.get_by_role("group").filter(has_text=NAMES[3])
    if article.get_attribute("open") is None:
        article.locator("summary").click()
    article.get_by_role("link", name=NAMES[3]).click()
    _save_dose(page, sets, line)


def _save_dose(page: Page, sets: str, line: str) -> None:
    page.get_by_label("Sets", exact=True).fill(sets)
    page.get_by_label("A line to read with it").fill(line)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".flashes")).to_contain_text("Saved.")
