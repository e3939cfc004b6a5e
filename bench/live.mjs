// How long a live game's follower needs for a document that brings a fourth down, one game and sixteen interleaved, and
// how many times a bare JSON.parse of the same documents that is.
//
//   node bench/live.mjs [--data DIR] [--members]
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { openBundle, openMembers } from '@fourthright/guide'
import { documentBefore, GameFollower, playCount } from '@fourthright/plays'

const { values } = parseArgs({ options: { data: { type: 'string' }, members: { type: 'boolean' } } })
const folder = values.data ?? process.env.FOURTHRIGHT_DATA ?? join(import.meta.dirname, '../../shared/data')
const resolve = createRequire(import.meta.url).resolve
const bundle = await openBundle(await readFile(resolve('@fourthright/models/experiment.frb')))
const refits = async () =>
  openMembers(await readFile(resolve('@fourthright/models/experiment.members.frb')), bundle)
const options = values.members ? { bundle, members: await refits() } : { bundle }

const season = join(folder, 'raw-games', '2020')
const files = (await readdir(season)).filter((name) => name.endsWith('.json.gz')).sort()
const games = []
for (const file of files.slice(0, 16)) {
  const recorded = JSON.parse(gunzipSync(await readFile(join(season, file))).toString('utf8'))
  const texts = Array.from({ length: playCount(recorded) }, (_, at) =>
    JSON.stringify(documentBefore(recorded, at)),
  )
  games.push({ game: file.slice(0, -'.json.gz'.length), texts })
}

/** Times of the documents of some games, play by play in turn, as [parsing, following, brought a decision]. */
function follow(some) {
  const followers = some.map(({ game, texts }) => ({
    texts,
    follower: new GameFollower({ game, ...options }),
  }))
  const longest = Math.max(...some.map(({ texts }) => texts.length))
  const times = []
  for (let at = 0; at < longest; at++) {
    for (const { follower, texts } of followers) {
      if (at >= texts.length) continue
      const started = performance.now()
      const document = JSON.parse(texts[at])
      const parsed = performance.now()
      const events = follower.arrive({ kind: 'document', document })
      const followed = performance.now()
      const decided = events.some(({ type }) => type === 'decision')
      times.push({ parsing: parsed - started, following: followed - parsed, decided })
    }
  }
  return times
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
const ascending = (list) => [...list].sort((a, b) => a - b)

console.log(`                       documents   delay ms p50     p99     max   × JSON.parse (p50)`)
for (const [name, some] of [
  ['one game', games.slice(0, 1)],
  ['sixteen games', games],
]) {
  const times = follow(some)
  for (const [kind, chosen] of [
    ['a fourth down', times.filter(({ decided }) => decided)],
    ['other', times.filter(({ decided }) => !decided)],
  ]) {
    const following = ascending(chosen.map((time) => time.following))
    const parsing = ascending(chosen.map((time) => time.parsing))
    const shown = [0.5, 0.99, 1].map((share) => at(following, share).toFixed(2).padStart(8)).join('')
    const ratio = (at(following, 0.5) / at(parsing, 0.5)).toFixed(1)
    console.log(
      `${`${name}, ${kind}`.padEnd(28)}${String(chosen.length).padStart(6)}   ${shown}   ${ratio.padStart(6)}`,
    )
  }
}
