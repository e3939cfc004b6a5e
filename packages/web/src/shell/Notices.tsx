import { newVersion, online, takeOver } from '../offline/offline.js'

/** Told at the page's foot: no network, or a newer version that waits. */
export function Notices() {
  if (newVersion.value)
    return (
      <p class="notice" role="status">
        A newer Fourthright is ready.{' '}
        <button type="button" onClick={takeOver}>
          Use it
        </button>
      </p>
    )
  if (online.value) return null
  return (
    <p class="notice" role="status">
      You are offline. Decisions go on as before.
    </p>
  )
}
