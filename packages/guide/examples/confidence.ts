// How sure a call is: the same decision by a hundred refits of the models to other draws of the games.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { decide, famousPlay, openBundle, openMembers } from '@fourthright/guide'

const { resolve } = createRequire(import.meta.url)
const bundle = await openBundle(await readFile(resolve('@fourthright/models/experiment.frb')))
const members = await openMembers(
  await readFile(resolve('@fourthright/models/experiment.members.frb')),
  bundle,
)

const { confidence, edge } = decide(famousPlay, bundle, { members })
if (confidence) {
  const [low, high] = confidence.interval.map((end) => (end * 100).toFixed(1))
  console.log(`edge ${(edge * 100).toFixed(1)} points, 95 % interval ${low} to ${high}`)
  console.log(`${confidence.agreement * 100} % of ${confidence.members} refits agree: ${confidence.verdict}`)
}

// prints
// edge 9.3 points, 95 % interval 4.1 to 14.2
// 100 % of 100 refits agree: clear
