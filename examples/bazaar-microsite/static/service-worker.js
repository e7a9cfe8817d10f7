// Pages that were read can be read again without a connection. With one, everything comes from the
// server, so that what is corrected or gone shows at once. Pictures are left to the browser.
const CACHE = "bazaar";
const MOST = 80;
const NEVER = /^\/(preview|webhook)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method === "GET" && origin === self.location.origin && !NEVER.test(pathname)) {
    event.respondWith(answer(event));
  }
});

// The first page of all is there before its service worker: it names itself and its files.
self.addEventListener("message", (event) => {
  event.waitUntil(Promise.all(event.data.map(async (url) => keep(url, await fetch(url)))));
});

async function answer(event) {
  const { url } = event.request;
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch (error) {
    const cache = await caches.open(CACHE);
    const kept = (await cache.match(plain(url))) || (await cache.match(offline(url) || url));
    if (kept) return kept;
    throw error;
  }
}

async function keep(url, response) {
  const cache = await caches.open(CACHE);
  const { status, redirected } = response;
  if (status >= 400) await cache.delete(plain(url));
  if (status !== 200 || redirected) return;
  await cache.put(plain(url), response);
  const instead = offline(url);
  if (instead && !(await cache.match(instead))) await cache.add(instead);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
}

function plain(url) {
  return url.split("#")[0];
}

// What is shown in the place of a page that is not kept, in the language of its address.
function offline(url) {
  const language = /^\/([a-z]{2,3}(-[a-z]+)?)\//.exec(new URL(url).pathname);
  return language && `/${language[1]}/offline/`;
}
