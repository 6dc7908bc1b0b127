// The time zone of the browser where a form asks for one: filled in, or at the front of the list.
// Without scripts the field stays empty, and the list as it is.

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const field of document.querySelectorAll("[data-timezone]")) {
  if (!own) {
    continue;
  }
  if (!field.options) {
    field.value ||= own;
    continue;
  }
  const label = field.dataset.timezone;
  let first = field.querySelector("optgroup");
  if (first?.label !== label) {
    first = document.createElement("optgroup");
    first.label = label;
    field.prepend(first);
  }
  const option = [...field.options].find((each) => each.value === own) ?? new Option(own, own);
  option.text = own.replaceAll("_", " ");
  first.prepend(option);
}
