// As many situations as a season has, with one bundle: here every distance from every yard line of one game.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Choice, decide, famousPlay, openBundle } from '@fourthright/guide'

const file = createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')
const bundle = await openBundle(await readFile(file))

const recommended = new Map<Choice, number>()
for (let yardsToGoal = 10; yardsToGoal < 100; yardsToGoal += 10) {
  for (let yardsToGo = 1; yardsToGo <= 10; yardsToGo++) {
    const situation = { ...famousPlay, yardsToGoal, yardsToGo, distanceMeasure: 'wholeYards' }
    const { recommendation } = decide(situation, bundle)
    recommended.set(recommendation, (recommended.get(recommendation) ?? 0) + 1)
  }
}
for (const [choice, situations] of recommended) console.log(`${choice}: ${situations} situations`)

// prints
// goForIt: 39 situations
// fieldGoal: 21 situations
// punt: 30 situations
