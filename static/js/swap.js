// Partial updates. A form or link marked data-swap is sent by fetch; of the whole page that comes
// back only the parts named by data-part are taken. Whatever goes wrong, the browser does it itself.

import { enhance as order } from "./order.js";
import { enhance as sort } from "./sort.js";

// Few pages have a drawing to move, so only they load what moves it.
const figure = async (root, announce) => (await import("./figures.js")).enhance(root, announce);
const ENHANCERS = { figure, order, sort };

let busy = false;
let shown = address(location);

function address({ pathname, search }) {
  return pathname + search;
}

function parts(page) {
  return [...page.querySelectorAll("[data-part]")];
}

function find(page, name) {
  return page.querySelector(`[data-part="${name}"]`);
}

// One region for all announcements: it is there, and empty, when the page loads.
export function say(text) {
  const region = document.getElementById("said");
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

function enhanceAll(root) {
  for (const element of root.querySelectorAll("[data-enhance]")) {
    ENHANCERS[element.dataset.enhance]?.(element, say);
  }
}

// Takes the parts over and gives true, or gives false where the answer is another kind of page.
function take(page) {
  const names = parts(document).map((part) => part.dataset.part);
  if (names.length === 0 || names.some((name) => !find(page, name))) return false;
  document.title = page.title;
  // The attribute is for pages that the browser loads; here the focus is set below.
  for (const part of page.querySelectorAll("[autofocus]")) part.removeAttribute("autofocus");
  for (const name of names) find(document, name).replaceWith(find(page, name));
  parts(document).forEach(enhanceAll);
  const target = document.querySelector("[data-focus]");
  // A new question starts at the top; a verdict or an error is scrolled to where it stands.
  if (!target || target.matches("h1")) scrollTo(0, 0);
  target?.focus();
  return true;
}

async function load(url, options = {}) {
  const response = await fetch(url, { ...options, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { url: response.url, page };
}

function remember(url) {
  const next = address(new URL(url));
  if (next !== shown) history.pushState(null, "", url);
  shown = next;
}

async function visit(url, options, giveUp) {
  if (busy) return;
  busy = true;
  try {
    const answer = await load(url, options);
    if (take(answer.page)) remember(answer.url);
    else location.assign(answer.url);
  } catch {
    giveUp();
  } finally {
    busy = false;
  }
}

function onSubmit(event) {
  const form = event.target;
  const button = event.submitter;
  if (!("swap" in form.dataset) || event.defaultPrevented) return;
  event.preventDefault();
  const url = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const body = new URLSearchParams(new FormData(form, button));
  visit(url, { method: "POST", body }, () => {
    delete form.dataset.swap;
    form.requestSubmit(button);
  });
}

function onClick(event) {
  const link = event.target.closest("a[data-swap]");
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain) return;
  event.preventDefault();
  visit(link.href, {}, () => location.assign(link.href));
}

function onPopState() {
  // Following a link to a field changes only the fragment: the page is the same.
  if (address(location) === shown) return;
  shown = address(location);
  visit(location.href, {}, () => location.reload());
}

document.addEventListener("submit", onSubmit);
document.addEventListener("click", onClick);
window.addEventListener("popstate", onPopState);
enhanceAll(document);
