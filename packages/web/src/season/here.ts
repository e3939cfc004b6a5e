import { signal } from '@preact/signals'
import { readSeasonAddress, type SeasonAddress, seasonHref } from './seasonAddress.js'

/** Where in the season one is: what the address says, always. */
export const here = signal<SeasonAddress>(readSeasonAddress(location.search))

/** Reads the address anew, such as after a step back. */
export function readHere(): void {
  if (location.pathname === '/season') here.value = readSeasonAddress(location.search)
}

/** Shows another part of the season: a new step in the browser's history, read on from its heading. */
export function goTo(address: SeasonAddress): void {
  history.pushState(null, '', seasonHref(address))
  here.value = address
  scrollTo(0, 0)
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.season h1')?.focus())
}

/** Changes what is listed, in place: filters and order are no steps to go back through. */
export function change(changed: Partial<SeasonAddress>): void {
  const address = { ...here.value, page: 1, ...changed }
  history.replaceState(history.state, '', seasonHref(address))
  here.value = address
}
