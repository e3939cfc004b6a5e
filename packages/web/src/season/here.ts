import { signal } from '@preact/signals'
import { readSeasonAddress, type SeasonAddress, seasonHref } from './seasonAddress.js'

/** Where in the season one is: what the address says, or will say in a moment. */
export const here = signal<SeasonAddress>(readSeasonAddress(location.search))

/** Browsers refuse who writes addresses much oftener than this, in milliseconds. */
const betweenWrites = 400
let lastWritten = Number.NEGATIVE_INFINITY
let waiting: ReturnType<typeof setTimeout> | undefined

/** Reads the address anew, such as after a step back. */
export function readHere(): void {
  stopWaiting()
  if (location.pathname === '/season') here.value = readSeasonAddress(location.search)
}

/** Shows another part of the season: a new step in the browser's history, read on from its heading. */
export function goTo(address: SeasonAddress): void {
  if (waiting) write()
  history.pushState(null, '', seasonHref(address))
  here.value = address
  scrollTo(0, 0)
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.season h1')?.focus())
}

/** Changes what is listed, in place: filters and order are no steps to go back through. */
export function change(changed: Partial<SeasonAddress>): void {
  here.value = { ...here.value, page: 1, ...changed }
  if (performance.now() - lastWritten > betweenWrites) write()
  else waiting ??= setTimeout(write, betweenWrites)
}

function write(): void {
  stopWaiting()
  lastWritten = performance.now()
  history.replaceState(history.state, '', seasonHref(here.value))
}

function stopWaiting(): void {
  clearTimeout(waiting)
  waiting = undefined
}
