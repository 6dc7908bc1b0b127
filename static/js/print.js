// Buttons that print the page; without scripts they stay hidden, and the browser's menu does it.
// On paper nothing can be opened: whatever is folded is unfolded first.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details")) details.open = true;
});
