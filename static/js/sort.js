// Sorting with chips and boxes, laid over the radios or selects of a plain form. Those inputs stay
// the only state: what is seen is always drawn from them.

const SLOP = 6; // px that a pointer may move and still be a tap
const REMEMBERED = "quizapp-plain-form";

// Where swap.js looks for it.
window.sortingEnhancer = enhance;

export function enhance(root, say) {
  const plain = root.querySelector("[data-plain]");
  const board = new Board(root.dataset, plain, say);
  const toggle = make("button", "link-button");
  const show = (isPlain) => {
    plain.hidden = !isPlain;
    board.element.hidden = isPlain;
    toggle.textContent = isPlain ? root.dataset.useBoard : root.dataset.usePlain;
    board.draw();
  };
  toggle.addEventListener("click", () => {
    sessionStorage.setItem(REMEMBERED, plain.hidden ? "yes" : "no");
    show(plain.hidden);
  });
  root.append(board.element, toggle);
  show(sessionStorage.getItem(REMEMBERED) === "yes");
}

class Board {
  constructor(words, plain, say) {
    this.words = words;
    this.plain = plain;
    this.say = say;
    this.lang = plain.lang;
    this.chosen = null;
    this.element = make("div", "board");
    this.tray = this.makePlace({ id: "", text: words.tray, label: words.putBack }, "tray");
    this.boxes = [...plain.querySelectorAll("[data-group]")].map((group, index) =>
      this.makePlace(
        {
          id: group.dataset.group,
          text: group.textContent.trim(),
          label: fill(words.put, { place: group.textContent.trim() }),
          digit: index + 1,
        },
        "box",
      ),
    );
    this.things = [...plain.querySelectorAll("[data-thing]")].map((label) =>
      this.makeThing(label.textContent.trim(), plain.closest("form").elements[label.dataset.thing]),
    );
    const boxes = make("div", "boxes");
    boxes.append(...this.boxes.map((box) => box.element));
    const help = make("p", "hint", words.help + " ");
    help.append(make("span", "keys", words.keys));
    this.element.append(help, this.tray.element, boxes);
    this.element.addEventListener("keydown", (event) => this.onKey(event));
  }

  makePlace({ id, text, label, digit }, kind) {
    const element = make("section", kind);
    const heading = make("h2", "", text);
    const list = make("ul", "chips");
    const button = make("button", "button secondary put", label);
    heading.id = `place-name-${id || "tray"}`;
    if (digit) {
      heading.lang = this.lang;
      heading.prepend(make("span", "digit", digit));
    }
    list.setAttribute("role", "list");
    list.setAttribute("aria-labelledby", heading.id);
    button.setAttribute("aria-describedby", heading.id);
    element.append(heading, list, button);
    const place = { id, text, element, list, button };
    element.addEventListener("click", (event) => {
      if (!this.chosen || event.target.closest(".chip")) return;
      this.put(this.chosen, place, event.detail > 0);
    });
    return place;
  }

  makeThing(text, control) {
    const chip = make("button", "chip", text);
    const item = make("li");
    chip.lang = this.lang;
    item.append(chip);
    const thing = { text, control, chip, item };
    chip.addEventListener("click", () => this.choose(this.chosen === thing ? null : thing));
    letDrag(chip, {
      over: (x, y) => this.mark(this.placeAt(x, y)),
      drop: (x, y) => this.put(thing, this.placeAt(x, y), true),
      cancel: () => this.mark(null),
    });
    return thing;
  }

  placeOf(thing) {
    return this.boxes.find((box) => box.id === thing.control.value) ?? this.tray;
  }

  placeAt(x, y) {
    const element = document.elementFromPoint(x, y);
    return [this.tray, ...this.boxes].find((place) => place.element.contains(element)) ?? null;
  }

  draw() {
    this.mark(null);
    for (const thing of this.things) {
      const { list } = this.placeOf(thing);
      // Moving an element takes the focus from it, even to where it was.
      if (thing.item.parentElement !== list) list.append(thing.item);
      thing.chip.setAttribute("aria-pressed", String(thing === this.chosen));
    }
    const at = this.chosen && this.placeOf(this.chosen);
    for (const box of this.boxes) box.button.hidden = !at || at === box;
    this.tray.button.hidden = !at || at === this.tray;
    this.element.classList.toggle("choosing", at === this.tray && !("list" in this.words));
    const left = this.left();
    this.tray.list.dataset.empty = left.length ? "" : this.words.empty;
    this.beAnswer(left[0] ?? this.things[0]);
  }

