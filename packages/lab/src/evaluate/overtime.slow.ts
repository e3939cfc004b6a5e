import { readFile } from 'node:fs/promises'
import { openBundle } from '@fourthright/guide'
import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import type { OvertimeEra } from './overtime.js'
import { overtimeResults } from './overtimeResults.js'

const data = needsBigData()
const bundleFile = new URL('../../../../models/experiment.frb', import.meta.url)
/** Fewer games say next to nothing. */
const enough = 40

describeWith(data, 'real overtimes of 2001–2025', () => {
  let eras: OvertimeEra[]
  beforeAll(async () => {
    const bundle = await openBundle(new Uint8Array(await readFile(bundleFile)))
    eras = (await overtimeResults(bundle, data.folder, [2001, 2020], 2025)).filter(
      ({ games }) => games >= enough,
    )
  })

  it('are told apart by rules and by whether they were learnt from', () => {
    expect(eras.some(({ inTraining }) => inTraining)).toBe(true)
    expect(eras.some(({ inTraining }) => !inTraining)).toBe(true)
    expect(eras.reduce((sum, { games }) => sum + games, 0)).toBeGreaterThan(300)
  })

  it('are won by the receivers as often as foreseen, within what chance allows', () => {
    for (const { wins, rules, seasons } of eras) {
      expect(wins.predicted, `${rules} ${seasons}`).toBeGreaterThan(wins.interval[0])
      expect(wins.predicted, `${rules} ${seasons}`).toBeLessThan(wins.interval[1])
    }
  })

  it('are foreseen better than by a coin', () => {
    const games = eras.reduce((sum, era) => sum + era.games, 0)
    expect(eras.reduce((sum, era) => sum + era.games * era.logLoss, 0) / games).toBeLessThan(Math.LN2)
  })
})
