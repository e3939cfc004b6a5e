import { readFile } from 'node:fs/promises'
import { type Bundle, openBundle } from '@fourthright/guide'
import { beforeAll, describe, expect, it } from 'vitest'
import { evaluateOvertime } from './overtime.js'
import type { OvertimeGame } from './overtimeGames.js'

const bundleFile = new URL('../../../../models/experiment.frb', import.meta.url)
const game: OvertimeGame = {
  ...{ game: 'one', season: 2020, seasonType: 'REG', team: 'IND', receivedFirst: true, line: 0 },
  ...{ outcome: 1, firstEnd: 'touchdown' },
}

describe('overtime against its results', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await openBundle(new Uint8Array(await readFile(bundleFile)))
  })

  it('keeps games that the drive model learnt from apart from those that it did not', () => {
    const eras = evaluateOvertime([game, { ...game, game: 'two', season: 2019 }], bundle)
    expect(eras.map(({ inTraining }) => inTraining).sort()).toEqual([false, true])
  })

  it('counts wins, ties and ends of first possessions', () => {
    const games: OvertimeGame[] = [
      game,
      { ...game, game: 'two', outcome: 0.5, firstEnd: 'noScore' },
      { ...game, game: 'three', outcome: 0, firstEnd: 'noScore' },
      { ...game, game: 'four', outcome: 1, firstEnd: 'fieldGoal' },
    ]
    const [era] = evaluateOvertime(games, bundle)
    expect(era).toMatchObject({
      ...{ rules: 'modified 10 min REG', games: 4, team: 'receiver' },
      ...{ wins: { happened: 0.625 }, ties: { happened: 0.25 } },
      ...{ firstTouchdown: { happened: 0.25 }, firstFieldGoal: { happened: 0.25 } },
    })
    expect(era?.wins.predicted).toBeGreaterThan(0.5)
    expect(era?.ties.predicted).toBeGreaterThan(0.03)
    expect(era?.ties.predicted).toBeLessThan(0.2)
  })

  it('gives even teams an even chance where nobody knows who received', () => {
    const [era] = evaluateOvertime([{ ...game, receivedFirst: false, firstEnd: null }], bundle)
    expect(era?.wins.predicted).toBeCloseTo(0.5, 9)
    expect(era?.logLoss).toBeCloseTo(Math.LN2, 9)
    expect(era?.firstTouchdown).toBeNull()
  })

  it('knows the favourite', () => {
    const [era] = evaluateOvertime([{ ...game, receivedFirst: false, line: 10 }], bundle)
    expect(era?.wins.predicted).toBeGreaterThan(0.53)
  })
})
