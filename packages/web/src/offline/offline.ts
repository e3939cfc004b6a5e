import { signal } from '@preact/signals'

/** A newer version of the page that waits until somebody wants it. */
export const newVersion = signal<ServiceWorker | null>(null)
/** False while the browser knows that there is no network. */
export const online = signal(navigator.onLine)

/** Keeps the page for times without a network, and tells when there is a newer one. Only a built page is kept. */
export async function keepOffline(): Promise<void> {
  addEventListener('online', () => {
    online.value = true
  })
  addEventListener('offline', () => {
    online.value = false
  })
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/sw.js')
  const tell = (worker: ServiceWorker | null) => {
    if (worker && navigator.serviceWorker.controller) newVersion.value = worker
  }
  tell(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell(installing)
    })
  })
}

/** Puts the newer version in the place of this one. */
export function takeOver(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  newVersion.value?.postMessage('take over')
}
