// Selects the sentence to change in the text: without this one finds it oneself.

const text = document.querySelector("[data-find]");
const sought = text.dataset.find;
const start = text.value.lastIndexOf(sought.split("\n")[0]);
if (start >= 0) {
  text.focus();
  text.setSelectionRange(start, start + sought.split("\n")[0].length);
  // Browsers scroll to a caret that is typed at, and not to one that is set.
  text.scrollTop = (text.scrollHeight * start) / text.value.length - text.clientHeight / 2;
}
