// A timer for holds and a counter of repetitions and sets. One button does the next thing: it
// starts a hold, ends it, or counts a repetition. Time is the difference of two moments, so that a
// hold is right after the screen was off. Without scripts the page says so and keeps its text.

const TICK = 200;
const SECOND = 1000;
const FORGET_AFTER = 2 * 60 * 60 * SECOND;
const SILENT = { sound: false, vibration: false };

const said = document.querySelector("#said");

for (const tool of document.querySelectorAll("[data-timer]")) begin(tool);

function begin(tool) {
  const dose = JSON.parse(tool.dataset.dose);
  const words = JSON.parse(tool.dataset.words);
  const part = (name) => tool.querySelector(`[data-${name}]`);
  const say = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), words[name]);
  const signals = makeSignals(part("sound"), part("vibration"));
  const awake = makeAwake();
  const held = dose.hold ?? dose.duration;
  const repetitions = dose.duration ? null : dose.reps;
  const perSet = dose.sides ? 2 : 1;
  const memory = `quizapp.timer ${location.pathname}`;
  // `turns` are sets, or with both sides, the sides of sets; `startedAt` is null while nothing runs.
  let state = recall(memory) ?? { turns: 0, count: 0, startedAt: null, told: false };
  let ticking = null;

  tool.hidden = false;
  document.querySelector("[data-without-timer]").hidden = true;
  part("go").addEventListener("click", go);
  part("set").addEventListener("click", () => endTurn());
  part("again").addEventListener("click", startAgain);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  if (state.startedAt !== null) run();
  show();

  function go() {
    if (isDone()) return startAgain();
    awake.keep();
    if (!held) countOne();
    else if (state.startedAt === null) startHold();
    else stopHold();
  }

  function startHold() {
    change({ startedAt: Date.now(), told: false });
    signals.plan(held.map((seconds) => seconds * SECOND));
    run();
    show();
    tell("started");
  }

  function stopHold() {
    const seconds = elapsed();
    if (seconds >= held[0]) return endHold(seconds);
    halt();
    change({ startedAt: null });
    show();
    tell("tooShort", { seconds: Math.floor(seconds) });
  }

  function endHold(seconds) {
    const late = Math.floor(seconds - held[1]);
    clearInterval(ticking);
    signals.end(late > 1);
    state.startedAt = null;
    countOne(late > 1 ? say("endedAgo", { seconds: late }) : say("ended"));
  }

  function countOne(first = "") {
    state.count += 1;
    const goal = repetitions ?? [1, 1];
    if (state.count >= goal[1]) return endTurn(first);
    change({});
    show();
    if (state.count === goal[0]) tell("enough", { count: state.count, most: goal[1] }, first);
    else tell("counted", { count: state.count, of: span(goal) }, first);
  }

  function endTurn(first = "") {
    change({ startedAt: null, turns: state.turns + 1, count: 0 });
    show();
    if (state.turns % perSet) return tell("otherSide", {}, first);
    const sets = state.turns / perSet;
    const field = document.querySelector("[data-sets-done]");
    if (field) field.value = Math.max(1, sets);
    if (isDone()) awake.release();
    if (isDone()) tell("allDone", {}, first);
    else if (dose.sets && sets >= dose.sets[0]) tell("setsEnough", { sets, most: dose.sets[1] }, first);
    else tell("setDone", { sets }, first);
  }

  function startAgain() {
    halt();
    awake.release();
    change({ turns: 0, count: 0, startedAt: null, told: false });
    show();
    tell("ready");
    part("go").focus();
  }

  function run() {
    clearInterval(ticking);
    ticking = setInterval(look, TICK);
  }

  function halt() {
    clearInterval(ticking);
    signals.cancel();
  }

  // Asked at each tick and whenever the page comes back: nothing is added up.
  function look() {
    if (isUnderWay() && document.visibilityState === "visible") awake.keep();
    if (state.startedAt === null) return;
    const seconds = elapsed();
    if (seconds >= held[1]) return endHold(seconds);
    if (seconds >= held[0] && !state.told) {
      change({ told: true });
      tell("heldEnough", { seconds: held[0], most: held[1] });
      signals.vibrate(1);
    }
    showTime(seconds);
  }

  function show() {
    const done = isDone();
    const running = state.startedAt !== null;
    const go = part("go");
    go.textContent = say(done ? "again" : running ? "stop" : held ? "start" : repetitions ? "count" : "countSet");
    go.classList.toggle("running", running);
    part("set").hidden = done || running || state.count === 0;
    part("again").hidden = !isUnderWay();
    part("progress").textContent = done ? say("allDone") : progress();
    if (held) showTime(running ? elapsed() : 0);
    else part("time").textContent = state.count;
  }

  function showTime(seconds) {
    const aim = seconds < held[0] ? held[0] : held[1];
    part("time").textContent = clock(Math.ceil(aim - seconds));
    part("aim").textContent = held[0] === held[1] ? "" : say("until", { seconds: aim });
  }

  function progress() {
    const set = Math.floor(state.turns / perSet) + 1;
    const parts = [];
    if (dose.sets || set > 1) parts.push(dose.sets ? say("setOf", { set, of: span(dose.sets) }) : say("set", { set }));
    if (perSet === 2) parts.push(say(state.turns % 2 ? "sideTwo" : "sideOne"));
    if (repetitions) parts.push(say("counted", { count: state.count, of: span(repetitions) }));
    return parts.join(" · ");
  }

  function isDone() {
    const sets = dose.sets ? dose.sets[1] : 1;
    return state.turns >= sets * perSet;
  }

  function isUnderWay() {
    return !isDone() && (state.turns > 0 || state.count > 0 || state.startedAt !== null);
  }

  function elapsed() {
    return Math.max(0, Date.now() - state.startedAt) / SECOND;
  }

  function tell(name, values = {}, first = "") {
    const text = `${first} ${say(name, values)}`.trim();
    part("told").textContent = text;
    said.textContent = text;
  }

  function change(values) {
    state = { ...state, ...values };
    keep(memory, { ...state, at: Date.now() });
  }

  function span([low, high]) {
    return low === high ? String(low) : `${low}–${high}`;
  }
}

