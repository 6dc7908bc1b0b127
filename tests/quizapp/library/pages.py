"""What a test does on the pages of the library."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def import_article(browser: FlaskClient, text: str = "", **fields: object) -> int:
    answer = browser.post("/library/new", data={"text": text, **fields})
    assert answer.status_code == 303, answer.text
    return int(answer.location.rpartition("/")[2])


def decide(browser: FlaskClient, article: int, fact: str, verb: str, **fields: str) -> TestResponse:
    """Decides about a fact with its page just opened, or as `seen` says."""
    data = {"fact": fact, "verb": verb, **fields}
    if "seen" not in fields:
        data["seen"] = seen_on(browser.get(f"/library/{article}?fact={fact}").text)
    return browser.post(f"/library/{article}/decisions", data=data)


def seen_on(page: str) -> str:
    """What the form of the chosen fact says that the person has seen."""
    found = re.search(r'name="fact" value="[^"]+">\s*<input[^>]* name="seen" value="(\w+)"', page)
    return found[1] if found else ""
