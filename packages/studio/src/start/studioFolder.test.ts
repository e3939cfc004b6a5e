import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { laptopSettings } from '../settings/settings.js'
import { markRunning, markStopped, openStudioFolder, removeThrowaway } from './studioFolder.js'

let parent: string
let directory: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'ft-folder-'))
  directory = join(parent, 's')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777
const refused = (code: string) => expect.objectContaining({ code, field: '--dir' })
const markOf = (pid: number) =>
  writeFileSync(join(directory, 'running.json'), JSON.stringify({ pid, adminSocket: 'x' }))

describe("a studio's folder", () => {
  it('is for this account alone, with the settings of a laptop', () => {
    const { settings, keys, authority } = openStudioFolder(directory, false)
    expect(settings).toEqual(laptopSettings('fixed', false))
    expect([directory, keys, authority].map(modeOf)).toEqual([0o700, 0o700, 0o700])
  })

  it('is made so where it was open to others', () => {
    mkdirSync(directory, { mode: 0o755 })
    openStudioFolder(directory, false)
    expect(modeOf(directory)).toBe(0o700)
  })

  it('keeps its settings and its name among replicas', () => {
    const first = openStudioFolder(directory, false)
    const changed = { ...first.settings, urlSeconds: 30 }
    writeFileSync(join(directory, 'settings.json'), JSON.stringify(changed))
    const second = openStudioFolder(directory, false)
    expect([second.settings.urlSeconds, second.replica]).toEqual([30, first.replica])
    expect(openStudioFolder(join(parent, 'other'), false).replica).not.toBe(first.replica)
  })

  it('refuses settings that cannot be read, and leaves them as they are', () => {
    mkdirSync(directory)
    writeFileSync(join(directory, 'settings.json'), '{"entryPoints":')
    expect(() => openStudioFolder(directory, false)).toThrowError(
      expect.objectContaining({ code: 'settings/not-json' }),
    )
    expect(readFileSync(join(directory, 'settings.json'), 'utf8')).toBe('{"entryPoints":')
  })

  it('has its socket elsewhere where its own path is too long for one, for this account alone', () => {
    const deep = join(parent, 'x'.repeat(120))
    const { adminSocket } = openStudioFolder(deep, false)
    expect(Buffer.byteLength(adminSocket)).toBeLessThan(108)
    expect(modeOf(join(adminSocket, '..'))).toBe(0o700)
    rmSync(join(adminSocket, '..'), { recursive: true })
  })
})

describe('a throwaway folder', () => {
  it('takes no folder that holds other files, and touches none', () => {
    mkdirSync(directory)
    writeFileSync(join(directory, 'thesis.txt'), 'mine')
    expect(() => openStudioFolder(directory, true)).toThrowError(refused('studio/not-empty'))
    openStudioFolder(join(parent, 'kept'), false)
    expect(() => openStudioFolder(join(parent, 'kept'), true)).toThrowError(refused('studio/not-empty'))
    expect(readFileSync(join(directory, 'thesis.txt'), 'utf8')).toBe('mine')
  })

  it('is taken again after its studio was killed, and not while it lives', () => {
    openStudioFolder(directory, true)
    markOf(process.pid)
    expect(() => openStudioFolder(directory, true)).toThrowError(refused('studio/in-use'))
    // No process has this number: it is above the greatest that Linux gives.
    markOf(2 ** 22 + 1)
    writeFileSync(join(directory, 'left-behind'), '')
    openStudioFolder(directory, true)
    expect(existsSync(join(directory, 'left-behind'))).toBe(false)
  })

  it('alone is removed at the end', () => {
    const kept = openStudioFolder(join(parent, 'kept'), false)
    const thrown = openStudioFolder(directory, true)
    removeThrowaway(kept)
    removeThrowaway(thrown)
    expect([existsSync(kept.directory), existsSync(thrown.directory)]).toEqual([true, false])
  })
})

describe('the mark of a running studio', () => {
  it('is taken back by the studio that made it, and by no other', () => {
    const folder = openStudioFolder(directory, false)
    const mark = join(directory, 'running.json')
    markOf(process.pid + 1)
    markStopped(folder)
    expect(existsSync(mark)).toBe(true)
    markRunning(folder)
    expect(JSON.parse(readFileSync(mark, 'utf8'))).toEqual({
      pid: process.pid,
      adminSocket: folder.adminSocket,
    })
    markStopped(folder)
    expect(existsSync(mark)).toBe(false)
    markStopped(folder)
  })
})