function clock(seconds) {
  const left = Math.max(0, seconds);
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

// Sounds are planned with the hold: a page in the background is not woken for each tick.
function makeSignals(sound, vibration) {
  const wanted = { ...SILENT, ...read("localStorage", "quizapp.signals") };
  let audio = null;
  let planned = [];
  sound.checked = wanted.sound;
  vibration.checked = wanted.vibration;
  vibration.closest("label").hidden = !("vibrate" in navigator);
  sound.addEventListener("change", remember);
  vibration.addEventListener("change", remember);

  function remember() {
    write("localStorage", "quizapp.signals", { sound: sound.checked, vibration: vibration.checked });
    if (this === sound && sound.checked) beep(0);
    if (this === vibration) vibrate(1);
  }

  function beep(after) {
    audio ??= new AudioContext();
    audio.resume();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + after / SECOND;
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.4);
    if (after) planned.push(tone);
  }

  function vibrate(times) {
    if (vibration.checked) navigator.vibrate?.(Array(2 * times - 1).fill(200));
  }

  function cancel() {
    for (const tone of planned) tone.disconnect();
    planned = [];
  }

  return {
    vibrate,
    cancel,
    plan(moments) {
      if (sound.checked) for (const after of new Set(moments)) beep(after);
    },
    // Late, the planned sound was slept through.
    end(late) {
      if (late) cancel();
      if (late && sound.checked) beep(0);
      planned = [];
      vibrate(2);
    },
  };
}

// The screen stays on where the browser can do that; it forgets when the page is hidden.
function makeAwake() {
  let lock = null;
  let isWanted = false;
  let isAsked = false;
  return {
    async keep() {
      isWanted = true;
      if (isAsked || (lock && !lock.released) || !navigator.wakeLock) return;
      isAsked = true;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (!isWanted) lock.release();
      } catch {
        lock = null; // the battery is low, or the page is hidden
      }
      isAsked = false;
    },
    release() {
      isWanted = false;
      lock?.release();
    },
  };
}

function recall(name) {
  const kept = read("sessionStorage", name);
  return kept && Date.now() - kept.at < FORGET_AFTER ? kept : null;
}

function keep(name, value) {
  write("sessionStorage", name, value);
}

// A browser may keep nothing at all; then nothing is remembered.
function read(storage, name) {
  try {
    return JSON.parse(window[storage].getItem(name));
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    window[storage].setItem(name, JSON.stringify(value));
  } catch {
    // It works without.
  }
}
