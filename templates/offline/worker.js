// Answers in the place of a network that is not there: with the files of a question's page, and
// with the questions that offline.js fetched. Nothing else is kept, and no form is touched.

{% set files = files | map("asset") | list %}
const ASSETS = {{ ("quizapp-assets " ~ files[0].split("/")[2]) | tojson }};
const PAGES = "quizapp-pages";
const AWAY = {{ url_for("offline.away") | tojson }};
const FILES = {{ files | tojson }};

self.addEventListener("install", (event) => {
  const filled = caches.open(ASSETS).then((cache) => cache.addAll([...FILES, AWAY]));
  event.waitUntil(filled.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

async function dropOld() {
  const old = (await caches.keys()).filter((name) => name !== ASSETS && name !== PAGES);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate" || url.pathname.startsWith("/attempts/")) event.respondWith(page(request));
});

async function file(request) {
  return (await caches.match(request, { cacheName: ASSETS, ignoreVary: true })) ?? fetch(request);
}

// The network first: what a server says now is truer than what lies here.
async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { cacheName: PAGES, ignoreVary: true });
    if (kept) return kept;
    if (request.mode !== "navigate") throw error;
    return caches.match(AWAY, { cacheName: ASSETS, ignoreVary: true });
  }
}
