import { DataError, InputError, MissingDependencyError } from '@fourthright/guide'
import { describe, expect, it } from 'vitest'
import { AlreadyTold, reportError } from './reportError.js'
import { testSurroundings } from './surroundings.fixture.js'

const details = { field: '--data', value: 'here', valid: 'a folder', message: 'Nothing is there.' }

async function report(error: unknown, json: boolean, environment: Record<string, string> = {}) {
  const around = testSurroundings('', {}, environment)
  return { code: await reportError(error, { around, json }), stderr: around.stderr.text }
}

describe('an error at the command line', () => {
  it.each([
    [new InputError('situation/down', details), 2],
    [new DataError('bundle/missing', details), 3],
    [new MissingDependencyError('engine/xgboost-missing', details), 3],
    [new Error('Nothing is there.'), 1],
    ['Nothing is there.', 1],
    [new AlreadyTold(2), 2],
  ])('%s ends with %i', async (error, code) => {
    expect((await report(error, false)).code).toBe(code)
    expect((await report(error, true)).code).toBe(code)
  })

  it('is the error object of the contract with --json', async () => {
    const { stderr } = await report(new DataError('data/missing', details), true)
    expect(JSON.parse(stderr)).toEqual({ error: { code: 'data/missing', ...details } })
  })

  it('is a line for people, and a second one for what would be valid', async () => {
    const { stderr } = await report(new DataError('data/missing', details), false)
    expect(stderr).toBe('fourthright: Nothing is there.\nvalid: a folder\n')
  })

  it('shows where a fault is only when asked to', async () => {
    const fault = new Error('broken')
    expect((await report(fault, false)).stderr).toBe('fourthright: broken\n')
    expect((await report(fault, false, { DEBUG: '1' })).stderr).toContain('reportError.test.ts')
  })
})
