import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBundle } from '@fourthright/guide'
import { expect, it } from 'vitest'
import { readGameId } from '../feeds/gameId.js'
import type { SnapRow } from '../situations.js'
import { homeWinProbability } from './homeWinProbability.js'

const bundle = await openBundle(
  readFileSync(fileURLToPath(new URL('../../../../models/experiment.frb', import.meta.url))),
)
const game = readGameId('2020_15_HOU_IND')
const row: SnapRow = {
  ...{ season: 2020, seasonType: 'REG', week: 15, offense: 'IND', defense: 'HOU', homeTeam: 'IND' },
  ...{ neutralSite: false, quarter: 4, secondsLeftInQuarter: 201, offenseScore: 20, defenseScore: 20 },
  ...{ down: 1, yardsToGo: 10, yardsToGoal: 30, offenseTimeouts: 3, defenseTimeouts: 3 },
  ...{
    receivesSecondHalfKickoff: 0,
    possessionTeamLine: 7.5,
    totalLine: 52.5,
    roof: 'closed',
    surface: 'turf',
  },
  ...{ temperatureF: Number.NaN, windMph: Number.NaN, altitudeFt: Number.NaN, quarterback: '' },
  ...{ offenseOvertimePossessions: 0, defenseOvertimePossessions: 0 },
}
const visitors: SnapRow = { ...row, offense: 'HOU', defense: 'IND', possessionTeamLine: -7.5 }
const chance = (change: Partial<SnapRow>, from = row) =>
  homeWinProbability({ ...from, ...change }, game, bundle) ?? Number.NaN

it('is the home team’s, whoever has the ball', () => {
  expect(chance({})).toBeGreaterThan(0.7)
  expect(chance({}, visitors)).toBeLessThan(chance({}))
  expect(chance({ offenseScore: 27 }, visitors)).toBeLessThan(0.2)
})

it('is told in overtime too', () => {
  expect(
    chance({ quarter: 5, secondsLeftInQuarter: 400, offenseTimeouts: 2, defenseTimeouts: 2 }),
  ).toBeGreaterThan(0.6)
})

it('takes a line that nobody knows as even', () => {
  expect(chance({ possessionTeamLine: Number.NaN })).toBe(chance({ possessionTeamLine: 0 }))
})
