// The service worker: the app's own files, whole, from the first visit on. It touches no record: those lie in the database.
// A new version waits until the old one is closed or the owner says so; it never takes a page away from under somebody.

const VERSION: string = "__VERSION__";
const FILES = "__FILES__" as unknown as string[];
const CACHE = `camtay-field-${VERSION}`;
const OURS = /^camtay-field-/;
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((one) => new Request(one, { cache: "reload" })))),
  );
});

worker.addEventListener("activate", (event) => {
  const old = async (): Promise<void> => {
    for (const name of await caches.keys()) if (OURS.test(name) && name !== CACHE) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(old());
});

worker.addEventListener("message", (event) => {
  if (event.data === "take-over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (!pathname.startsWith("/field/") || pathname.startsWith("/field/api/")) return;
  event.respondWith(answer(request.mode === "navigate" ? "/field/" : pathname, request));
});

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
