import { isNumeric, readCsv } from './csv.js'
import { icon, make, the } from './elements.js'
import { askBeginning, fileAddress } from './server.js'
import { inside, lookOf, sizeText } from './words.js'

/** @typedef {import('./words.js').Entry} Entry */

const mostBytes = 512_000
const mostRows = 1_000
const mostPictureBytes = 50_000_000

/**
 * Shows a file: a picture, a table or a text, of which the beginning is read.
 *
 * @param {string} folder
 * @param {Entry} entry
 */
export async function viewFile(folder, entry) {
  const dialog = the('viewDialog', HTMLDialogElement)
  const view = the('view', HTMLElement)
  const note = the('viewNote', HTMLElement)
  const path = inside(folder, entry.name)
  const size = entry.size ?? 0
  the('viewTitle', HTMLElement).textContent = entry.name
  note.textContent = sizeText(size)
  const link = the('viewDownload', HTMLAnchorElement)
  link.href = fileAddress(path)
  link.setAttribute('aria-label', `Download ${entry.name}`)
  view.replaceChildren(blank('file', 'Opening…'))
  // A long text is scrolled with the keyboard.
  view.tabIndex = 0
  dialog.showModal()
  view.focus()
  let content
  try {
    content = await contentOf(path, entry.name, size, note)
  } catch (error) {
    content = blank('file', error instanceof Error ? error.message : String(error))
  }
  // Another file may be in view by now.
  if (link.href === new URL(fileAddress(path), location.href).href) view.replaceChildren(content)
}

/**
 * @param {string} path
 * @param {string} name
 * @param {number} size
 * @param {HTMLElement} note
 * @returns {Promise<HTMLElement>}
 */
async function contentOf(path, name, size, note) {
  const look = lookOf(name)
  if (size === 0) return blank('file', 'This file is empty.')
  if (look === 'picture' && size <= mostPictureBytes) return picture(path, name)
  const text = maybeText(await askBeginning(path, mostBytes))
  if (text === undefined) return blank('file', 'This is no text. Download it to open it.')
  const isPart = size > mostBytes
  if (look !== 'table') {
    if (isPart) note.textContent = `The first ${sizeText(mostBytes)} of ${sizeText(size)}`
    return make('pre', {}, text)
  }
  // The last row of a part may be cut.
  const rows = readCsv(text, mostRows + 1)
  if (isPart && rows.length <= mostRows) rows.pop()
  const isAll = !isPart && rows.length <= mostRows
  note.textContent = isAll
    ? `${rows.length - 1} rows, ${sizeText(size)}`
    : `The first ${Math.min(rows.length - 1, mostRows - 1)} rows of ${sizeText(size)}`
  return table(isAll ? rows : rows.slice(0, mostRows))
}

/**
 * @param {string} path
 * @param {string} name
 */
function picture(path, name) {
  const image = make('img', { alt: name })
  const frame = make('div', {}, image)
  image.addEventListener('error', () =>
    frame.replaceChildren(blank('picture', 'This picture cannot be shown. Download it to open it.')),
  )
  // The same address may have a newer picture by now.
  image.src = fileAddress(path)
  return frame
}

/** @param {string[][]} rows the first is the head */
function table([head = [], ...rows]) {
  const numeric = head.map((_, column) => isNumeric(rows, column))
  const cell = (/** @type {'th' | 'td'} */ tag, /** @type {string} */ text, /** @type {number} */ column) =>
    make(tag, numeric[column] ? { class: 'number' } : {}, text)
  return make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...head.map((text, column) => cell('th', text, column)))),
    make(
      'tbody',
      {},
      ...rows.map((row) => make('tr', {}, ...row.map((text, column) => cell('td', text, column)))),
    ),
  )
}

/**
 * @param {string} name
 * @param {string} text
 */
function blank(name, text) {
  return make('div', { class: 'blank' }, icon(name), make('p', {}, text))
}

/**
 * UTF-8, whose last character may be cut, without zero bytes; undefined for anything else.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function maybeText(bytes) {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}
