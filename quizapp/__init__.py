"""The web application. `create_app` builds it.

What it is built of is loaded then and not before: the process that watches over the workers needs
its settings and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.config import Settings


def create_app(
    settings: Settings | None = None,
    overrides: Mapping[str, Any] | None = None,
    *,
    with_commands: bool = True,
) -> Flask:
    """As `quizapp.wiring.create_app`, which does it."""
    from quizapp.wiring import create_app as build

    return build(settings, overrides, with_commands=with_commands)
