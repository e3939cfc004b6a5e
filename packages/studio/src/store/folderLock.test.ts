import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folderLock.js'
import { inChild } from './inChild.fixture.js'
import { type RunningProcess, thisProcess } from './runningProcess.js'

describe('a folder', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fourthright-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const inUse = { code: 'store/in-use' }
  const take = () => lockFolder(folder)

  /** Leaves the lock of another process behind. */
  function leave(holder: Partial<RunningProcess>) {
    take().release()
    writeFileSync(join(folder, 'lock', '2'), JSON.stringify({ holder: { ...thisProcess(), ...holder } }))
  }

  it('has one holder', () => {
    const lock = take()
    expect(take).toThrowError(expect.objectContaining(inUse))
    lock.release()
    take()
  })

  it('is taken over from a process that was killed', async () => {
    const holder = inChild(`${takeLock(folder)}; console.log('taken'); setInterval(() => {}, 1e6)`)
    await holder.said('taken')
    expect(take).toThrowError(expect.objectContaining({ ...inUse, value: holder.pid }))
    await holder.kill()
    take()
  })

  it('has one holder, whoever of eight comes first where the last one was killed', async () => {
    const killed = inChild(`${takeLock(folder)}; console.log('taken'); setInterval(() => {}, 1e6)`)
    await killed.said('taken')
    await killed.kill()
    const start = Date.now() + 1_500
    const contenders = Array.from({ length: 8 }, () =>
      inChild(`
        const { lockFolder } = await import('./dist/store/folderLock.js')
        while (Date.now() < ${start}) {}
        try { lockFolder(${JSON.stringify(folder)}); console.log('winner') } catch (error) { console.log(error.code) }
        setInterval(() => {}, 1e6)
      `),
    )
    const told = await Promise.all(contenders.map((contender) => contender.said(/winner|store\/in-use/)))
    expect(told.filter((word) => word === 'winner')).toHaveLength(1)
    await Promise.all(contenders.map((contender) => contender.kill()))
  })

  it.each([
    ['whose number another process has now', { startTick: '1' }],
    ['that ran before the machine was started again', { boot: 'earlier' }],
    ['that is gone', { pid: 2 ** 22 + 1 }],
  ])('is taken over from a process %s', (_, holder) => {
    leave(holder)
    take()
  })

  it.each([
    ['on another machine', { host: 'elsewhere', boot: 'other' }],
    ['in another container', { pidSpace: 'pid:[1]', pid: 2 ** 22 + 1 }],
  ])('stays with a process %s, of which nothing is known', (_, holder) => {
    leave(holder)
    expect(take).toThrowError(expect.objectContaining(inUse))
  })

  it('stays locked where its lock cannot be read', () => {
    leave({})
    writeFileSync(join(folder, 'lock', '2'), '')
    expect(take).toThrowError(expect.objectContaining({ code: 'store/lock-unreadable' }))
  })

  it('leaves one lock file behind, however often it was taken', () => {
    for (let i = 0; i < 5; i++) take().release()
    expect(readdirSync(join(folder, 'lock'))).toEqual(['5'])
  })
})

function takeLock(folder: string): string {
  return `const { lockFolder } = await import('./dist/store/folderLock.js'); lockFolder(${JSON.stringify(folder)})`
}
