// While the focus is in the card, the space bar turns it and digits say how it went. The browser
// turns it by itself where the button for that has the focus.

const card = document.querySelector("[data-flashcard]");
const back = card.querySelector("details");
const turn = back.querySelector("summary");

function takesKeys(element) {
  return element.closest("a, button, summary, input, select, textarea") !== null;
}

card.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && !takesKeys(event.target)) {
    event.preventDefault();
    back.open = !back.open;
  } else if (back.open) {
    back.querySelector(`button[name="said"][value="${CSS.escape(event.key)}"]`)?.click();
  }
});

// Back in the history a card would stand open as it was left.
addEventListener("pageshow", () => {
  back.open = false;
  turn.focus({ preventScroll: true });
});
