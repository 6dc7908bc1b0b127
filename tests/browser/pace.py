"""How long somebody takes for a journey: who reads every word that comes on the screen, at a human
pace. What was read before is not read again; loading the pages is the network's and not counted."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Locator, Page

_SECONDS_A_WORD = 60 / 200
_SECONDS_A_TAP = 1.5
_SECONDS_A_SWIPE = 1
_SWIPE_PX = 700
# The texts that can be seen just now. A drawing is looked at; a bare number of a scale is no word.
_ON_THE_SCREEN = r"""() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const around = text.parentElement;
    if (!/\p{L}/u.test(text.data)) continue;
    if (around.closest("script, svg, .visually-hidden, .skip-link")) continue;
    if (!around.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { top, bottom, height } = range.getBoundingClientRect();
    if (height > 0 && bottom > 0 && top < innerHeight) found.push(text.data.trim());
  }
  return found;
}"""


class Reader:
    """Counts the seconds, and where they went."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = self.taps = self.swipes = 0
        self.moving_seconds = 0.0
        self._read: set[str] = set()

    @property
    def seconds(self) -> float:
        return (
            self.words * _SECONDS_A_WORD
            + self.taps * _SECONDS_A_TAP
            + self.swipes * _SECONDS_A_SWIPE
            + self.moving_seconds
        )

    def __str__(self) -> str:
        return (
            f"{self.seconds:.0f} s: {self.words} words, {self.taps} taps, {self.swipes} swipes, "
            f"{self.moving_seconds:.0f} s of moving"
        )

    def tap(self, target: Locator) -> None:
        """Reads from the top of the screen down to the target, and presses it."""
        self.look()
        while self._ends_below_the_screen(target):
            self.page.evaluate(f"scrollBy(0, {_SWIPE_PX})")
            self.swipes += 1
            self.look()
        self.taps += 1
        target.click()
        self.page.wait_for_load_state()

    def look(self) -> None:
        self._read_once(self.page.evaluate(_ON_THE_SCREEN))

    def _read_once(self, texts: Iterable[str]) -> None:
        for text in set(texts) - self._read:
            self._read.add(text)
            self.words += len(text.split())

    def _ends_below_the_screen(self, target: Locator) -> bool:
        return bool(target.evaluate("(one) => one.getBoundingClientRect().bottom > innerHeight"))
