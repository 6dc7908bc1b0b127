// The time left of an exam, in words that are kept going and said aloud twice. What is filled in is
// sent shortly before the end; when that is, the server decides.

const SAID_AT = [1, 5]; // minutes
const SENT_BEFORE = 4; // seconds
const HIDDEN = "clock-hidden";
const SAID = "clock-said";
const ends = new WeakMap();

function find(clock, name) {
  return clock.querySelector(`[data-${name}]`);
}

function begin(clock) {
  ends.set(clock, Date.now() + clock.dataset.left * 1000);
  // What is already less when the exam begins has not been passed.
  const { clock: exam, left } = clock.dataset;
  if (!sessionStorage.getItem(SAID)?.startsWith(`${exam}/`)) sessionStorage.setItem(SAID, passed(exam, left));
  clock.open = sessionStorage.getItem(HIDDEN) === null;
  clock.addEventListener("toggle", () => {
    if (clock.open) sessionStorage.removeItem(HIDDEN);
    else sessionStorage.setItem(HIDDEN, "");
  });
  const end = clock.querySelector("time");
  const language = document.documentElement.lang;
  end.textContent = new Date(end.dateTime).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

function words({ dataset }, minutes) {
  if (minutes < 1) return dataset.last;
  return minutes < 2 ? dataset.one : dataset.many.replace("{minutes}", minutes);
}

function show(clock, text, isLast) {
  const left = find(clock, "time-left");
  if (left.textContent !== text) left.textContent = text;
  find(clock, "last-minute").textContent = isLast ? `: ${clock.dataset.last}` : "";
}

function passed(exam, seconds) {
  return `${exam}/${SAID_AT.find((minutes) => seconds <= minutes * 60) ?? ""}`;
}

// Once for each mark that is passed, whatever pages are opened meanwhile.
function announce(clock, seconds) {
  const now = passed(clock.dataset.clock, seconds);
  if (sessionStorage.getItem(SAID) === now) return;
  sessionStorage.setItem(SAID, now);
  const mark = Number(now.split("/")[1]);
  if (mark) document.getElementById("said").textContent = words(clock, mark);
}

function send(clock) {
  // While something else is on its way nothing is sent: it is tried again in a second.
  if (clock.dataset.sent || clock.closest("main")?.inert) return;
  clock.dataset.sent = "true";
  const form = clock.closest("form");
  form?.requestSubmit(form.querySelector('[name="go"][value="check"]'));
}

function tick() {
  const clock = document.querySelector("[data-clock]");
  if (!clock) return;
  if (!ends.has(clock)) begin(clock);
  const seconds = Math.round((ends.get(clock) - Date.now()) / 1000);
  show(clock, words(clock, Math.floor(seconds / 60)), seconds < 60);
  announce(clock, seconds);
  if (seconds <= SENT_BEFORE) send(clock);
  if (seconds < 0) location.assign(clock.dataset.over);
}

tick();
setInterval(tick, 1000);
