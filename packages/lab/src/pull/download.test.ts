import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DownloadOptions, download } from './download.js'
import { answerStatus, type ReleaseServer, serve, startReleases } from './releaseServer.fixture.js'

/** Bytes that no shift, gap or repetition leaves as they are. */
function bytesOf(length: number, seed = 'season'): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash('sha256').update(`${seed} ${block}`).digest(),
  )
  return new Uint8Array(Buffer.concat(blocks.map((block) => new Uint8Array(block)))).slice(0, length)
}

const season = bytesOf(200_000)
const patience = { stall: 5_000, attempts: 3, firstPause: 1 }
const hasty = { ...patience, stall: 200 }
let server: ReleaseServer
let directory: string
let part: string
beforeEach(async () => {
  server = await startReleases()
  directory = await mkdtemp(join(tmpdir(), 'download-'))
  part = join(directory, 'season.part')
})
afterEach(async () => {
  await server.close()
  await rm(directory, { recursive: true })
})

const get = ({ onBytes = () => {}, ...options }: DownloadOptions = {}, path = '/season') =>
  download(`${server.url}${path}`, part, {
    patience,
    ...options,
    onBytes: (bytes, total) => {
      onBytes(bytes, total)
      server.arrived(bytes)
    },
  })

/** Digests: a difference is seen at once, and is not printed byte by byte. */
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const arrived = async () => digest(new Uint8Array(await readFile(part)))

describe('a download', () => {
  it('brings a whole file and says how far it is', async () => {
    server.answer('/season', serve(season))
    const seen: (number | null)[][] = []
    const result = await get({ onBytes: (bytes, total) => seen.push([bytes, total]) })
    expect(result).toEqual({ state: 'complete', bytes: season.length, etag: '"one"' })
    expect(await arrived()).toBe(digest(season))
    expect(seen.at(-1)).toEqual([season.length, season.length])
  })

  it('goes on where the connection broke', async () => {
    server.answer('/season', serve(season, { cutAfter: 50_000 }), serve(season))
    await get()
    expect(await arrived()).toBe(digest(season))
    expect(server.asked).toEqual(['/season', '/season bytes=50000-'])
  })

  it('goes on where an earlier process stopped', async () => {
    server.answer('/season', serve(season, { cutAfter: 50_000 }))
    const impatient = { ...patience, attempts: 1 }
    await expect(get({ patience: impatient })).rejects.toMatchObject({ code: 'data/download-failed' })
    server.answer('/season', serve(season))
    await get()
    expect(await arrived()).toBe(digest(season))
    expect(server.asked.at(-1)).toBe('/season bytes=50000-')
  })

  it('comes to an end although every connection breaks, as long as each brings something', async () => {
    server.answer('/season', serve(season, { cutAfter: 30_000 }))
    await get()
    expect(await arrived()).toBe(digest(season))
  })

  it('leaves a connection that has fallen silent, and goes on with another', async () => {
    server.answer('/season', serve(season, { stallAfter: 70_000 }), serve(season))
    await get({ patience: hasty })
    expect(await arrived()).toBe(digest(season))
    expect(server.asked).toHaveLength(2)
  })

  it('gives up on a server that never says a word', async () => {
    server.answer('/season', () => {})
    await expect(get({ patience: { ...hasty, stall: 50 } })).rejects.toMatchObject({
      code: 'data/download-failed',
      message: expect.stringContaining('3 times in a row'),
    })
  })

  it('begins anew when the server ignores the range', async () => {
    server.answer('/season', serve(season, { cutAfter: 50_000 }), serve(season, { ignoreRange: true }))
    await get()
    expect(await arrived()).toBe(digest(season))
  })

  it('gives up on a server that ignores ranges and always breaks at the same place', async () => {
    server.answer('/season', serve(season, { cutAfter: 50_000, ignoreRange: true }))
    await expect(get()).rejects.toMatchObject({ code: 'data/download-failed' })
    expect(server.asked).toHaveLength(3)
  })

  const newer = bytesOf(180_000, 'newer')

  it('begins anew when the file has changed between two attempts', async () => {
    server.answer('/season', serve(season, { cutAfter: 50_000 }), serve(newer, { etag: '"two"' }))
    expect(await get()).toMatchObject({ etag: '"two"' })
    expect(await arrived()).toBe(digest(newer))
  })

  it('never glues two versions together, even if the server would', async () => {
    const changed = serve(newer, { etag: '"two"', ignoreIfRange: true })
    server.answer('/season', serve(season, { cutAfter: 50_000 }), changed, serve(newer, { etag: '"two"' }))
    await get()
    expect(await arrived()).toBe(digest(newer))
  })

  it('begins anew after a weak ETag, which says nothing of bytes', async () => {
    server.answer('/season', serve(season, { etag: 'W/"one"', cutAfter: 50_000 }), serve(season))
    await get()
    expect(await arrived()).toBe(digest(season))
    expect(server.asked).toEqual(['/season', '/season'])
  })

  it('does not take a file for whole that is shorter than announced', async () => {
    server.answer('/season', serve(season, { claim: season.length + 1000 }))
    await expect(get()).rejects.toMatchObject({ code: 'data/download-failed' })
  })

  it.each([500, 502, 503, 429])('tries again after %i', async (status) => {
    server.answer('/season', answerStatus(status), serve(season))
    await get()
    expect(await arrived()).toBe(digest(season))
  })

  it('gives up after so many failures of the server', async () => {
    server.answer('/season', answerStatus(500))
    await expect(get()).rejects.toMatchObject({
      code: 'data/download-failed',
      message: expect.stringContaining('500'),
    })
    expect(server.asked).toHaveLength(3)
  })

  it('does not insist when it is refused', async () => {
    server.answer('/season', answerStatus(403))
    await expect(get()).rejects.toMatchObject({ code: 'data/download-failed' })
    expect(server.asked).toHaveLength(1)
  })

  it('says that a file is not published, and writes nothing', async () => {
    expect(await get()).toEqual({ state: 'notPublished' })
    expect(await readdir(directory)).toEqual([])
  })

  it('does not fetch again what has not changed', async () => {
    server.answer('/season', serve(season))
    expect(await get({ knownEtag: '"one"' })).toEqual({ state: 'unchanged' })
    expect(await get({ knownEtag: '"older"' })).toMatchObject({ state: 'complete' })
  })

  it('does not go on with the beginning of another file', async () => {
    server.answer('/other', serve(newer, { cutAfter: 10_000 }))
    const impatient = { patience: { ...patience, attempts: 1 } }
    await expect(get(impatient, '/other')).rejects.toThrow()
    server.answer('/season', serve(season))
    await get()
    expect(await arrived()).toBe(digest(season))
  })

  it('says that nobody answers', async () => {
    await server.close()
    await expect(get()).rejects.toMatchObject({ message: expect.stringContaining('ECONNREFUSED') })
    server = await startReleases()
  })

  it('begins anew when the part is longer than the file', async () => {
    server.answer('/season', serve(season, { cutAfter: 50_000 }))
    await expect(get({ patience: { ...patience, attempts: 1 } })).rejects.toThrow()
    await writeFile(part, bytesOf(300_000))
    server.answer('/season', serve(season))
    await get()
    expect(await arrived()).toBe(digest(season))
  })

  it('is whole wherever connections break', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        server.answer('/season', ...places.map((cutAfter) => serve(season, { cutAfter })), serve(season))
        await get()
        expect(await arrived()).toBe(digest(season))
        await rm(part)
      }),
      { numRuns: 10 },
    )
  })
})
