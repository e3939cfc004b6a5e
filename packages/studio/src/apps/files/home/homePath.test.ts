import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHomePath, parseNewName, pathText } from './homePath.js'

describe('a path in the home', () => {
  it.each([
    ['', []],
    ['plots', ['plots']],
    ['plots/2020/4th down.png', ['plots', '2020', '4th down.png']],
    ['...', ['...']],
    ['back\\slash', ['back\\slash']],
    ['plots/.fourthright', ['plots', '.fourthright']],
  ])('is read: %j', (text, path) => {
    expect(parseHomePath(text)).toEqual(path)
  })

  it.each([
    '/etc/passwd',
    '..',
    '../bob',
    'plots/../../bob',
    'plots/..',
    './plots',
    'plots/./x',
    'plots//x',
    'plots/',
    'a\0b',
    '\ud800',
    'n'.repeat(256),
    'é'.repeat(128),
    'n/'.repeat(2_000).concat('n'),
    '.fourthright',
    '.fourthright/uploads/x',
  ])('is refused where it could be elsewhere: %j', (text) => {
    expect(() => parseHomePath(text)).toThrow(expect.objectContaining({ code: 'files/path' }))
  })

  it('has no step up, no empty step and no NUL, whatever the text is', () => {
    const steps = fc.constantFrom('..', '.', '', 'a', 'b c', '\0', '...', '%2e%2e', '.fourthright')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(steps).map((names) => names.join('/')),
        ),
        (text) => {
          const path = maybe(() => parseHomePath(text))
          if (path === undefined) return
          expect(pathText(path)).toBe(text)
          expect(path.some((name) => ['', '.', '..'].includes(name) || /[/\0]/.test(name))).toBe(false)
        },
      ),
    )
  })
})

describe('a new name', () => {
  it.each(['plot.png', 'Übersicht 2020', '.Rprofile', '-rf', 'a'.repeat(255)])('may be %j', (name) => {
    expect(parseNewName(name)).toBe(name)
  })

  it.each(['', '.', '..', 'a/b', 'a\nb', 'gpj\u202eexe', 'x\0', ' x', 'x ', 'n'.repeat(256), '.fourthright'])(
    'may not be %j',
    (name) => {
      expect(() => parseNewName(name)).toThrow(expect.objectContaining({ code: 'files/name' }))
    },
  )
})

function maybe<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
