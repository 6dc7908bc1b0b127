"""What a WSGI server loads: `quizapp.wsgi:app`, set up from the environment."""

from __future__ import annotations

from quizapp import create_app

app = create_app()