  // What leads to the answer, such as the summary of what is missing, leads to what is seen of it.
  beAnswer(first) {
    const before = this.plain.closest("form").querySelector("#answer");
    before.removeAttribute("id");
    const shown = this.element.hidden ? this.plain.querySelector("input, select") : first.chip;
    shown.id = "answer";
  }

  mark(place) {
    for (const box of [this.tray, ...this.boxes]) box.element.classList.toggle("over", box === place);
  }

  left() {
    return this.things.filter((thing) => this.placeOf(thing) === this.tray);
  }

  choose(thing) {
    const before = this.chosen;
    this.chosen = thing;
    this.draw();
    if (thing) this.say(fill(this.words.chosen, { thing: thing.text, all: this.boxes.length }));
    else if (before) this.say(fill(this.words.cancelled, { thing: before.text }));
  }

  // A pointer is where its owner looks: the page does not scroll to the next chip then.
  put(thing, place, isPointer = false) {
    this.chosen = null;
    if (place) {
      if (place !== this.tray && "single" in this.words) this.empty(place, thing);
      setValue(thing.control, place.id);
      this.tell(thing, place);
    }
    this.draw();
    const isPlaced = place && place !== this.tray;
    const next = isPlaced ? (this.left()[0] ?? thing) : thing;
    next.chip.focus({ preventScroll: isPointer });
  }

  empty(place, newcomer) {
    for (const thing of this.things) {
      if (thing !== newcomer && this.placeOf(thing) === place) setValue(thing.control, "");
    }
  }

  tell(thing, place) {
    const words = place === this.tray ? this.words.removed : this.words.placed;
    const numbers = { left: this.left().length, all: this.things.length };
    this.say(fill(words, { thing: thing.text, place: place.text, ...numbers }));
  }

  // Keys count only while a chip has the focus, so that none is taken from anybody else.
  onKey(event) {
    const thing = this.things.find((one) => one.chip === document.activeElement);
    if (event.key === "Escape" && this.chosen) this.choose(null);
    if (!thing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = this.boxes[Number(event.key) - 1];
    if (box) this.put(thing, box);
    else if (event.key === "Delete" || event.key === "Backspace") this.put(thing, this.tray);
  }
}

// A pointer that starts on a chip belongs to the chip in every direction (touch-action: none); the
// page is scrolled from anywhere else. A cancelled drag leaves no trace.
function letDrag(chip, { over, drop, cancel }) {
  let start = null;
  let isMoving = false;
  const stop = () => {
    start = null;
    isMoving = false;
    chip.classList.remove("dragged");
    chip.style.translate = "";
  };
  chip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    chip.setPointerCapture(event.pointerId);
    start = event;
  });
  chip.addEventListener("pointermove", (event) => {
    if (!start) return;
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (!isMoving && Math.hypot(x, y) < SLOP) return;
    isMoving = true;
    chip.classList.add("dragged");
    chip.style.translate = `${x}px ${y}px`;
    over(event.clientX, event.clientY);
  });
  chip.addEventListener("pointerup", (event) => {
    if (!isMoving) return stop();
    // The click that ends a drag chooses nothing.
    const swallow = (click) => click.stopPropagation();
    addEventListener("click", swallow, true);
    setTimeout(() => removeEventListener("click", swallow, true));
    drop(event.clientX, event.clientY);
    stop();
  });
  const abandon = () => {
    if (start) cancel();
    stop();
  };
  chip.addEventListener("pointercancel", abandon);
  chip.addEventListener("lostpointercapture", abandon);
  chip.addEventListener("keydown", (event) => {
    if (event.key === "Escape") abandon();
  });
}

function setValue(control, value) {
  if (control instanceof RadioNodeList) {
    for (const radio of control) radio.checked = radio.value === value;
  } else {
    control.value = value;
  }
}

function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (tag === "button") element.type = "button";
  element.textContent = text;
  return element;
}

function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
