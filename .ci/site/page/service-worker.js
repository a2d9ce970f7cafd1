// Keeps what a reader's page has loaded, so that the course opens without a network the next time. JupyterLite's own
// worker, which lets Python reach the files of the page, does the rest.
"use strict";

const BUILD = "@BUILD@"; // of this very site; the build writes it
const KEPT = `pain-${BUILD}`;
const PLACE = self.registration.scope;
// What Python and page say to each other is no file.
const NO_FILE = /\/api\/(drive|stdin|service-worker-heartbeat)/;
const coming = new Map(); // address -> when it is kept

// A page that is open goes on with the files it began with: a new version waits till all of them are closed.
if (self.registration.active) self.skipWaiting = async () => {};

function isOurs({ method, url, headers }) {
  if (method !== "GET" || headers.has("range")) return false;
  // Compiled packages may come from Pyodide's own place.
  return (url.startsWith(PLACE) && !NO_FILE.test(url)) || new URL(url).pathname.endsWith(".whl");
}

// A page is the same file whichever notebook it opens.
const keyOf = ({ mode, url }) => (mode === "navigate" ? url.replace(/[?#].*/, "") : url);

async function answer(request) {
  const key = keyOf(request);
  const cache = await caches.open(KEPT);
  await coming.get(key);
  const found = await cache.match(key, { ignoreVary: true });
  if (found) return found;
  let kept;
  coming.set(key, new Promise((done) => (kept = done))); // who else asks for it waits, and it comes once
  const finish = () => {
    coming.delete(key);
    kept();
  };
  try {
    const response = await fetch(request);
    // Where a browser gives no more room, all goes on.
    if (response.status === 200) cache.put(key, response.clone()).catch(() => {}).then(finish);
    else finish();
    return response;
  } catch (error) {
    finish();
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  if (!isOurs(event.request)) return;
  event.stopImmediatePropagation();
  event.respondWith(answer(event.request));
});

// What a page loaded before this worker was there, mostly still in the browser's own cache.
async function keep(addresses) {
  const cache = await caches.open(KEPT);
  for (const url of addresses) {
    const request = new Request(url, { cache: "force-cache" });
    if (!isOurs(request) || (await cache.match(url, { ignoreVary: true }))) continue;
    await cache.add(request).catch(() => {});
  }
}

self.addEventListener("message", (event) => {
  if (!Array.isArray(event.data?.keep)) return;
  event.waitUntil(keep(event.data.keep).then(() => event.ports[0]?.postMessage("kept")));
});

self.addEventListener("activate", (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("pain-") && name !== KEPT).map((name) => caches.delete(name)));
  };
  event.waitUntil(drop());
});

importScripts("jupyterlite-service-worker.js");
