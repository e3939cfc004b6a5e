import { expect, it } from 'vitest'
import type { TryDistribution } from '../models/footballModels.js'
import { shippedBundle } from '../models/shippedBundle.fixture.js'
import { rulebook } from '../rules/rulebook.js'
import { openingKickoff, playedGames, randomNumbers } from './playedOut.fixture.js'
import { OvertimeProgramme } from './programme.js'

it.each([
  [2005, 'REG'],
  [2020, 'REG'],
  [2025, 'REG'],
  [2025, 'POST'],
] as const)('meets a million games of %i %s, played out drive by drive', async (season, seasonType) => {
  const { drives, tries } = (await shippedBundle()).models
  const rules = rulebook(season, seasonType)
  const line = 3
  const [favoured, other] = tries.predict(
    [line, -line].map((possessionTeamLine) => ({ season: 2020, possessionTeamLine })),
  ) as [TryDistribution, TryDistribution]
  const programme = new OvertimeProgramme({ drives, tries: { favoured, other }, rules, line })
  const kickoff = openingKickoff(rules)
  const simulation = { programme, favoured: 'ARI', random: randomNumbers(season) } as const
  const { mean, standardError } = playedGames(kickoff, simulation, 1_000_000)
  const foreseen = programme.worthOfReceiving(kickoff, 'ARI')
  console.log(`${season} ${seasonType}: foreseen ${foreseen.toFixed(4)}, played ${mean.toFixed(4)}`)
  expect(Math.abs(mean - foreseen)).toBeLessThan(3 * standardError)
})
