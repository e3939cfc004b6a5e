import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FilesUnderTest, openFilesUnderTest } from '../filesServer.fixture.js'

// Whoever runs in the same home (a session of R, say) swaps a folder for a link while Files works in it.
const swapper = `
  const { renameSync, symlinkSync, unlinkSync, mkdirSync, writeFileSync } = require('node:fs')
  process.chdir(process.argv[1])
  const attempt = (act) => { try { act() } catch {} }
  for (;;) {
    attempt(() => mkdirSync('plots'))
    attempt(() => writeFileSync('plots/secret', 'inside'))
    attempt(() => renameSync('plots', 'aside'))
    attempt(() => symlinkSync('../bob', 'plots'))
    attempt(() => unlinkSync('plots'))
    attempt(() => renameSync('aside', 'plots'))
  }
`

let files: FilesUnderTest
beforeEach(async () => {
  files = await openFilesUnderTest()
  mkdirSync(join(files.home, '../bob'))
  writeFileSync(join(files.home, '../bob/secret'), 'bob’s')
})
afterEach(() => files.close())

it.skipIf(!existsSync('/proc/self/fd'))(
  'reads, writes and deletes inside, however a folder is swapped',
  async () => {
    const child = spawn(process.execPath, ['-e', swapper, files.home], { stdio: 'ignore' })
    try {
      const seen = new Set<string>()
      for (let round = 0; round < 300; round++) {
        const path = 'path=plots%2Fsecret'
        const [read] = await Promise.all([
          // Broken off where the file is emptied meanwhile.
          files.ask(`/api/file?${path}`).catch(() => undefined),
          files.ask(`/api/file?path=plots%2Fmine`, { method: 'PUT', body: 'x' }),
          files.wish('makeFolder', { path: 'plots/made' }),
          files.wish('delete', { path: round % 2 === 0 ? 'plots' : 'plots/secret' }),
        ])
        if (read !== undefined) seen.add(read.status === 200 ? read.body.toString() : String(read.json.code))
      }
      expect(seen).toContain('inside')
      expect(seen).not.toContain('bob’s')
      expect(readdirSync(join(files.home, '../bob'))).toEqual(['secret'])
      expect(readFileSync(join(files.home, '../bob/secret'), 'utf8')).toBe('bob’s')
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  },
)
