import { views } from '../views.js'

/** What the build writes above this file: the page's own files, and which version they are. */
declare const shell: { readonly kept: readonly string[]; readonly version: string }

/** What a service worker has, of which the page's library of types knows nothing. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', heard: (event: Lasting) => void): void
  addEventListener(type: 'message', heard: (event: MessageEvent) => void): void
  addEventListener(type: 'fetch', heard: (event: Fetching) => void): void
}
interface Lasting {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const scope = self as unknown as WorkerScope
const cacheName = `fourthright ${shell.version}`
const kept = new Set(shell.kept)
const onDemand = /^\/models\/.+\.(frb|json)$/
/** Written anew by `season --tables` whenever somebody likes, whatever the page's version. */
const tables = /^\/tables\/.+\.gz$/

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...kept])))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => scope.clients.claim()))
})

// a new version waits until the page asks for it, so that nobody's page changes under their hands
scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting()
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (views.some(({ path }) => path === pathname)) event.respondWith(fromCache('/'))
  } else if (tables.test(pathname)) event.respondWith(fromNetwork(pathname))
  else if (kept.has(pathname) || onDemand.test(pathname)) event.respondWith(fromCache(pathname))
})

async function fromCache(path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetchInto(cache, path)
}

/** As it is now, or as it was last where there is no network. */
async function fromNetwork(path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return fetchInto(cache, path).catch(async (fault) => {
    const found = await cache.match(path)
    if (found) return found
    throw fault
  })
}

async function fetchInto(cache: Cache, path: string): Promise<Response> {
  const fetched = await fetch(path)
  if (fetched.ok) await cache.put(path, fetched.clone())
  return fetched
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name)
}
