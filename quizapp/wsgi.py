"""What a server loads: `quizapp.wsgi:gateway` for `python -m quizapp`, `quizapp.wsgi:app` for
others that read bodies before they take a thread. Set up from the environment."""

from __future__ import annotations

import gc

from quizapp import create_app
from quizapp.gateway import Gateway
from quizapp.security import upload_limit
from quizapp.serving import THREADS

app = create_app(with_commands=False)
gateway = Gateway(app, upload_limit, THREADS)
# What was made so far stays for good: the collector need not walk through it for every request's
# leavings, which cost a page a tenth of its time.
gc.collect()
gc.freeze()
gc.enable()  # serving.py has it wait for this
