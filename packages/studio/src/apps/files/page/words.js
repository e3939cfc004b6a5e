/**
 * @typedef {{ name: string, kind: 'folder' | 'file' | 'other', size: number | null, modified: number }} Entry
 * @typedef {{ path: string, entries: Entry[], count: number }} Listing
 */

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/**
 * `0 bytes`, `1 byte`, `1.2 MB`: decimal units with two digits at least.
 *
 * @param {number} bytes
 */
export function sizeText(bytes) {
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  if (unit === 0) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}

/**
 * The time today, the day and time this year, else the day.
 *
 * @param {number} moment milliseconds since 1970
 * @param {number} now milliseconds since 1970
 */
export function momentText(moment, now) {
  const then = new Date(moment)
  const today = new Date(now)
  /** @type {Intl.DateTimeFormatOptions} */
  const time = { hour: '2-digit', minute: '2-digit' }
  if (then.toDateString() === today.toDateString()) return `Today, ${then.toLocaleTimeString([], time)}`
  if (then.getFullYear() === today.getFullYear()) {
    return then.toLocaleString([], { day: 'numeric', month: 'short', ...time })
  }
  return then.toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' })
}

/**
 * `1 folder and 12 files, 3.4 MB`
 *
 * @param {readonly Entry[]} entries
 */
export function summaryText(entries) {
  const folders = entries.filter(({ kind }) => kind === 'folder').length
  const files = entries.filter(({ kind }) => kind === 'file').length
  const bytes = entries.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const parts = [counted(folders, 'folder'), counted(files, 'file')].filter((part) => part !== '')
  return parts.join(' and ') + (files > 0 ? `, ${sizeText(bytes)}` : '')
}

/**
 * @param {number} count
 * @param {string} what
 */
function counted(count, what) {
  return count === 0 ? '' : `${count.toLocaleString()} ${what}${count === 1 ? '' : 's'}`
}

/**
 * What the name of a file promises about it.
 *
 * @param {string} name
 * @returns {'picture' | 'table' | 'text' | 'file'}
 */
export function lookOf(name) {
  const ending = name.toLowerCase().split('.').slice(1).at(-1) ?? ''
  if (/^(avif|bmp|gif|ico|jpe?g|png|svg|webp)$/.test(ending)) return 'picture'
  if (/^(csv|tsv)$/.test(ending)) return 'table'
  return /^(txt|md|r|rmd|qmd|py|ipynb|sql|json|ya?ml|toml|log|js|ts|css|html?|xml|sh)$/.test(ending)
    ? 'text'
    : 'file'
}

/**
 * `plot (2).png` for `plot.png`, where that is not taken either.
 *
 * @param {string} name
 * @param {ReadonlySet<string>} taken
 */
export function otherName(name, taken) {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let number = 2
  while (taken.has(`${stem} (${number})${ending}`)) number++
  return `${stem} (${number})${ending}`
}

/**
 * Path of something in a folder.
 *
 * @param {string} folder
 * @param {string} name
 */
export function inside(folder, name) {
  return folder === '' ? name : `${folder}/${name}`
}
