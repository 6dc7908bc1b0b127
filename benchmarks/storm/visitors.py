"""Made-up people with browsers, who write down what the server acknowledged."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from lxml import html

from benchmarks.storm.ground import Person

Fields = list[tuple[str, str]]
CALM = "nothing"
_PATIENCE_SECONDS = 60.0
_AGAIN_SECONDS = (0.5, 1.5)
_LENGTH = 10
_EXAM_SHARE = 0.25
_LEARNER_PAUSE, _INSTRUCTOR_PAUSE = 3.0, 1.0  # seconds, on average
_PAGES_AN_IMPORT = 15
_CLASS_PAGES = ("", "?sort=all&dir=desc", "/questions", "/marks", "/scores.csv", "/understanding")
_ARTICLE = """# {title}

Three muscles bend the knee and the article {title} lists them.

## Muscles that bend the knee

There are 3 muscles that bend the knee:

- Semitendinosus
- Popliteus
- Gastrocnemius

## Exercise: heel slides

Lie on your back and slide the heel toward you. Do 3 sets of {count} repetitions each day.
"""


@dataclass
class Acknowledged:
    """What the server said that it took: answers by their address, exams, titles of articles."""

    answers: dict[str, Fields] = field(default_factory=dict)
    exams: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


@dataclass
class Log:
    """What happened to requests. `weather` is what goes on meanwhile."""

    weather: str = CALM
    pages: defaultdict[str, list[tuple[float, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    refused: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    speechless: list[str] = field(default_factory=list)
    unexpected: Counter[str] = field(default_factory=Counter)
    broken_off: Counter[str] = field(default_factory=Counter)
    is_over: bool = False


class _AstrayError(Exception):
    """Something else came than was asked for."""


class _OverError(Exception):
    """The storm is over."""


@dataclass(frozen=True)
class _Answer:
    status: int
    location: str
    body: bytes


class Browser:
    """One person's, with one connection and one cookie. It sends nothing in the weather that it
    `shuns`."""

    def __init__(
        self, port: int, person: Person, log: Log, rng: random.Random, shuns: str = ""
    ) -> None:
        self._port, self._person, self._log, self._rng = port, person, log, rng
        self._shuns = shuns
        self._cookie = person.cookie
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> bytes:
        """The page. Raises _AstrayError where there is another answer than a page."""
        return (await self._ask("GET", path, None, 200)).body

    async def post(self, path: str, fields: Fields) -> str:
        """Sends a form until it is taken, and gives the address it leads to. Raises as `get`."""
        named = fields if "csrf_token" in dict(fields) else [*fields, self._token]
        return (await self._ask("POST", path, named, 303)).location

    @property
    def _token(self) -> tuple[str, str]:
        return "csrf_token", self._person.token

    async def _ask(self, method: str, path: str, fields: Fields | None, wanted: int) -> _Answer:
        while not self._log.is_over:
            if self._log.weather == self._shuns:
                await asyncio.sleep(self._rng.uniform(*_AGAIN_SECONDS))
                continue
            answer = await self._try(method, path, fields)
            if answer is not None and answer.status == wanted:
                return answer
            if answer is not None and answer.status < 500 and answer.status != 429:
                self._wonder(method, path, answer)
            await asyncio.sleep(self._rng.uniform(*_AGAIN_SECONDS))
        raise _OverError

    def _wonder(self, method: str, path: str, answer: _Answer) -> None:
        """Over an answer that nobody asked for; as if logged out, it logs in again."""
        place = f" to {_rule(answer.location)}" if answer.location else ""
        what = f"{method} {_rule(path)}: {answer.status}{place}, during: {self._log.weather}"
        self._log.unexpected[what] += 1
        self._cookie = self._person.cookie
        raise _AstrayError

    async def _try(self, method: str, path: str, fields: Fields | None) -> _Answer | None:
        """The answer, None where there was none; whatever it is, it is written down."""
        log, weather, began = self._log, self._log.weather, time.perf_counter()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                answer = await self._exchange(method, path, fields)
        except TimeoutError:
            self._hang_up()
            log.broken_off[f"no answer in {_PATIENCE_SECONDS:.0f} s"] += 1
            return None
        except (OSError, asyncio.IncompleteReadError) as error:
            self._hang_up()
            log.broken_off[type(error).__name__] += 1
            return None
        if method == "GET" and answer.status == 200:
            # Whatever began or ended while it was waited for had a part in it.
            seconds = time.perf_counter() - began
            weather = log.weather if weather == CALM else weather
            log.pages[weather].append((seconds, _rule(path)))
        elif answer.status in (429, 503) and _has_sentence(answer.body):
            log.refused[answer.status] += 1
        elif answer.status in (429, 503):
            log.speechless.append(f"{answer.status} without a sentence for {method} {path}")
        elif answer.status >= 500:
            log.errors.append(f"{answer.status} for {method} {path}, during: {log.weather}")
        return answer

    async def _exchange(self, method: str, path: str, fields: Fields | None) -> _Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(self._request(method, path, fields))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?im)^content-length: (\d+)", head)
        body = await reader.readexactly(int(length[1])) if length else b""
        if cookie := re.search(r"(?im)^set-cookie: (quizapp=[^;\r]+)", head):
            self._cookie = cookie[1]
        location = re.search(r"(?im)^location: (\S+)", head)
        if re.search(r"(?im)^connection: close", head):
            self._hang_up()
        return _Answer(int(head[9:12]), location[1] if location else "", body)

    def _request(self, method: str, path: str, fields: Fields | None) -> bytes:
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self._cookie}\r\n"
        if fields is None:
            return f"{head}\r\n".encode()
        body = urlencode(fields).encode()
        head += "Content-Type: application/x-www-form-urlencoded\r\n"
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def _hang_up(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


async def until_over(act: Callable[[], Awaitable[None]], log: Log) -> None:
    """Does it again and again; whoever goes astray begins anew."""
    while not log.is_over:
        try:
            await act()
        except _AstrayError:
            continue
        except _OverError:
            return


class Learner:
    """Takes one quiz after the other, some of them exams."""

    def __init__(self, browser: Browser, taken: Acknowledged, rng: random.Random) -> None:
        self._browser, self._taken, self._rng = browser, taken, rng

    async def take_quiz(self) -> None:
        await self._pause()
        is_exam = self._rng.random() < _EXAM_SHARE
        wish = {
            "activity": "mixed",
            "mode": "exam" if is_exam else "practice",
            "length": str(_LENGTH),
        }
        first = await self._browser.post("/attempts", list(wish.items()))
        attempt = first.rpartition("/")[0]
        length = _length(await self._browser.get(first))  # there may be fewer than were wished for
        for position in range(1, length + 1):
            await self._answer(f"{attempt}/{position}", is_exam)
        if is_exam:
            await self._browser.post(f"{attempt}/finish", [])
            self._taken.exams.add(attempt)
        for page in (attempt, "/", "/progress"):
            await self._browser.get(page)

    async def _answer(self, path: str, is_exam: bool) -> None:
        page = await self._browser.get(path)
        await self._pause()
        fields = filled_in(page, path, self._rng)
        await self._browser.post(path, fields)
        self._taken.answers[path] = fields
        if not is_exam:
            await self._browser.get(path)

    async def _pause(self) -> None:
        await asyncio.sleep(self._rng.expovariate(1 / _LEARNER_PAUSE))


class Instructor:
    """Looks through a class, and now and then brings in an article."""

    def __init__(
        self, browser: Browser, class_path: str, taken: Acknowledged, rng: random.Random
    ) -> None:
        self._browser, self._class_path = browser, class_path
        self._taken, self._rng = taken, rng

    async def look_around(self) -> None:
        for _ in range(_PAGES_AN_IMPORT):
            await asyncio.sleep(self._rng.expovariate(1 / _INSTRUCTOR_PAUSE))
            await self._browser.get(f"{self._class_path}{self._rng.choice(_CLASS_PAGES)}")
        title = f"Knees {self._rng.getrandbits(64):016x}"
        text = _ARTICLE.format(title=title, count=self._rng.randint(5, 20))
        await self._browser.post("/library/new", [("title", title), ("text", text)])
        self._taken.articles.add(title)


def filled_in(page: bytes, path: str, rng: random.Random) -> Fields:
    """The form of a question as somebody would send it who guesses, and who was told already that
    it may be unfinished."""
    forms = html.document_fromstring(page).forms
    form = next(one for one in forms if one.get("action") == path)
    fields: Fields = []
    choices: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for element in form.inputs:
        name, sort = element.get("name"), element.get("type", element.tag)
        if sort == "hidden":
            fields.append((name, element.get("value")))
        elif sort in ("radio", "checkbox"):
            choices[name, sort].append(element.get("value"))
        elif sort == "select":
            fields.append((name, rng.choice([one for one in element.value_options if one])))
        else:
            fields.append((name, rng.choice(("5", "10", "12"))))
    for (name, sort), values in choices.items():
        most = 1 if sort == "radio" else len(values)
        fields += [(name, value) for value in rng.sample(values, rng.randint(1, most))]
    return [*fields, ("unfinished", "1")]


def _length(page: bytes) -> int:
    """How many questions the quiz has, by the page of one."""
    found = re.search(rb'<progress max="(\d+)"', page)
    assert found is not None
    return int(found[1])


def _has_sentence(body: bytes) -> bool:
    """Whether a person finds something to read."""
    text = html.fromstring(body or b"<p></p>").text_content()
    return bool(re.search(r"\w+ \w+.*\.", text))


def _rule(path: str) -> str:
    """A path without what tells one thing from another."""
    return re.sub(r"\d+", "N", path.partition("?")[0])


def slowest(pages: Sequence[tuple[float, str]]) -> tuple[float, str]:
    return max(pages, default=(0.0, "none"))
