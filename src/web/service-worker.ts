/** What of the service worker's world is used here: the page's own types know nothing of it. */
interface WorkerEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface FetchEvent extends WorkerEvent {
  request: Request
  respondWith: (response: Promise<Response>) => void
}
interface PushEvent extends WorkerEvent {
  data: { json: () => unknown } | null
}
interface NotificationEvent extends WorkerEvent {
  notification: Notification
}
interface WorkerClient {
  url: string
  focus: () => Promise<WorkerClient>
  navigate: (url: string) => Promise<WorkerClient | null>
}
interface Worker {
  location: Location
  registration: ServiceWorkerRegistration
  skipWaiting: () => Promise<void>
  clients: {
    claim: () => Promise<void>
    matchAll: (options: { type: 'window' }) => Promise<WorkerClient[]>
    openWindow: (url: string) => Promise<WorkerClient | null>
  }
  addEventListener: <E extends WorkerEvent>(type: string, listener: (event: E) => void) => void
}

const worker = globalThis as unknown as Worker
const SHELL = 'shell'
const ASSETS = 'assets'
const MANIFEST = '/assets/manifest.json'

worker.addEventListener('install', event => {
  event.waitUntil(refresh().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', event => {
  event.waitUntil(worker.clients.claim())
})

// Only what is ours and hashed, and pages: the rest (/api, the DAV paths, exports) goes to the network untouched.
worker.addEventListener<FetchEvent>('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || isServers(url.pathname)) return
  if (url.pathname.startsWith('/assets/') && url.pathname !== MANIFEST) {
    event.respondWith(fromCacheFirst(request))
  } else if (request.mode === 'navigate') {
    event.respondWith(shell(request, event))
  }
})

worker.addEventListener<PushEvent>('push', event => {
  const { title, body, url, tag } = (event.data?.json() ?? {}) as Record<string, string | undefined>
  event.waitUntil(
    worker.registration.showNotification(title ?? 'Entregent', {
      body: body ?? '',
      icon: '/icon-192.png',
      tag: tag ?? 'entregent',
      data: { url: url ?? '/' },
    }),
  )
})

worker.addEventListener<NotificationEvent>('notificationclick', event => {
  event.notification.close()
  const { url } = event.notification.data as { url: string }
  event.waitUntil(show(new URL(url, worker.location.origin).href))
})

function isServers(path: string): boolean {
  return /^\/(api|sign-in|addressbooks|calendars|principals|files|passage|rencontre|cercle|podcast|lire|\.well-known)(\/|$)/.test(
    path,
  )
}

async function fromCacheFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(ASSETS)).put(request, response.clone())
  return response
}

/** The page as the network has it; the one kept only when there is none. */
async function shell(request: Request, event: FetchEvent): Promise<Response> {
  try {
    const response = await fetch(request)
    if (response.ok && response.headers.get('content-type')?.includes('text/html')) {
      const copy = response.clone()
      event.waitUntil(
        caches
          .open(SHELL)
          .then(cache => cache.put('/', copy))
          .then(refresh),
      )
    }
    return response
  } catch {
    return (await caches.match('/')) ?? Response.error()
  }
}

/** Brings every file of this version here, and lets go of those that neither it nor the one before needs. */
async function refresh(): Promise<void> {
  const cache = await caches.open(ASSETS)
  const response = await fetch(MANIFEST, { cache: 'no-cache' }).catch(() => null)
  if (!response?.ok) return
  const before = await cache.match(MANIFEST)
  const now = filesOf(await response.clone().text())
  const older = before ? filesOf(await before.text()) : []
  const kept = (await cache.keys()).map(request => new URL(request.url).pathname)
  await Promise.all(
    now.filter(path => !kept.includes(path)).map(path => cache.add(path).catch(() => undefined)),
  )
  await cache.put(MANIFEST, response)
  if (!(await caches.match('/'))) await (await caches.open(SHELL)).add('/').catch(() => undefined)
  const needed = new Set([...now, ...older, MANIFEST])
  await Promise.all(kept.filter(path => !needed.has(path)).map(path => cache.delete(path)))
}

/** Scripts, styles and the fonts of our two languages; other alphabets, and maps, come when they are needed. */
function filesOf(manifest: string): string[] {
  const paths = manifest.match(/assets\/[^"]+\.(?:js|css|woff2)/g) ?? []
  return [...new Set(paths)]
    .filter(path => !/cyrillic|greek|vietnamese|latin-ext|MapCanvas|maplibre/.test(path))
    .map(path => `/${path}`)
}

async function show(url: string): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window' })
  if (!open) {
    await worker.clients.openWindow(url)
    return
  }
  const focused = await open.focus()
  if (focused.url !== url) await focused.navigate(url)
}
