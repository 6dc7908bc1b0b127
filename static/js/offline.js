// What works without a network. Answers that could not be sent are kept on this device, and sent
// when the network is back; the questions of the quiz that is open are fetched beforehand. All of
// it goes at logout.

const KEPT = "quizapp-kept:";
const OWNER = "quizapp-account";
const PAGES = "quizapp-pages";
const AHEAD = 40;
const LOOK_AGAIN_MS = 10_000;
const LOST_AFTER_MS = 30_000;
const QUESTION = /^(\/attempts\/\d+\/)(\d+)$/;

const words = document.getElementById("said").dataset;
const account = words.account ?? "";
// What the script of a question's page can do; other pages have no questions.
let page = null;
let sending = null;
const told = new Set();

// Each is {address, body, given}, in the order in which they were given; `refused` says why the
// server did not take one, which then waits for its learner.
function read(key = KEPT + account) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}

function write(answers) {
  if (answers.length > 0) localStorage.setItem(KEPT + account, JSON.stringify(answers));
  else localStorage.removeItem(KEPT + account);
}

function keysOfKept() {
  return Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
}

function questionOf(address) {
  return address.replace(/\/save$/, "");
}

function isSame(one, other) {
  return one.address === other.address && one.given === other.given;
}

function drop(answer) {
  write(read().filter((one) => !isSame(one, answer)));
}

// Gives whether the answer is kept. A later one to the same question takes its place.
export function keep(url, body) {
  const address = new URL(url).pathname;
  const fields = new URLSearchParams(body);
  fields.delete("csrf_token");
  if (!["flag", "unflag"].includes(fields.get("go"))) fields.delete("go");
  try {
    write([...unlike(address), { address, body: String(fields), given: Date.now() }]);
    return true;
  } catch {
    return false; // nothing may be stored here, or the place is full
  }
}

function unlike(address) {
  return read().filter((one) => questionOf(one.address) !== questionOf(address));
}

// Sends what is kept, one after the other, and in one tab at a time.
export function send() {
  sending ??= inTurn(sendAll)
    .catch(() => {})
    .finally(() => {
      sending = null;
    });
  return sending;
}

function inTurn(job) {
  return navigator.locks ? navigator.locks.request(PAGES, job) : job();
}

async function sendAll() {
  const waiting = () => read().filter((one) => !one.refused);
  if (!account || waiting().length === 0) return;
  const taken = [];
  for (const answer of waiting()) {
    const isTaken = await sendOne(answer);
    if (isTaken === null) break;
    if (isTaken) taken.push(questionOf(answer.address));
  }
  tellRefused();
  if (taken.length === 0) return;
  if (page && taken.includes(location.pathname)) page.visit(location.href);
  else tell(words.sent);
}

// True and false are the server's word; null is none, and the answer stays.
async function sendOne(answer) {
  let response = await post(answer, document.querySelector("[name=csrf_token]")?.value);
  if (response?.status === 400) response = await post(answer, await renewToken());
  if (!response || response.status === 401 || response.status === 429 || response.status >= 500) return null;
  // A network that asks for a login of its own answers in our place.
  if (response.page.getElementById("said")?.dataset.account !== account) return null;
  if (response.ok) {
    drop(answer);
    for (const notice of response.page.querySelectorAll(".flashes p")) tell(notice.textContent.trim());
  } else {
    const said = response.page.querySelector(".error-summary p, .error-summary li, main h1");
    const refused = said?.textContent.trim() ?? String(response.status);
    write(read().map((one) => (isSame(one, answer) ? { ...one, refused } : one)));
  }
  return response.ok;
}

async function post(answer, token) {
  const body = new URLSearchParams(answer.body);
  body.set("csrf_token", token ?? "");
  body.set("given_ago", String(Math.max(0, Math.round((Date.now() - answer.given) / 1000))));
  return load(answer.address, { method: "POST", body });
}

async function load(address, options = {}) {
  try {
    const signal = AbortSignal.timeout(LOST_AFTER_MS);
    const response = await fetch(address, { ...options, signal, headers: { Accept: "text/html" } });
    const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
    return { status: response.status, ok: response.ok, page: parsed };
  } catch {
    return null;
  }
}

// Whoever logged out and in again has new tokens.
async function renewToken() {
  const token = (await load(words.forms))?.page.querySelector("[name=csrf_token]")?.value;
  for (const field of token ? document.getElementsByName("csrf_token") : []) field.value = token;
  return token;
}

