// Buttons that print the page; without scripts they stay hidden, and the browser's menu does it.
// On paper nothing can be opened: what is folded is unfolded first, and folded again afterwards.

let unfolded = [];

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open], .screen-only)")];
  for (const details of unfolded) details.open = true;
});

addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
