"""What a browser needs to go on without a network, and to be installed."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from quizapp.access import EVERYBODY, allow
from quizapp.offline.keys import device_key

offline = Blueprint("offline", __name__)
offline.add_app_template_global(device_key)

# What the page of a question may load, of whatever kind it is.
QUESTION_FILES = (
    "css/app.css",
    "css/site.css",
    "css/summary.css",
    "js/choices.js",
    "js/clock.js",
    "js/figures.js",
    "js/offline.js",
    "js/order.js",
    "js/sort.js",
    "js/swap.js",
)
_COLOUR, _PAPER = "#0b5d57", "#ffffff"


@offline.get("/sw.js")
@allow(EVERYBODY)
def worker() -> ResponseReturnValue:
    """The service worker. At the top, since it may only see what lies below its own address."""
    response = Response(
        render_template("offline/worker.js", files=QUESTION_FILES), mimetype="text/javascript"
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


@offline.get("/manifest.webmanifest")
@allow(EVERYBODY)
def manifest() -> ResponseReturnValue:
    response = Response(
        render_template("offline/manifest.json", colour=_COLOUR, paper=_PAPER),
        mimetype="application/manifest+json",
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


@offline.get("/offline")
@allow(EVERYBODY)
def away() -> ResponseReturnValue:
    """The page that stands for those that need the network."""
    return render_template("offline/away.html")
