// Selects the sentence to change in the text: without this one finds it oneself.

const text = document.querySelector("[data-find]");
const sought = text.dataset.find;
const start = text.value.lastIndexOf(sought.split("\n")[0]);
if (start >= 0) {
  text.focus({ preventScroll: true });
  text.setSelectionRange(start, start + sought.split("\n")[0].length);
  // A browser scrolls to where the caret is when the focus comes, not when the selection changes.
  text.blur();
  text.focus();
}
