import { useSignal } from '@preact/signals'

/** Copies the address, which holds the whole play. */
export function ShareButton() {
  const said = useSignal('')
  const share = async () => {
    await navigator.clipboard.writeText(location.href)
    said.value = 'Link copied'
  }
  return (
    <div class="share">
      <span role="status">{said}</span>
      <button type="button" onClick={() => void share()}>
        Share
      </button>
    </div>
  )
}
