// Putting steps in order: the Up and Down buttons work without a reload, and a handle can be
// dragged. The order of the hidden inputs in the list is the answer.

export function enhance(list, say) {
  const move = (item, index) => {
    const items = [...list.children];
    const from = items.indexOf(item);
    const to = Math.max(0, Math.min(index, items.length - 1));
    if (to > from) items[to].after(item);
    else if (to < from) items[to].before(item);
    const words = { step: item.dataset.text, position: to + 1, all: items.length };
    say(list.dataset.moved.replace(/\{(\w+)\}/g, (_, name) => words[name]));
  };
  const indexOf = (item) => [...list.children].indexOf(item);

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=move]");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("li");
    move(item, indexOf(item) + (button.value.endsWith(":up") ? -1 : 1));
    // Moving an element takes the focus from what is in it.
    button.focus();
  });

  for (const handle of list.querySelectorAll("[data-handle]")) letDrag(handle, list, move, indexOf);
  list.classList.add("draggable");
}

function letDrag(handle, list, move, indexOf) {
  const item = handle.closest("li");
  let startY = null;
  let target = null;

  const stop = () => {
    startY = target = null;
    item.classList.remove("dragged");
    item.style.translate = "";
    for (const one of list.children) one.classList.remove("over");
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    startY = event.clientY;
    item.classList.add("dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (startY === null) return;
    item.style.translate = `0 ${event.clientY - startY}px`;
    target = itemAt(list, item, event.clientY);
    for (const one of list.children) one.classList.toggle("over", one === target);
  });
  handle.addEventListener("pointerup", () => {
    const index = target ? indexOf(target) : -1;
    stop();
    if (index >= 0) move(item, index);
  });
  handle.addEventListener("pointercancel", stop);
  handle.addEventListener("lostpointercapture", stop);
}

// The step whose place the dragged one would take, or null over its own.
function itemAt(list, dragged, y) {
  return (
    [...list.children].find((one) => {
      const box = one.getBoundingClientRect();
      return one !== dragged && y >= box.top && y <= box.bottom;
    }) ?? null
  );
}
