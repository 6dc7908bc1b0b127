// The day that a form begins with is the browser's own: a guest has no time zone, and the server
// then counts by another day than the clock on the wall. A day that was chosen stays.

for (const field of document.querySelectorAll("[data-today]")) {
  if (field.value === field.dataset.today) field.value = localDay();
}

function localDay() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
