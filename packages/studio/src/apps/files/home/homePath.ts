import { FilesError } from '../filesError.js'

/** Where something is in the home: the names on the way to it. The home itself is the empty list. */
export type HomePath = readonly string[]

/** Top folder in which Files keeps unfinished uploads; nobody sees or reaches it through Files. */
export const ownFolder = '.fourthright'

const longestName = 255
const longestPath = 4_000

/**
 * Reads a path as the page writes it: names with `/` between them, relative to the home, `''` for the home itself.
 *
 * @throws FilesError `files/path` for anything that could mean another place: an absolute path, `.` or `..`, an
 * empty name, NUL, half a surrogate pair, too long, the app's own folder
 */
export function parseHomePath(text: string): HomePath {
  if (text === '') return []
  const names = text.split('/')
  const isSound =
    Buffer.byteLength(text) <= longestPath &&
    isWellFormed(text) &&
    names.every(isName) &&
    names[0] !== ownFolder
  if (isSound) return names
  throw new FilesError('files/path', 400, {
    field: 'path',
    value: text.slice(0, longestName),
    valid: 'names with / between them, relative to the home',
    message: 'This is no path in the home.',
  })
}

/**
 * Reads a name that something is to get. Stricter than names that are already there: no control characters, and
 * none that turn the direction of writing, which can make `gpj.exe` look like `exe.jpg`.
 *
 * @throws FilesError `files/name`
 */
export function parseNewName(text: string): string {
  const isPlain = !/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(text) && text.trim() === text
  if (isWellFormed(text) && isName(text) && isPlain && text !== ownFolder) return text
  throw new FilesError('files/name', 400, {
    field: 'name',
    value: text.slice(0, longestName),
    valid: '1 to 255 bytes without / and without control characters, no space at either end',
    message: 'This cannot be a name.',
  })
}

/** `''` of the home. */
export function pathText(path: HomePath): string {
  return path.join('/')
}

/** No half of a surrogate pair, which no file system could keep. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text)
}

function isName(text: string): boolean {
  if (text === '' || text === '.' || text === '..') return false
  return !text.includes('/') && !text.includes('\0') && Buffer.byteLength(text) <= longestName
}
