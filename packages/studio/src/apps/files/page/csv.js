/**
 * Reads comma-separated values (RFC 4180) as people really write them: with semicolons or tabs too, and any ends of
 * lines. The separator is the one that the first line has most of.
 *
 * @param {string} text
 * @param {number} mostRows rows that are read
 * @returns {string[][]}
 */
export function readCsv(text, mostRows) {
  const separator = separatorOf(text)
  /** @type {string[][]} */
  const rows = []
  /** @type {string[]} */
  let row = []
  let field = ''
  let isQuoted = false
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length && rows.length < mostRows; at++) {
    const character = text[at]
    if (isQuoted) {
      if (character !== '"') field += character
      else if (text[at + 1] === '"') field += text[at++]
      else isQuoted = false
    } else if (character === '"' && field === '') {
      isQuoted = true
    } else if (character === separator) {
      row.push(field)
      field = ''
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++
      rows.push([...row, field])
      row = []
      field = ''
    } else {
      field += character
    }
  }
  if (rows.length < mostRows && (field !== '' || row.length > 0)) rows.push([...row, field])
  return rows
}

/** @param {string} text */
function separatorOf(text) {
  const firstLine = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''
  const often = (/** @type {string} */ sign) => firstLine.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (often(sign) > often(best) ? sign : best))
}

/**
 * Whether all values of a column are numbers or missing.
 *
 * @param {readonly string[][]} rows without the head
 * @param {number} column
 */
export function isNumeric(rows, column) {
  return rows.every((row) => /^\s*(-?[\d.,]+(e[+-]?\d+)?|NA|NaN|null)?\s*%?$/i.test(row[column] ?? ''))
}