// Says it among the page's notices, which are read aloud.
function tell(text, link = null) {
  const notice = document.createElement("p");
  const span = document.createElement("span");
  notice.className = "notice";
  span.textContent = text;
  if (link) span.append(" ", link);
  notice.append(span);
  document.querySelector("main .flashes")?.append(notice);
}

function tellRefused() {
  for (const answer of read().filter((one) => one.refused && !told.has(one.given))) {
    const address = questionOf(answer.address);
    if (address === location.pathname) {
      // Its question is no more, where this is no page of a question.
      if (!document.querySelector("[data-refused]")) drop(answer);
      continue;
    }
    const link = document.createElement("a");
    Object.assign(link, { href: address, textContent: words.look });
    tell(`${words.refused} ${answer.refused}`, link);
    told.add(answer.given);
  }
}

// The question that is shown, with what was answered to it without a network.
function fillIn() {
  const kept = read().find((one) => questionOf(one.address) === location.pathname);
  if (!kept) return;
  page.fill(kept.body, kept.refused ?? null);
  // It stands in the form again, or the question has been answered meanwhile.
  if (kept.refused) drop(kept);
}

// A question's page stands: `posted` is the address that its answer was just sent to, if one was.
export function shown(posted = null) {
  if (posted) write(unlike(new URL(posted).pathname));
  else fillIn();
  return fetchAhead();
}

// Fetches the questions after this one, and keeps their pages until they are answered.
async function fetchAhead() {
  const here = QUESTION.exec(location.pathname);
  if (!here || !window.caches || navigator.connection?.saveData) return;
  const [, quiz, position] = here;
  const last = document.querySelector(".quiz-header progress")?.max ?? 0;
  const pages = await caches.open(PAGES);
  for (const { url } of await pages.keys()) {
    if (!url.startsWith(location.origin + quiz)) await pages.delete(url);
  }
  if (!document.querySelector("form [name=try]")) await pages.delete(location.pathname);
  for (let next = Number(position); next <= Math.min(last, Number(position) + AHEAD); next += 1) {
    if (await pages.match(quiz + next)) continue;
    const response = await fetch(quiz + next, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!response) return;
    // Only what is still to be answered: it holds no key.
    const isOpen = response.ok && !response.redirected && (await response.clone().text()).includes('name="try"');
    if (isOpen) await pages.put(quiz + next, response);
  }
}

// Nothing of one account is there for the next.
async function changeOwner() {
  if (!account || localStorage.getItem(OWNER) === account) return;
  for (const key of keysOfKept()) if (key !== KEPT + account) localStorage.removeItem(key);
  await window.caches?.delete(PAGES);
  localStorage.setItem(OWNER, account);
}

async function forgetAll() {
  for (const key of [...keysOfKept(), OWNER]) localStorage.removeItem(key);
  sessionStorage.clear();
  for (const name of (await window.caches?.keys()) ?? []) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) await worker.unregister();
}

// Says first what would be lost, where that is so; pressed again, it logs out.
async function onLeave(event) {
  const form = event.target;
  if (!("leave" in form.dataset)) return;
  event.preventDefault();
  await send();
  if (read().length > 0 && !form.dataset.told) {
    form.dataset.told = "1";
    return alertIn(form, counted(words.leaveOne, words.leaveMany, read().length));
  }
  const left = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => null);
  if (!left) return alertIn(form, words.leaveLater);
  await forgetAll();
  // What the server says of it is read on the page that follows.
  if (left.type === "opaqueredirect") location.assign("/");
  else form.submit();
}

function alertIn(form, sentence) {
  form.querySelector("[role=alert]")?.remove();
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = sentence;
  form.prepend(text);
}

function counted(one, many, count) {
  return (count === 1 ? one : many).replace("{n}", count);
}

function tellKept() {
  const count = keysOfKept().reduce((sum, key) => sum + read(key).length, 0);
  if (count > 0) tell(counted(words.unsentOne, words.unsentMany, count));
}

export async function connect(ways) {
  page = ways;
  await ready;
  return shown();
}

async function start() {
  await changeOwner();
  if (words.worker) navigator.serviceWorker?.register(words.worker).catch(() => {});
  if (words.unsentOne) tellKept();
  tellRefused();
  document.addEventListener("submit", onLeave);
  const goOn = document.querySelector("[data-offline]") ? leaveAway : send;
  window.addEventListener("online", goOn);
  setInterval(() => document.visibilityState === "visible" && goOn(), LOOK_AGAIN_MS);
  goOn();
}

// The page that stands for those that need the network is left when it is back.
async function leaveAway() {
  const answer = await load(location.href);
  if (answer && !answer.page.querySelector("[data-offline]")) location.reload();
}

const ready = start();
