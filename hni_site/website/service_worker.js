// Pages that were read can be read again without a connection; pictures are fetched once.
// With a connection a page always comes from the site: what was corrected or taken back shows at once.
const MOST = { pages: 60, files: 200 };
const LANGUAGE = /^\/([a-z]{2,3}(?:-[a-z]+)?)\//;
const FILE = /^\/(?:static|media\/images)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && LANGUAGE.test(url.pathname)) event.respondWith(page(event, request));
  else if (FILE.test(url.pathname)) event.respondWith(file(event, request));
});

// The very first page comes before there is a service worker: it is named here, with its files.
self.addEventListener("message", (event) => {
  event.waitUntil(Promise.all([
    fetch(event.data.page).then((response) => remember("pages", event.data.page, response)),
    ...event.data.files.map((url) => fetch(url).then((response) => remember("files", url, response))),
  ]));
});

async function page(event, request) {
  try {
    const response = await fetch(request);
    event.waitUntil(remember("pages", request.url, response.clone()));
    return response;
  } catch (error) {
    const cache = await caches.open("pages");
    const kept = (await cache.match(request.url)) || (await cache.match(offline(request.url)));
    if (kept) return kept;
    throw error;
  }
}

async function file(event, request) {
  const cache = await caches.open("files");
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  event.waitUntil(remember("files", request.url, response.clone()));
  return response;
}

// Only what is for everyone; what is gone is forgotten; the oldest go first.
async function remember(name, url, response) {
  const cache = await caches.open(name);
  const isPublic = /\bpublic\b/.test(response.headers.get("Cache-Control"));
  if (response.status !== 200 || !isPublic) {
    await cache.delete(url);
    return;
  }
  await cache.put(url, response);  // What was kept stays if this one breaks off.
  if (name === "pages" && !(await cache.match(offline(url)))) await cache.add(offline(url));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)));
}

function offline(url) {
  return `/${LANGUAGE.exec(new URL(url).pathname)[1]}/offline/`;
}
