// How long a decision takes: opening the bundle, the first decision, a warm one, and a whole season's.
//
//   node bench/decide.mjs [season]
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'

const started = performance.now()
const { decide, famousPlay, openBundle } = await import('@fourthright/guide')
const imported = performance.now()
const file = createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')
const bundle = await openBundle(await readFile(file))
const opened = performance.now()
decide(famousPlay, bundle)
const first = performance.now()

const milliseconds = (value) => `${value.toFixed(2)} ms`
console.log(`import the guide        ${milliseconds(imported - started)}`)
console.log(`open the bundle         ${milliseconds(opened - imported)}`)
console.log(`first decision          ${milliseconds(first - opened)}`)
// each time another total, as in another game: what yards are gained is remembered from one decision to the next
for (const [name, situation] of [
  ['warm, exact distance', famousPlay],
  ['warm, whole yards', { ...famousPlay, yardsToGo: 1, distanceMeasure: 'wholeYards' }],
  ['warm, 4th and 10', { ...famousPlay, yardsToGo: 10, distanceMeasure: 'wholeYards' }],
])
  console.log(
    `${name.padEnd(24)}${milliseconds(warm((at) => decide({ ...situation, totalLine: 40 + at / 10 }, bundle)))}`,
  )
const clockAt = (at) => `${3 + Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`
console.log(
  `warm, the clock moves   ${milliseconds(warm((at) => decide({ ...famousPlay, clock: clockAt(at) }, bundle)))}`,
)

const season = Number(process.argv[2])
if (season) {
  const { dataDirectory, decideSeason } = await import('@fourthright/lab')
  let from = 0
  const onProgress = (stage) => {
    if (stage === 'deciding' && from === 0) from = performance.now()
  }
  const { fourthDowns } = await decideSeason({
    year: season,
    bundle,
    dataDirectory: await dataDirectory(),
    onProgress,
  })
  const seconds = (performance.now() - from) / 1000
  console.log(
    `season ${season}             ${fourthDowns.length} decisions in ${seconds.toFixed(1)} s, ${(fourthDowns.length / seconds).toFixed(0)} a second`,
  )
}

/** Median of a hundred calls after fifty to warm up. */
function warm(call) {
  for (let at = 0; at < 50; at++) call(at)
  const times = Array.from({ length: 100 }, (_, at) => {
    const before = performance.now()
    call(50 + at)
    return performance.now() - before
  }).sort((a, b) => a - b)
  return times[50]
}
