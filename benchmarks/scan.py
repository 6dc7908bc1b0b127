"""An outside scanner against the app, logged in: what `make scan` runs.

`python -m benchmarks.scan WAPITI --report FILE` starts a server with a made-up class, lets the
program WAPITI (wapiti3) crawl and attack it as an instructor, and prints what it found. Crawling
and each attack end when their time is up, so that the whole ends within a quarter of an hour.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from benchmarks.learners import session_of
from benchmarks.malformed import server
from quizapp.extensions import db
from quizapp.models import ClassInstructor, User

# Those that ask nobody outside this machine, but xxe, which looks for its maker's site.
_ATTACKS = (
    "csp,cookieflags,http_headers,methods,redirect,crlf,xss,permanentxss,sql,timesql,file,exec,"
    "ldap,xxe,backup"
)
_CRAWL_SECONDS, _ATTACK_SECONDS = 180, 40  # for crawling; for each attack
_DEPTH, _LINKS_OF_A_PAGE, _PAGES_OF_A_FOLDER = 4, 25, 12
_BEGINNINGS = (
    "/", "/quizzes", "/study/plan", "/progress", "/classes", "/classes/1", "/classes/1/settings",
    "/classes/1/assignments/new", "/classes/1/roster", "/classes/1/messages", "/exercises",
    "/settings", "/settings/password", "/search?q=hip", "/library/new", "/library/1",
    "/library/1/text", "/library/1/items", "/library/1/own", "/notes", "/reports",
)  # fmt: skip
_ANSWER_SECONDS = 15
_SPARE_SECONDS = 90  # for starting, and for writing down what was found


def scan(wapiti: str, report: Path, crawl: int, attack: int, attacks: list[str]) -> bool:
    """Prints what was found; whether each attack came to its end or its time."""
    found, pages, broken = dict[str, list[dict[str, str]]](), 0, list[str]()
    with server() as (app, port), tempfile.TemporaryDirectory() as session:
        url = f"http://127.0.0.1:{port}"
        command = [
            wapiti, "-u", f"{url}/library", "--scope", "domain",
            *(part for path in _BEGINNINGS for part in ("-s", f"{url}{path}")),
            "-H", f"Cookie: {_instructor(app)}", "--drop-set-cookie", "-x", f"{url}/logout",
            "-d", str(_DEPTH), "--max-links-per-page", str(_LINKS_OF_A_PAGE),
            "--max-files-per-dir", str(_PAGES_OF_A_FOLDER), "--skip", "csrf_token",
            "-t", str(_ANSWER_SECONDS), "--max-scan-time", str(crawl),
            "--max-attack-time", str(attack), "--store-session", session,
            "--no-bugreport", "-f", "json", "-o", str(report), "-v", "0",
        ]  # fmt: skip
        # A run for each: one that is cut off leaves a lock in the scanner's own database, which
        # ends the run.
        _run([*command, "--flush-session", "-m", ""], crawl)
        for name in attacks:
            if not _run([*command, "--skip-crawl", "-m", name], attack):
                broken.append(name)
                continue
            told = json.loads(report.read_text())
            pages = max(pages, told["infos"].get("crawled_pages_nbr", 0))
            for kind in ("vulnerabilities", "anomalies", "additionals"):
                for what, findings in told[kind].items():
                    known = found.setdefault(what, [])
                    known += [one for one in findings if one not in known]
    print(f"{pages} pages, {len(attacks) - len(broken)} attacks; broke off: {broken or 'none'}")
    for what, findings in sorted(found.items()):
        if findings:
            print(f"{len(findings):>4}  {what}")
        for one in findings[:5]:
            print(f"      {one['method']} {one['path']}: {one['info'][:120]}")
    report.write_text(json.dumps(found, indent=1))
    return not broken


def _run(command: list[str], seconds: int) -> bool:
    try:
        subprocess.run(command, check=True, timeout=seconds + _SPARE_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return False
    return True


def _instructor(app: Flask) -> str:
    """The cookie of somebody who teaches the made-up class."""
    with app.app_context():
        teaches = select(User).join(ClassInstructor, ClassInstructor.user_id == User.id).limit(1)
        cookie, _token = session_of(app, db.session.scalars(teaches).one())
        db.session.remove()
    return cookie


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wapiti")
    parser.add_argument("--report", type=Path, default=Path("scan.json"))
    parser.add_argument("--crawl-seconds", type=int, default=_CRAWL_SECONDS)
    parser.add_argument("--attack-seconds", type=int, default=_ATTACK_SECONDS)
    parser.add_argument("--attacks", default=_ATTACKS)
    given = parser.parse_args()
    attacks = given.attacks.split(",")
    times = given.crawl_seconds, given.attack_seconds
    raise SystemExit(0 if scan(given.wapiti, given.report, *times, attacks) else 1)
