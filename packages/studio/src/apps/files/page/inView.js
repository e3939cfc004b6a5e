import { speak, the } from './elements.js'
import { focusRow, showRows, sorted } from './rows.js'
import { summaryText } from './words.js'

/** What is in view. */
export const state = {
  folder: '',
  /** @type {import('./words.js').Listing | undefined} */
  listing: undefined,
  /** @type {import('./rows.js').SortKey} */
  sortKey: 'name',
  isDescending: false,
  /** Row that gets the focus as soon as it is there. @type {string | undefined} */
  focusNext: undefined,
  isOver: false,
  /** What the rows do. @type {import('./rows.js').RowActions | undefined} */
  actions: undefined,
}

const filter = the('filter', HTMLInputElement)
const showHidden = the('showHidden', HTMLInputElement)

/** Shows the listing as it is known, filtered and sorted. */
export function show() {
  const { listing, folder, sortKey, isDescending, actions } = state
  if (actions === undefined) return
  const all = (listing?.entries ?? []).filter(({ name }) => showHidden.checked || !name.startsWith('.'))
  const wanted = filter.value.trim().toLowerCase()
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  showRows(folder, sorted(found, sortKey, isDescending), actions)
  the('listing', HTMLElement).hidden = found.length === 0
  the('blank', HTMLElement).hidden = found.length > 0
  the('blankText', HTMLElement).textContent =
    listing === undefined
      ? 'Opening…'
      : all.length > 0
        ? `Nothing here has “${filter.value.trim()}” in its name.`
        : 'This folder is empty. Drop files here, or choose Upload.'
  const unlisted = (listing?.count ?? 0) - (listing?.entries.length ?? 0)
  the('summary', HTMLElement).textContent =
    summaryText(found) + (unlisted > 0 ? `. ${unlisted.toLocaleString()} more are not listed.` : '')
  const isThere = found.some(({ name }) => name === state.focusNext)
  if (state.focusNext !== undefined && isThere) {
    focusRow(state.focusNext)
    state.focusNext = undefined
  }
}

/**
 * Says what went wrong, until the next thing goes well.
 *
 * @param {string} text empty for nothing
 */
export function say(text) {
  the('notice', HTMLElement).hidden = text === ''
  the('noticeText', HTMLElement).textContent = text
  if (text !== '') speak(text)
}
