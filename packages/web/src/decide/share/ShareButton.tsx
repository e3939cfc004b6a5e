import { useSignal } from '@preact/signals'
import { lazy, Suspense } from 'preact/compat'
import { shown } from '../state/answer.js'
import { flushAddress } from '../state/keepAddress.js'

const ShareSheet = lazy(() => import('./ShareSheet.js'))

/** Copies the address, which holds the whole play, and offers a picture of the decision. */
export function ShareButton() {
  const said = useSignal('')
  const isOpen = useSignal(false)
  const share = async () => {
    flushAddress()
    try {
      await navigator.clipboard.writeText(location.href)
      said.value = 'Link copied'
    } catch {
      said.value = 'The link is in the address bar'
    }
    isOpen.value = shown.value !== null
  }
  return (
    <div class="share">
      <span role="status">{said}</span>
      <button type="button" onClick={() => void share()} aria-label="Share">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M8 10V1.5m0 0L4.8 4.6M8 1.5l3.2 3.1M2.5 8.5V14h11V8.5"
            fill="none"
            stroke="currentColor"
            stroke-width="1.7"
          />
        </svg>
        <span>Share</span>
      </button>
      {isOpen.value && (
        <Suspense fallback={null}>
          <ShareSheet
            onClose={() => {
              isOpen.value = false
              said.value = ''
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
