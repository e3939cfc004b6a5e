import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from '../store/folderLock.js'
import { cleanStudio } from './cleanStudio.js'
import { openStudioFolder } from './studioFolder.js'

let parent: string
let directory: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'ft-clean-'))
  directory = join(parent, 's')
  openStudioFolder(directory, false)
  for (const part of ['database', 'homes']) mkdirSync(join(directory, part))
  writeFileSync(join(directory, 'thesis.txt'), 'mine')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const left = () => readdirSync(directory).sort()
const inUse = { code: 'store/in-use', value: process.pid }

describe('a studio that is cleaned up', () => {
  it('goes, but for the files of its users and what is not its own', async () => {
    const removed = await cleanStudio(directory, { homes: false, really: true })
    expect(removed).toContain(join(directory, 'keys'))
    expect(left()).toEqual(['homes', 'thesis.txt'])
  })

  it('goes with the files of its users where that is said', async () => {
    await cleanStudio(directory, { homes: true, really: true })
    expect(left()).toEqual(['thesis.txt'])
  })

  it('stays where nobody said that it is meant, and can start', async () => {
    const before = left()
    const said = await cleanStudio(directory, { homes: false, really: false })
    expect(said).toContain(join(directory, 'database'))
    expect(left().filter((part) => part !== 'lock')).toEqual(before)
    lockFolder(directory).release()
    lockFolder(join(directory, 'database')).release()
  })

  it.each(['', 'database'])('stays while somebody has its folder open: %j', async (part) => {
    const lock = lockFolder(join(directory, part))
    const before = left()
    await expect(cleanStudio(directory, { homes: true, really: true })).rejects.toMatchObject(inUse)
    expect(left().filter((name) => name !== 'lock')).toEqual(before.filter((name) => name !== 'lock'))
    lock.release()
    await cleanStudio(directory, { homes: true, really: true })
    expect(left()).toEqual(['thesis.txt'])
  })

  it('goes after it was killed, whichever database it had', async () => {
    rmSync(join(directory, 'database'), { recursive: true })
    writeFileSync(join(directory, 'running.json'), JSON.stringify({ pid: 2 ** 22 + 1, adminSocket: 'x' }))
    await cleanStudio(directory, { homes: true, really: true })
    expect(left()).toEqual(['thesis.txt'])
  })

  it('is nothing where there is none', async () => {
    const none = join(parent, 'none')
    expect(await cleanStudio(none, { homes: true, really: true })).toEqual([])
    expect(existsSync(none)).toBe(false)
  })
})
