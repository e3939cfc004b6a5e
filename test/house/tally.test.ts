import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { house } from './trackedFiles.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourthright-tally-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Test {
  status: 'passed' | 'failed' | 'pending' | 'skipped' | 'todo'
  fullName: string
}

const passed: Test = { status: 'passed', fullName: 'kicks' }
const failed: Test = { status: 'failed', fullName: 'misses' }
const skipped: Test = { status: 'skipped', fullName: 'training waits' }
const allowed: Test = { status: 'skipped', fullName: 'training [skipped: needs the moon] waits' }

function tally(tiers: Test[][], environment: Record<string, string> = {}, fileStatus = 'passed') {
  const reports = tiers.map((assertionResults, index) => {
    const report = join(folder, `${index}.json`)
    const result = { name: 'a.test.ts', status: fileStatus, message: 'no such module', assertionResults }
    writeFileSync(report, JSON.stringify({ testResults: [result] }))
    return report
  })
  const env = { ...process.env, CI: '', ...environment }
  const run = spawnSync(process.execPath, ['scripts/tally.mjs', ...reports], {
    cwd: house,
    env,
    encoding: 'utf8',
  })
  return { code: run.status, lastLine: run.stdout.trimEnd().split('\n').at(-1) }
}

describe('the tally of both tiers', () => {
  it('adds up and ends well when nothing failed', () => {
    expect(tally([[passed, passed], [passed]])).toEqual({
      code: 0,
      lastLine: '3 passed, 0 failed, 0 skipped',
    })
  })

  it('ends badly when a test failed', () => {
    expect(tally([[passed], [passed, failed]])).toEqual({
      code: 1,
      lastLine: '2 passed, 1 failed, 0 skipped',
    })
  })

  it('counts a file that failed as a whole', () => {
    expect(tally([[passed]], {}, 'failed')).toEqual({ code: 1, lastLine: '1 passed, 1 failed, 0 skipped' })
  })

  it('ends badly when a tier has no tests', () => {
    expect(tally([[passed], []]).code).toBe(1)
    expect(tally([]).code).toBe(1)
  })

  it('lets tests be skipped outside of CI', () => {
    expect(tally([[passed, skipped]])).toEqual({ code: 0, lastLine: '1 passed, 0 failed, 1 skipped' })
  })

  it('wants an allowed reason for each skipped test under CI', () => {
    expect(tally([[passed, allowed]], { CI: 'true' }).code).toBe(0)
    expect(tally([[passed, skipped]], { CI: 'true' }).code).toBe(1)
  })
})
