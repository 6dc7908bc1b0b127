"""One browser of one person, which notices whatever must not happen while a page is used."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.ways import Way

HEIGHT = 844
# Long, since it is waited only where something is missing or the machine has other work.
PATIENCE_MS = 90_000


class Visitor:
    """A page in a context of its own. `problems` lists errors of scripts and of the security
    policy, answers of 500 and above, and requests that leave the host."""

    def __init__(self, browser: Browser, base_url: str, way: Way, address: str) -> None:
        self.way = way
        self.problems: list[str] = []
        self.requests: list[Request] = []
        self._host = urlsplit(base_url).netloc
        self.context = browser.new_context(
            base_url=base_url,
            java_script_enabled=way.scripts,
            viewport={"width": way.width, "height": HEIGHT},
            color_scheme=way.scheme,
            extra_http_headers={"X-Forwarded-For": address},
            reduced_motion="reduce",
            locale=way.language,
            # What a test lets go wrong on the network shall not be made good by a worker.
            service_workers="allow" if way.works_offline else "block",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.open_tab()

    def open_tab(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        return page

    def close(self) -> None:
        self.context.close()

    def _on_console(self, message: ConsoleMessage) -> None:
        # The browser reports each answer of 400 and above as an error of its own.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        self.requests.append(request)
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != self._host:
            self.problems.append(f"left the host: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 500:
            self.problems.append(f"{response.status} from {response.url}")
