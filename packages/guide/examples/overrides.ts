// A coach who knows better: his own chances in the place of the models', and where the call would turn.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { decide, famousPlay, openBundle } from '@fourthright/guide'

const file = createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')
const bundle = await openBundle(await readFile(file))

const { flips, recommendation } = decide(famousPlay, bundle)
console.log(`${recommendation}, unless the chance to convert is below ${flips?.conversion?.toFixed(2)}`)

const told = decide(famousPlay, bundle, { overrides: { conversion: 0.3 } })
console.log(`at 0.30: ${told.recommendation}`)
console.log(told.assumptions.at(-1))

// prints
// goForIt, unless the chance to convert is below 0.52
// at 0.30: fieldGoal
// Chance to convert: told 30 %, where the models say 82.8 %.
