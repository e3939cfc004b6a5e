import { InputError } from '@fourthright/guide'
import { effect, signal } from '@preact/signals'
import { addressOf, readAddress } from './address.js'
import { answer } from './answer.js'
import { openPanels, situation, told } from './situation.js'

/** What is wrong with the address that the page was opened at; null once there is another play. */
export const addressFault = signal<InputError | null>(null)

const lastGood = 'fourthright last good address'

/** Takes the play from the address, and from then on keeps the address telling the play. */
export function keepAddress(): () => void {
  takeFrom(location.search)
  const back = () => takeFrom(location.search)
  addEventListener('popstate', back)
  const stop = effect(() => {
    const query = addressOf({ situation: situation.value, told: told.value, open: openPanels.value })
    if (answer.value.state === 'refused' || addressFault.value) return
    write(`?${query}`)
  })
  return () => {
    stop()
    removeEventListener('popstate', back)
  }
}

/** Back to the last play that was one, or the famous one. */
export function backToLastGood(): void {
  takeFrom(maybeLastGood() ?? '')
}

/** Is there a play to go back to? */
export function maybeLastGood(): string | undefined {
  try {
    return localStorage.getItem(lastGood) ?? undefined
  } catch {
    return undefined // a browser that keeps nothing
  }
}

/** Any change by hand is a new play, whatever the address said. */
export function forgetFault(): void {
  addressFault.value = null
}

function takeFrom(search: string): void {
  try {
    const state = readAddress(new URLSearchParams(search))
    situation.value = state.situation
    told.value = state.told
    openPanels.value = state.open
    addressFault.value = null
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    addressFault.value = error
  }
}

let due: ReturnType<typeof setTimeout> | undefined
let unwritten: string | undefined

/** Browsers refuse more than a hundred changes of the address in half a minute, so a drag is written once it rests. */
function write(search: string): void {
  clearTimeout(due)
  unwritten = search
  due = setTimeout(flushAddress, 150)
}

/** Writes at once what is still to be written. */
export function flushAddress(): void {
  clearTimeout(due)
  const search = unwritten
  unwritten = undefined
  if (search === undefined) return
  if (location.search !== search) history.replaceState(null, '', search)
  try {
    localStorage.setItem(lastGood, search)
  } catch {
    // a browser that keeps nothing
  }
}
