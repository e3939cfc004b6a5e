import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from './writeWhole.js'

describe('writing a file whole', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'write-whole-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('replaces what was there and leaves nothing beside it', async () => {
    const file = join(directory, 'a.frb')
    writeFileSync(file, 'old')
    await writeWhole(file, Uint8Array.of(1, 2, 3))
    expect([...readFileSync(file)]).toEqual([1, 2, 3])
    expect(readdirSync(directory)).toEqual(['a.frb'])
  })

  it('leaves the old file and nothing else when it cannot', async () => {
    const taken = join(directory, 'taken')
    mkdirSync(join(taken, 'inside'), { recursive: true })
    await expect(writeWhole(taken, 'new')).rejects.toThrow()
    expect(readdirSync(directory)).toEqual(['taken'])
    expect(readdirSync(taken)).toEqual(['inside'])
  })
})
