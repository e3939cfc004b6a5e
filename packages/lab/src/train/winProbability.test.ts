import { marginLogit, winProbabilityInputs } from '@fourthright/guide'
import { expect, it } from 'vitest'
import { randomStream } from '../evaluate/random.js'
import { Frame } from '../features/frame.js'
import { marginModelOf } from './winProbability.js'

const random = randomStream(7)

/** Snaps of games in which the favourite wins by what it does late: the later, the more the line tells. */
const rows = Array.from({ length: 8000 }, () => {
  const secondsLeftInGame = Math.floor(random() * 901) * 4
  const possessionTeamLine = Math.floor(random() * 21) - 10
  const told = possessionTeamLine * (1.2 - secondsLeftInGame / 3600)
  return {
    ...{ down: 1 + Math.floor(random() * 4), yardsToGo: 10, yardsToGoal: 1 + Math.floor(random() * 99) },
    ...{ secondsLeftInGame, secondsLeftInHalf: secondsLeftInGame % 1800, scoreDifferential: 0 },
    ...{ offenseTimeouts: 3, defenseTimeouts: 3, receivesSecondHalfKickoff: 0, possessionTeamLine },
    won: random() < 1 / (1 + Math.exp(-told / 4)) ? 1 : 0,
  }
})
const frame = new Frame(
  rows.length,
  new Map([...winProbabilityInputs, 'won' as const].map((name) => [name, rows.map((row) => row[name])])),
)

it('holds a line that would grow as the game goes on at its level, and stays a number at the last second', () => {
  const margin = marginModelOf(frame)
  expect(margin.lineDecay).toBeGreaterThanOrEqual(0)
  for (const row of rows.slice(0, 50)) {
    expect(marginLogit({ ...row, secondsLeftInGame: 0 }, margin)).not.toBeNaN()
  }
})
