import { expect, it } from 'vitest'
import { callSign } from './callSign.js'

it.each([
  ['goForIt', 'goForIt', false, '✓'],
  ['punt', 'goForIt', false, '✗'],
  ['punt', 'goForIt', true, '–'],
  ['none', 'goForIt', false, '–'],
  ['goForIt', 'goForIt', true, '✓'],
] as const)('marks %s where %s was said (close: %s) by %s', (called, said, isClose, sign) => {
  expect(callSign(called, said, isClose)).toBe(sign)
})
