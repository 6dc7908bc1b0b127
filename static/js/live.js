// Keeps a page at what the room is at: asks every other second whether anything has changed, and
// then takes the new page's parts. Forms are sent without a reload; one key takes the next step.

const EVERY_MS = 2000;
const SLOWEST_MS = 30_000;
const COUNTED_EVERY_MS = 10_000;
const LOST_AFTER = 2;

let seen = null; // the server's name for what it said last
let failures = 0;
let timer = 0;
let isBusy = false;
let countedAt = 0;

const root = () => document.querySelector("[data-live]");
const parts = (page) => [...page.querySelectorAll("[data-part]")];

function say(text) {
  const region = document.getElementById("said");
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

function prepare() {
  for (const link of document.querySelectorAll("[data-plain]")) link.hidden = true;
  for (const note of document.querySelectorAll("[data-with-scripts]")) note.hidden = false;
}

function showLost() {
  const note = document.querySelector("[data-lost]");
  if (note) note.hidden = failures < LOST_AFTER;
}

// Whoever was on the page's controls stays on it; to all others it is said what is new.
function take(page) {
  const main = document.querySelector("main");
  const wasHere = main.contains(document.activeElement) && document.activeElement !== main;
  for (const part of page.querySelectorAll("[autofocus]")) part.removeAttribute("autofocus");
  for (const part of parts(page)) document.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceWith(part);
  document.title = page.title;
  prepare();
  scrollTo(0, 0);
  const told = document.querySelector(".flashes p")?.textContent ?? "";
  if (wasHere) document.querySelector("[data-focus]")?.focus({ preventScroll: true });
  if (told || !wasHere || root().dataset.live === "screen") say(`${told} ${root().dataset.said}`.trim());
}

async function load(url, options) {
  const response = await fetch(url, { ...options, headers: { Accept: "text/html" } });
  if (response.status >= 500) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Logged out, out of the class, the round over on its screen: that is another page.
  if (page.querySelector("[data-live]")) take(page);
  else if (response.ok) location.assign(response.url);
  else location.reload();
}

async function look() {
  const { state, mark } = root().dataset;
  const response = await fetch(state, { headers: seen ? { "If-None-Match": seen } : {} });
  if (response.status === 304) return;
  if (response.status === 404) await load(location.href); // opened yesterday, or the class is gone
  if (!response.ok) throw new Error(response.status);
  const now = await response.json();
  if (now.mark !== mark) await load(location.href);
  else count(now.answers);
  seen = response.headers.get("ETag");
}

function count(answers) {
  const place = document.querySelector("[data-answers]");
  if (!place || place.textContent === String(answers)) return;
  place.textContent = answers;
  if (Date.now() - countedAt < COUNTED_EVERY_MS) return;
  countedAt = Date.now();
  say(root().dataset.counted.replace("{n}", answers));
}

// Not all at the same moment, and less often while nothing answers.
function later() {
  clearTimeout(timer);
  const pause = Math.min(EVERY_MS * 2 ** failures, SLOWEST_MS);
  timer = setTimeout(ask, pause * (0.75 + Math.random() / 2));
}

async function ask() {
  if (document.hidden) return;
  if (!isBusy) {
    isBusy = true;
    failures = await look().then(() => 0, () => failures + 1);
    isBusy = false;
    showLost();
  }
  later();
}

function onSubmit(event) {
  const form = event.target;
  if (!("liveSend" in form.dataset)) return;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "true";
  send(form, new URLSearchParams(new FormData(form)));
}

// Sent once more counts once: where nothing answers, or everybody sends at the same moment, it is
// tried again for as long as the page asks for it.
async function send(form, body) {
  try {
    await load(form.action, { method: "POST", body });
  } catch {
    failures = Math.max(failures, LOST_AFTER);
    showLost();
    setTimeout(() => form.isConnected && send(form, body), EVERY_MS * (0.5 + Math.random()));
  }
}

function onKey(event) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  if (!isPlain || !["ArrowRight", "PageDown"].includes(event.key)) return;
  const next = document.querySelector("[data-next]");
  if (!next) return;
  event.preventDefault();
  if (!event.repeat) next.click();
}

document.addEventListener("submit", onSubmit);
document.addEventListener("keydown", onKey);
document.addEventListener("visibilitychange", ask);
prepare();
later();
