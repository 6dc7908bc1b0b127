"""The macros that every page is built from, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask, get_template_attribute

from tests.quizapp.templates.drawn import Render


@pytest.fixture
def render(app: Flask) -> Iterator[Render]:
    """Calls a macro and parses what it draws; HTML with a mistake in it fails the test."""

    def call(template: str, macro: str, *args: object, **kwargs: object) -> Element:
        html = str(get_template_attribute(f"macros/{template}.html", macro)(*args, **kwargs))
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return parser.parseFragment(html)

    with app.test_request_context():
        yield call
