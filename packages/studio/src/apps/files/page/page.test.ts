import { expect, it } from 'vitest'
import { isNumeric, readCsv } from './csv.js'
import { lookOf, otherName, sizeText, summaryText } from './words.js'

it.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a;b\r\n1,5;2\r\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'a\tb\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '\ufeffa,b\n"x, ""y""\nz",2',
    [
      ['a', 'b'],
      ['x, "y"\nz', '2'],
    ],
  ],
  [
    'a,b\n,\n',
    [
      ['a', 'b'],
      ['', ''],
    ],
  ],
  ['', []],
])('reads the table %j', (text, rows) => {
  expect(readCsv(text, 100)).toEqual(rows)
})

it('reads so many rows and no more', () => {
  expect(readCsv('a\nb\nc\n', 2)).toEqual([['a'], ['b']])
})

it('sets columns of numbers to the right, with gaps in them', () => {
  const rows = [
    ['1', 'go', ''],
    ['-2.5e3', '4', 'NA'],
  ]
  expect([0, 1, 2].map((column) => isNumeric(rows, column))).toEqual([true, false, true])
})

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [3_456_789, '3.5 MB'],
])('says %d bytes as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

it('sums a folder up', () => {
  const file = { name: 'x', kind: 'file' as const, size: 1500, modified: 0 }
  const folder = { name: 'y', kind: 'folder' as const, size: null, modified: 0 }
  expect(summaryText([file, folder, file])).toBe('1 folder and 2 files, 3.0 kB')
  expect(summaryText([])).toBe('')
})

it('finds a name that is not taken', () => {
  expect(otherName('plot.png', new Set(['plot.png', 'plot (2).png']))).toBe('plot (3).png')
  expect(otherName('.Rprofile', new Set())).toBe('.Rprofile (2)')
})

it.each([
  ['x.PNG', 'picture'],
  ['x.csv', 'table'],
  ['decide.R', 'text'],
  ['x', 'file'],
  ['png', 'file'],
])('takes %s for a %s', (name, look) => {
  expect(lookOf(name)).toBe(look)
})
