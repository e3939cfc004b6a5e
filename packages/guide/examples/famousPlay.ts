// What to do on one play. Colts against Texans, 20 December 2020: 4th and inches, tied, 3:21 left.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { decide, openBundle } from '@fourthright/guide'

const file = createRequire(import.meta.url).resolve('@fourthright/models/experiment.frb')
const bundle = await openBundle(await readFile(file))

// what is left out is filled in, and said: teams' form, line, venue, timeouts
const decision = decide(
  {
    season: 2020,
    week: 15,
    offense: 'IND',
    defense: 'HOU',
    home: 'IND',
    quarter: 4,
    clock: '3:21',
    offenseScore: 20,
    defenseScore: 20,
    down: 4,
    yardsToGo: 0.25,
    yardsToGoal: 36,
  },
  bundle,
)

console.log(decision.verdict)
for (const { choice, winProbability } of decision.choices)
  console.log(`${choice}: ${(winProbability * 100).toFixed(1)} %`)
console.log(decision.assumptions[0])

// prints
// Go for it: 9.3 points of win probability better, very strong.
// goForIt: 76.7 %
// fieldGoal: 67.4 %
// punt: 63.6 %
// Season type: the regular season.
