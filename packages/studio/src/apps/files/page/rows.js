import { icon, make, the } from './elements.js'
import { fileAddress } from './server.js'
import { inside, lookOf, momentText, sizeText } from './words.js'

/**
 * @typedef {import('./words.js').Entry} Entry
 * @typedef {{ open: (entry: Entry) => void, rename: (entry: Entry) => void, remove: (entry: Entry) => void,
 *   more: (entry: Entry) => void }} RowActions
 * @typedef {{ element: HTMLTableRowElement, entry: Entry, folder: string }} Row
 * @typedef {'name' | 'size' | 'modified'} SortKey
 */

/** Rows by name: a row that stays is the same element, so that the focus on it stays too. @type {Map<string, Row>} */
const rows = new Map()
const compareNames = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare

/**
 * Folders first; within them by the chosen column, then by name.
 *
 * @param {readonly Entry[]} entries
 * @param {SortKey} key
 * @param {boolean} isDescending
 */
export function sorted(entries, key, isDescending) {
  const sign = isDescending ? -1 : 1
  return [...entries].sort((one, other) => {
    const folders = Number(other.kind === 'folder') - Number(one.kind === 'folder')
    if (folders !== 0) return folders
    const byKey = key === 'name' ? 0 : (one[key] ?? 0) - (other[key] ?? 0)
    return sign * (byKey || compareNames(one.name, other.name))
  })
}

/**
 * Shows entries in this order.
 *
 * @param {string} folder
 * @param {readonly Entry[]} entries
 * @param {RowActions} actions
 */
export function showRows(folder, entries, actions) {
  const body = the('rows', HTMLElement)
  const shown = new Set(entries.map(({ name }) => name))
  for (const [name, row] of rows) {
    if (shown.has(name) && row.folder === folder) continue
    row.element.remove()
    rows.delete(name)
  }
  entries.forEach((entry, place) => {
    const element = rowFor(folder, entry, actions)
    // A row that stands where it should is not touched: moving it would take the focus from it.
    if (body.children[place] !== element) body.insertBefore(element, body.children[place] ?? null)
  })
}

/**
 * Moves the focus to a row's name; to the folder's own name where there is no such row.
 *
 * @param {string | undefined} name
 */
export function focusRow(name) {
  const row = name === undefined ? undefined : rows.get(name)
  const target = row?.element.querySelector('.name')
  if (target instanceof HTMLElement) target.focus()
  else the('folderName', HTMLElement).focus()
}

/**
 * The row beside another one: below it, else above it.
 *
 * @param {string} name
 */
export function neighbourOf(name) {
  const element = rows.get(name)?.element
  const beside = element?.nextElementSibling ?? element?.previousElementSibling
  return [...rows].find(([, row]) => row.element === beside)?.[0]
}

/**
 * @param {string} folder
 * @param {Entry} entry
 * @param {RowActions} actions
 */
function rowFor(folder, entry, actions) {
  const row = rows.get(entry.name)
  if (row !== undefined && isSame(row.entry, entry)) return row.element
  const element = makeRow(folder, entry, actions)
  const hadFocus = row?.element.contains(document.activeElement) ?? false
  row?.element.replaceWith(element)
  rows.set(entry.name, { element, entry, folder })
  if (hadFocus) focusRow(entry.name)
  return element
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function isSame(one, other) {
  return one.kind === other.kind && one.size === other.size && one.modified === other.modified
}

/**
 * @param {string} folder
 * @param {Entry} entry
 * @param {RowActions} actions
 */
function makeRow(folder, entry, actions) {
  const { name, kind, size, modified } = entry
  const sizeSaid = size === null ? '–' : sizeText(size)
  const modifiedSaid = momentText(modified, Date.now())
  const path = inside(folder, name)
  const moment = make('time', { datetime: new Date(modified).toISOString() }, modifiedSaid)
  moment.title = new Date(modified).toLocaleString()
  const look = kind === 'file' ? lookOf(name) : kind
  const said = make(
    'span',
    {},
    make('bdi', { title: name }, name),
    make('span', { class: 'beneath' }, size === null ? modifiedSaid : `${sizeText(size)} · ${modifiedSaid}`),
  )
  const open =
    kind === 'folder'
      ? make('a', { class: 'name', 'data-kind': kind, href: hashOf(path) }, icon(look), said)
      : make(
          'button',
          { type: 'button', class: 'name', 'data-kind': kind, onclick: () => actions.open(entry) },
          icon(look),
          said,
        )
  const button = (
    /** @type {string} */ picture,
    /** @type {string} */ label,
    /** @type {() => void} */ act,
    place = 'wide',
  ) =>
    make(
      'button',
      { type: 'button', class: `icon ${place}`, 'aria-label': label, title: label, onclick: act },
      icon(picture),
    )
  const download = make(
    'a',
    {
      class: 'icon wide',
      href: fileAddress(path),
      download: name,
      'aria-label': `Download ${name}`,
      title: 'Download',
    },
    icon('download'),
  )
  const buttons = make(
    'div',
    { class: 'rowActions' },
    ...(kind === 'file' ? [download] : []),
    button('rename', `Rename ${name}`, () => actions.rename(entry)),
    button('delete', `Delete ${name}`, () => actions.remove(entry)),
    button('more', `Actions for ${name}`, () => actions.more(entry), 'more'),
  )
  const row = make(
    'tr',
    {},
    make('th', { scope: 'row', class: 'nameCell' }, open),
    make('td', { class: 'size' }, sizeSaid),
    make('td', { class: 'modified' }, moment),
    make('td', {}, buttons),
  )
  row.addEventListener('keydown', (event) => onKey(event, row, entry, actions))
  return row
}

/**
 * Arrows go from row to row, F2 renames, Delete deletes: on the name, beside what every button does.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLTableRowElement} row
 * @param {Entry} entry
 * @param {RowActions} actions
 */
function onKey(event, row, entry, actions) {
  const onName = event.target instanceof HTMLElement && event.target.classList.contains('name')
  if (!onName || event.ctrlKey || event.metaKey || event.altKey) return
  const beside =
    event.key === 'ArrowDown'
      ? row.nextElementSibling
      : event.key === 'ArrowUp'
        ? row.previousElementSibling
        : undefined
  const target = beside?.querySelector('.name')
  if (target instanceof HTMLElement) target.focus()
  else if (event.key === 'F2') actions.rename(entry)
  else if (event.key === 'Delete') actions.remove(entry)
  else return
  event.preventDefault()
}

/**
 * The part of the page's address that names a folder.
 *
 * @param {string} path
 */
export function hashOf(path) {
  return `#/${path.split('/').map(encodeURIComponent).join('/')}`
}
