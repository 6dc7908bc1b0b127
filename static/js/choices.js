// The digits choose among options, as they are numbered there. Only where nobody types, and where
// the focus is in the question or on nothing.

const TYPED = "input:not([type=radio], [type=checkbox]), select, textarea";

let options = null;

export function enhance(root) {
  options = root;
  root.dataset.digits = "";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
  const form = options?.isConnected && options.closest("form");
  const focused = document.activeElement;
  if (!form || form.closest("[inert]") || focused.matches(TYPED)) return;
  // The page's own frame, such as its main part, has the focus after a click on nothing.
  if (!form.contains(focused) && !focused.contains(form)) return;
  const input = options.querySelectorAll("input")[/^[1-9]$/.test(event.key) ? event.key - 1 : -1];
  if (!input) return;
  input.focus();
  input.click();
});
