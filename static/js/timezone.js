// Fills in the time zone of the browser where a form asks for it; without scripts it stays empty.

for (const field of document.querySelectorAll("[data-timezone]")) {
  field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
