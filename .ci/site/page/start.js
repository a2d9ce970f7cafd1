// The first thing that a page of the site loads. Once the lesson can be read it fetches Python, counts how much is there,
// and has all kept for the next visit. `window.painSite` tells how far it is; bar/ shows it, and says when to begin.
(() => {
  "use strict";

  const ROOT = new URL(".", document.currentScript.src);
  const AT_ONCE = 2; // what the page itself still loads must not wait for these

  const site = (window.painSite = Object.assign(new EventTarget(), {
    loaded: 0, // bytes
    total: 0,
    first: false, // whether anything had to be fetched
    state: "loading", // then "here", or "missing" where a part could not be fetched
    keep: null, // then a function: keeps all that this page has loaded
  }));
  // Python comes after the lesson: on a small computer, or a slow line, each would hold up the other.
  const readable = new Promise((done) => (site.readable = done));
  const tell = (state) => {
    if (state) site.state = state;
    site.dispatchEvent(new Event("change"));
  };

  // JupyterLite uses this very worker. It would take it for an old one, end it and fetch it anew, without this note.
  async function worker({ jupyterlite }) {
    if (!navigator.serviceWorker) return null;
    const { href } = new URL("service-worker.js?enableCache=false", ROOT);
    localStorage.setItem(`${href}-version`, jupyterlite);
    await navigator.serviceWorker.register(href);
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
    return navigator.serviceWorker.controller;
  }

  // Reads a part to its end, so that the browser has it when Python asks. Its size is not known before of what lies elsewhere.
  async function fetchPart(url, size) {
    const answer = await fetch(url, { priority: "low" });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    if (!size) site.total += Number(answer.headers.get("content-length") ?? 0);
    for await (const bytes of pieces(answer.body.getReader())) {
      site.loaded += bytes.length;
      tell();
    }
  }

  async function* pieces(reader) {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  }

  async function missing(parts, build) {
    if (!window.caches) return parts;
    const cache = await caches.open(`pain-${build}`);
    const there = await Promise.all(parts.map(([url]) => cache.match(url, { ignoreVary: true })));
    return parts.filter((_, place) => !there[place]);
  }

  // Whether all parts came.
  async function fetchAll(parts) {
    const left = [...parts];
    let all = true;
    const next = async () => {
      for (let part = left.shift(); part; part = left.shift()) await fetchPart(...part).catch(() => (all = false));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return all;
  }

  // What came before the worker was there, and what any other lesson needs, so that these open without a network, too.
  async function keep(active, { lessons }) {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const here = location.href.replace(/[?#].*/, "");
    const { port1, port2 } = new MessageChannel();
    const done = new Promise((resolve) => (port1.onmessage = resolve));
    active.postMessage({ keep: [here, ...loaded, ...lessons.map((path) => new URL(path, ROOT).href)] }, [port2]);
    await done;
  }

  async function start() {
    const list = await (await fetch(new URL("parts.json", ROOT))).json();
    const active = await worker(list).catch(() => null);
    const parts = Object.entries(list.parts).map(([path, size]) => [new URL(path, ROOT).href, size]);
    const wanted = await missing(parts, list.build);
    site.first = wanted.length > 0;
    site.total = wanted.reduce((sum, [, size]) => sum + size, 0);
    await readable;
    tell((await fetchAll(wanted)) ? "here" : "missing");
    // Once the page is made, all of it is known.
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    site.keep = () => (active ? keep(active, list) : undefined);
    tell();
  }

  site.started = start().catch(() => tell("missing"));
})();
