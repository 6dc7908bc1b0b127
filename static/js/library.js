// Choosing a fact without a new page: a mark opens its card, a card shows its mark, selected words
// begin a new fact. Everything here is a link or a form without it.

const review = document.querySelector("[data-review]");
const article = review.querySelector("[data-article]");
const list = review.querySelector("ol[data-facts]");
const cards = () => [...list.querySelectorAll("[data-fact]")];

function cardOf(id) {
  return list.querySelector(`[data-fact="${CSS.escape(id)}"]`);
}

function marksOf(id) {
  return [...article.querySelectorAll(`.mark[data-facts~="${CSS.escape(id)}"]`)];
}

function show(pane) {
  review.querySelector(`#pane-${pane}`).checked = true;
}

// Both sides say which fact is chosen; only one card is open.
function choose(id) {
  for (const mark of article.querySelectorAll(".mark.chosen")) mark.classList.remove("chosen");
  for (const mark of marksOf(id)) mark.classList.add("chosen");
  for (const card of cards()) card.querySelector("details").open = card.dataset.fact === id;
}

function openCard(id) {
  const card = cardOf(id);
  if (!card) return false;
  choose(id);
  show("facts");
  card.scrollIntoView({ block: "nearest" });
  card.querySelector("summary").focus({ preventScroll: true });
  return true;
}

function showMark(id) {
  const [mark] = marksOf(id);
  mark?.scrollIntoView({ block: "center" });
  return mark;
}

function isPlain(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

function onArticleClick(event) {
  const mark = event.target.closest(".mark");
  // A selection that ends on a mark is no press on it.
  if (!mark || !isPlain(event) || !getSelection().isCollapsed) return;
  const names = mark.dataset.facts.split(" ").filter(cardOf);
  if (!names.length) return;
  event.preventDefault();
  // Where several facts stand on the same words, the next press chooses the next of them.
  const last = names.findIndex((name) => cardOf(name).querySelector("details").open);
  openCard(names[mark.classList.contains("chosen") ? (last + 1) % names.length : 0]);
}

function onListClick(event) {
  const card = event.target.closest("[data-fact]");
  if (!card || !isPlain(event)) return;
  if (event.target.closest(".to-mark")) {
    event.preventDefault();
    choose(card.dataset.fact);
    show("article");
    showMark(card.dataset.fact)?.focus({ preventScroll: true });
  } else if (event.target.closest("summary")?.parentElement.parentElement === card) {
    event.preventDefault();
    const isOpen = card.querySelector("details").open;
    choose(isOpen ? "" : card.dataset.fact);
    if (!isOpen && article.offsetParent) showMark(card.dataset.fact);
  }
}

// Keys count only while the row of a card has the focus.
function onKey(event) {
  const summary = event.target.closest("summary");
  const card = summary?.closest("[data-fact]");
  if (!card || summary !== card.querySelector("summary")) return;
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const all = cards();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const verb = { a: "accept", r: "reject" }[event.key.toLowerCase()];
  if (step) {
    const next = all[all.indexOf(card) + step];
    if (next) openCard(next.dataset.fact);
    if (next && article.offsetParent) showMark(next.dataset.fact);
    event.preventDefault();
  } else if (verb) {
    card.querySelector(`button[name="verb"][value="${verb}"]`)?.click();
  }
}

// The place of a selection in the article's text: an anchor says where its block begins.
function startOf(range) {
  const holder = range.startContainer;
  const element = holder.nodeType === Node.TEXT_NODE ? holder.parentElement : holder;
  const block = element.closest('[id^="at-"]');
  if (!block) return "";
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(range.startContainer, range.startOffset);
  return Number(block.id.slice(3)) + before.toString().length;
}

const addButton = Object.assign(document.createElement("button"), {
  type: "button",
  className: "button from-selection",
  textContent: review.dataset.add,
  hidden: true,
});
article.append(addButton);

function onSelection() {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const isHere = range && !range.collapsed && article.contains(range.commonAncestorContainer);
  const words = isHere ? selection.toString().trim() : "";
  addButton.hidden = !words;
  if (!words) return;
  addButton.dataset.quote = words;
  addButton.dataset.start = startOf(range);
  const place = range.getBoundingClientRect();
  const pane = article.getBoundingClientRect();
  addButton.style.top = `${place.bottom - pane.top + article.scrollTop + 8}px`;
  addButton.style.left = `${Math.max(0, Math.min(place.left - pane.left, pane.width - 220))}px`;
}

function addFromSelection() {
  const form = review.querySelector("#add form");
  form.closest("details").open = true;
  form.elements.quote.value = addButton.dataset.quote;
  form.elements.start.value = addButton.dataset.start;
  show("facts");
  form.elements.kind.focus();
  form.closest("details").scrollIntoView({ block: "nearest" });
  getSelection().removeAllRanges();
}

article.addEventListener("click", onArticleClick);
list.addEventListener("click", onListClick);
list.addEventListener("keydown", onKey);
document.addEventListener("selectionchange", onSelection);
// Pressing a button would end the selection before the press counts.
addButton.addEventListener("pointerdown", (event) => event.preventDefault());
addButton.addEventListener("click", addFromSelection);
review.querySelector("[data-keys]").hidden = false;

const opened = list.querySelector("details[open]")?.closest("[data-fact]");
if (opened && article.offsetParent) showMark(opened.dataset.fact);
