"""What a WSGI server loads: `quizapp.wsgi:app`, set up from the environment."""

from __future__ import annotations

import gc

from quizapp import create_app

app = create_app()
# What was made so far stays for good: the collector need not walk through it for every request's
# leavings, which cost a page a tenth of its time.
gc.collect()
gc.freeze()
