// Choosing a fact without a new page: a mark opens its card, a card shows its mark, selected words
// begin a new fact. Everything here is a link or a form without it.

const LONGEST_QUOTE = 2000;
const review = document.querySelector("[data-review]");
const article = review.querySelector("[data-article]");
const list = review.querySelector("ol[data-facts]");
const rows = list ? [...list.querySelectorAll(".row")] : [];

// Rows and marks are links: their addresses say which fact they are about.
function factOf(link) {
  return link.id.replace(/^fact-/, "") || new URL(link.href).searchParams.get("fact");
}

const cards = new Map(rows.map((row) => [factOf(row), row.closest(".fact")]));
const marks = new Map();
for (const mark of article.querySelectorAll(".mark")) {
  for (const name of namesOf(mark)) marks.set(name, [...(marks.get(name) ?? []), mark]);
}

function namesOf(mark) {
  return (mark.dataset.facts?.split(" ") ?? [factOf(mark)]).filter((name) => cards.has(name));
}

function show(pane) {
  review.querySelector(`#pane-${pane}`).checked = true;
}

function tell(one, link, isChosen) {
  one.classList.toggle("chosen", isChosen);
  if (isChosen) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

// Both sides say which fact is chosen; only its card has a body.
function choose(id) {
  for (const card of list.querySelectorAll(".chosen")) {
    if (card === cards.get(id)) continue;
    card.querySelector(".body")?.remove();
    tell(card, card.querySelector(".row"), false);
  }
  for (const mark of article.querySelectorAll(".chosen")) tell(mark, mark, false);
  for (const mark of marks.get(id) ?? []) tell(mark, mark, true);
  const card = cards.get(id);
  if (card) tell(card, card.querySelector(".row"), true);
}

function isOpen(id) {
  return Boolean(cards.get(id)?.querySelector(".body"));
}

async function fetchBody(id) {
  const { cards: url, show: filter } = review.dataset;
  try {
    const answer = await fetch(`${url}${encodeURIComponent(id)}?show=${filter}`);
    return answer.ok && !answer.redirected ? await answer.text() : "";
  } catch {
    return "";
  }
}

async function openCard(id) {
  const card = cards.get(id);
  choose(id);
  show("facts");
  card.querySelector(".row").focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  if (isOpen(id)) return;
  const body = await fetchBody(id);
  if (!card.classList.contains("chosen") || isOpen(id)) return;
  // What cannot be had this way the page itself shows, or says why not.
  if (!body) {
    location.assign(card.querySelector(".row").href);
    return;
  }
  card.insertAdjacentHTML("beforeend", body);
  card.scrollIntoView({ block: "nearest" });
}

function showMark(id) {
  const [mark] = marks.get(id) ?? [];
  mark?.scrollIntoView({ block: "center" });
  return mark;
}

function isPlain(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

function onArticleClick(event) {
  const mark = event.target.closest(".mark");
  if (mark?.matches(".unread") && isPlain(event)) show("facts");
  // A selection that ends on a mark is no press on it.
  if (!mark || !isPlain(event) || !getSelection().isCollapsed) return;
  const names = namesOf(mark);
  if (!names.length) return;
  event.preventDefault();
  // Where several facts stand on the same words, the next press chooses the next of them.
  const last = names.findIndex((name) => cards.get(name).classList.contains("chosen"));
  openCard(names[(last + 1) % names.length]);
}

function onListClick(event) {
  const link = event.target.closest(".row, .to-mark");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  const id = factOf(link);
  if (link.matches(".to-mark")) {
    show("article");
    showMark(id)?.focus({ preventScroll: true });
  } else if (isOpen(id)) {
    choose("");
  } else {
    openCard(id);
    if (article.offsetParent) showMark(id);
  }
}

// Keys count only while the row of a card has the focus.
function onKey(event) {
  const row = event.target.closest(".row");
  if (!row || event.metaKey || event.ctrlKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const key = event.key.toLowerCase();
  const verb = { a: "accept", r: "reject" }[key];
  if (step) {
    const next = rows[rows.indexOf(row) + step];
    if (next) move(next);
    event.preventDefault();
  } else if (verb) {
    row.parentElement.querySelector(`.quick [value^="verb=${verb};"]`)?.click();
  } else if (key === "g") {
    togetherWith(row.parentElement)?.click();
  }
}

// The button for all that is checked together stands on the first card of these.
function togetherWith(card) {
  while (card && !card.matches(".first")) card = card.previousElementSibling;
  return card?.querySelector(".together button");
}

function move(row) {
  choose(factOf(row));
  row.focus({ preventScroll: true });
  row.parentElement.scrollIntoView({ block: "nearest" });
  if (article.offsetParent) showMark(factOf(row));
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
  className: "button",
  textContent: review.dataset.add,
});
const writeLink = Object.assign(document.createElement("a"), {
  className: "button secondary",
  textContent: review.dataset.write,
});
const fromSelection = Object.assign(document.createElement("div"), {
  className: "from-selection cluster",
  hidden: true,
});
const listLink = Object.assign(document.createElement("a"), {
  className: "button secondary",
  textContent: review.dataset.list,
});
fromSelection.append(addButton, listLink, writeLink);
article.append(fromSelection);

function onSelection() {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const isHere = range && !range.collapsed && article.contains(range.commonAncestorContainer);
  const words = isHere ? selection.toString().trim() : "";
  fromSelection.hidden = !words;
  if (!words) return;
  addButton.dataset.quote = words;
  addButton.dataset.start = startOf(range);
  const said = new URLSearchParams({ quote: words.slice(0, LONGEST_QUOTE), start: startOf(range) });
  writeLink.href = `${review.dataset.own}?${said}`;
  listLink.href = `${review.dataset.lists}?${said}`;
  listLink.hidden = !words.includes("\n");
  const place = range.getBoundingClientRect();
  const pane = article.getBoundingClientRect();
  fromSelection.style.top = `${place.bottom - pane.top + article.scrollTop + 8}px`;
  const furthest = pane.width - fromSelection.offsetWidth;
  fromSelection.style.left = `${Math.max(0, Math.min(place.left - pane.left, furthest))}px`;
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
list?.addEventListener("click", onListClick);
list?.addEventListener("keydown", onKey);
document.addEventListener("selectionchange", onSelection);
// Pressing a button would end the selection before the press counts.
fromSelection.addEventListener("pointerdown", (event) => event.preventDefault());
addButton.addEventListener("click", addFromSelection);
review.querySelector("[data-keys]").hidden = !rows.length;

const opened = list?.querySelector(".chosen .row");
if (opened && article.offsetParent) showMark(factOf(opened));
