// Partial updates. A form or link marked data-swap is sent by fetch; of the whole page that comes
// back only the parts named by data-part are taken. While it is on its way the page stands still;
// where it fails, the page stays with all that was filled in, and says why.

// A question needs one of them at most, and most change nothing of what is seen first. What lays
// cards over a table has to be here before: a page that begins with one has sort.js beside this.
const later = (name) => async (root, announce) => (await import(`./${name}.js`)).enhance(root, announce);
const ENHANCERS = {
  choices: later("choices"),
  figure: later("figures"),
  order: later("order"),
  sort: window.sortingEnhancer ?? later("sort"),
};

// Who waits no longer than this needs not be told; who waits this long has no connection.
const TOLD_AFTER_MS = 400;
const LOST_AFTER_MS = 60_000;
const DEVICE_AFTER_MS = 2000;
const KEPT = "quizapp-form";

let busy = false;
// offline.js, which is of use once the page is there.
let device = null;
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

// What the page needs before it is seen; without it the plain form does.
async function prepare(page) {
  if (!page.querySelector("[data-enhance=sort]")) return;
  const sorting = await import("./sort.js").catch(() => null);
  if (sorting) ENHANCERS.sort = sorting.enhance;
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

async function load(url, options) {
  const signal = AbortSignal.timeout(LOST_AFTER_MS);
  const response = await fetch(url, { ...options, signal, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { url: response.url, ok: response.ok, page };
}

// Nothing can be changed meanwhile, for it would be lost; gives what ends the waiting.
function wait() {
  const main = document.querySelector("main");
  const note = main.querySelector("[data-sending]");
  const timer = setTimeout(() => {
    note.hidden = false;
    say(note.textContent);
  }, TOLD_AFTER_MS);
  main.inert = true;
  return () => {
    clearTimeout(timer);
    if (!note.hidden) say("");
    note.hidden = true;
    main.inert = false;
  };
}

function remember(url) {
  const next = address(new URL(url));
  if (next !== shown) history.pushState(null, "", url);
  shown = next;
}

async function visit(url, options = {}, fail = refuse) {
  if (busy) return;
  busy = true;
  const focused = document.activeElement;
  const stopWaiting = wait();
  const answer = await load(url, options).catch(() => null);
  if (answer) await prepare(answer.page);
  stopWaiting();
  busy = false;
  if (answer && take(answer.page)) {
    remember(answer.url);
    device?.shown(options.method && url);
    return;
  }
  const notice = answer?.page.querySelector(".flashes p");
  // What is said there is said once: the page would not have it when it is loaded again.
  if (answer?.ok && !notice) return location.assign(answer.url);
  focused.focus({ preventScroll: true });
  fail(answer, notice);
}

// Says on this page, which stays as it is, why there is no other; `again` is the form to resend.
function refuse(answer, notice, again = null) {
  const place = document.querySelector("[data-refused]");
  const words = place.dataset;
  const said = notice ? [notice] : (answer?.page.querySelectorAll("main h1, main .lead") ?? []);
  const sentences = [...said].map((one) => one.textContent.trim().replace(/[^.!?]$/, "$&."));
  const login = answer?.page.querySelector("[data-login]");
  const text = document.createElement("p");
  const isKept = !answer && Boolean(again?.store());
  place.classList.toggle("kept", isKept);
  text.textContent = sentences.join(" ") || (answer ? words.failed : isKept ? words.kept : words.lost);
  const ways = document.createElement("p");
  ways.className = "cluster";
  if (login) ways.append(link(words.logIn, login.href));
  if (notice) ways.append(link(words.goOn, answer.url));
  else if (again) ways.append(again.button(words.again));
  if (again && !answer) {
    ways.append(link(words.next, words.nextUrl));
    ways.lastChild.dataset.swap = "";
    ways.lastChild.classList.toggle("secondary", !isKept);
  }
  place.replaceChildren(text, ways);
  renewTokens(answer?.page);
  if (login && again) again.keep();
  place.scrollIntoView({ block: "nearest" });
}

function link(text, href) {
  const made = document.createElement("a");
  Object.assign(made, { textContent: text, href, className: "button secondary" });
  return made;
}

// Whoever logged out and in again has new tokens, and each page brings one.
function renewTokens(page) {
  const token = page?.querySelector("[name=csrf_token]")?.value;
  for (const field of token ? document.getElementsByName("csrf_token") : []) field.value = token;
}

function onSubmit(event) {
  const form = event.target;
  const button = event.submitter;
  if (!("swap" in form.dataset) || event.defaultPrevented) return;
  event.preventDefault();
  const url = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const body = new URLSearchParams(new FormData(form, button));
  const again = {
    // Whether the answer is kept until there is a network; a hint, say, cannot wait.
    store: () => body.has("try") && !["hint", "move"].includes(button?.name) && device?.keep(url, body),
    button(text) {
      const made = document.createElement("button");
      Object.assign(made, { type: "button", textContent: text, className: "button secondary" });
      made.addEventListener("click", () => form.requestSubmit(button));
      return made;
    },
    // What is filled in, also where Skip was pressed, which is a form of its own.
    keep() {
      const filled = new URLSearchParams(new FormData(document.querySelector("form[data-swap]")));
      sessionStorage.setItem(KEPT, JSON.stringify([shown, String(filled)]));
    },
  };
  visit(url, { method: "POST", body }, (answer, notice) => refuse(answer, notice, again));
}

// A form that was filled in before logging in is filled in again after it, if it is still asked.
function restore() {
  const [place, body] = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  sessionStorage.removeItem(KEPT);
  if (place === shown) fill(body, document.querySelector("[data-refused]").dataset.restored);
}

// Fills the form in where it still asks for that try, says so, and gives whether it does.
function fill(body, text) {
  const form = document.querySelector("form[data-swap]");
  const kept = new URLSearchParams(body);
  if (form?.elements.try?.value !== kept.get("try")) return false;
  for (const field of form.querySelectorAll("input:not([type=hidden]), select")) {
    const values = kept.getAll(field.name);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  for (const step of kept.getAll("order")) {
    const item = form.querySelector(`[name=order][value="${CSS.escape(step)}"]`).closest("li");
    item.parentElement.append(item);
  }
  const told = document.querySelector("[data-refused]");
  // Said aloud only where it changes after the page is there.
  setTimeout(() => {
    told.classList.toggle("kept", text === null);
    told.textContent = text ?? told.dataset.kept;
  }, 50);
  return true;
}

function onClick(event) {
  const link = event.target.closest("a[data-swap]");
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain) return;
  event.preventDefault();
  visit(link.href);
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
restore();
enhanceAll(document);

// When somebody begins to answer, or has looked for a while: nothing waits for it before.
let isAsked = false;
async function ready() {
  if (isAsked) return;
  isAsked = true;
  device = await import("./offline.js").catch(() => null);
  device?.connect({ visit, fill });
}
for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, ready, { once: true });
setTimeout(ready, DEVICE_AFTER_MS);
