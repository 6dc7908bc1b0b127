"""The list of time zones."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.time_zones import TimeZoneField


class _Form(Form):
    zone = TimeZoneField("Zone", default="UTC")


def _groups(app: Flask, languages: str, zone: str = "UTC") -> dict[str | None, list[str]]:
    groups: dict[str | None, list[str]] = {}
    with app.test_request_context(headers={"Accept-Language": languages}):
        for one in _Form(data={"zone": zone}).zone.choices:
            groups.setdefault(one.optgroup and str(one.optgroup), []).append(one.label)
    return groups


@pytest.mark.parametrize(
    ("languages", "first"),
    [
        ("en-GB", ["Europe/London"]),
        ("es-ES,es;q=0.9", ["Europe/Madrid", "Africa/Ceuta", "Atlantic/Canary"]),
    ],
)
def test_the_zones_of_the_country_come_first(app: Flask, languages: str, first: list[str]) -> None:
    assert next(iter(_groups(app, languages).values())) == first


def test_each_place_stands_once_in_its_region(app: Flask) -> None:
    groups = _groups(app, "en")
    assert groups[None] == ["UTC"]
    assert "Buenos Aires" in {one.rpartition("/")[2] for one in groups["America"]}
    assert "Kolkata" in groups["Asia"]
    assert "Calcutta" not in groups["Asia"]
    assert "US" not in groups
    with app.test_request_context(headers={"Accept-Language": "en-US"}):
        values = [one.value for one in _Form().zone.choices]
    assert len(values) == len(set(values))


def test_what_was_chosen_by_an_older_name_can_stay(app: Flask) -> None:
    assert "Asia/Calcutta" in next(iter(_groups(app, "en", "Asia/Calcutta").values()))


@pytest.mark.parametrize(
    ("zone", "is_taken"),
    [("Europe/Madrid", True), ("Asia/Calcutta", True), ("UTC", True), ("Mars/Base", False)],
)
def test_only_zones_that_exist_are_taken(app: Flask, zone: str, is_taken: bool) -> None:
    with app.test_request_context():
        assert _Form(MultiDict({"zone": zone})).validate() is is_taken
