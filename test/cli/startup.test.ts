import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importsAtStart } from '../support/importsOf.js'
import { runBin } from '../support/runBin.js'

const preload = fileURLToPath(new URL('../support/tellNativeModules.cjs', import.meta.url))
const house = fileURLToPath(new URL('../../', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourthright-startup-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function nativeModules(): string[] {
  return readFileSync(join(folder, 'native'), 'utf8').split('\n').filter(Boolean)
}

const watched = () => ({
  nodeArgs: ['--require', preload],
  environment: { NATIVE_MODULES: join(folder, 'native') },
})

describe('the command starts light', () => {
  it.each([[['--help']], [['--version']], [['decide', '--help']], [['decide']]])(
    '%j loads no native module',
    async (args) => {
      expect(await runBin(args, watched())).toMatchObject({ code: 0, stderr: '' })
      expect(nativeModules()).toEqual([])
    },
  )

  it('would notice a native module', () => {
    const { nodeArgs, environment } = watched()
    const script = `await import('@duckdb/node-api')`
    const node = spawnSync(process.execPath, [...nodeArgs, '--input-type=module', '--eval', script], {
      cwd: join(house, 'packages', 'lab'),
      env: { ...process.env, ...environment },
    })
    expect(node.status).toBe(0)
    expect(nativeModules()).toContainEqual(expect.stringMatching(/duckdb\.node$/))
  })

  it('reads no floor of the house before a sub-command is named', () => {
    const seen = new Set<string>()
    const follow = (file: string) => {
      for (const module of importsAtStart(readFileSync(file, 'utf8'), file)) {
        if (!module.startsWith('.')) seen.add(module)
        else follow(join(file, '..', module.replace(/\.js$/, '.ts')))
      }
    }
    follow(join(house, 'packages', 'cli', 'src', 'main.ts'))
    expect([...seen].filter((module) => !module.startsWith('node:')).sort()).toEqual([
      'commander',
      'picocolors',
    ])
  })
})
