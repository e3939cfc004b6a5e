import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBundle } from '@fourthright/guide'
import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { decideSeason } from './decideSeason.js'
import type { SeasonRow } from './seasonRow.js'

const data = needsBigData()
const bundleFile = fileURLToPath(new URL('../../../../models/experiment.frb', import.meta.url))

describeWith(data, 'the decisions of 2020', () => {
  let rows: SeasonRow[]
  beforeAll(async () => {
    const bundle = await openBundle(readFileSync(bundleFile))
    const { fourthDowns } = await decideSeason({ year: 2020, bundle, dataDirectory: data.folder })
    rows = fourthDowns.map(({ row }) => row)
  })

  it('are one a fourth down, regular season and playoffs', () => {
    expect(rows).toHaveLength(3832)
    expect(new Set(rows.map(({ game_id, play_id }) => `${game_id} ${play_id}`)).size).toBe(3832)
    expect(new Set(rows.map(({ game_id }) => game_id)).size).toBe(269)
  })

  it('are chances, and an edge that is none below zero', () => {
    for (const row of rows) {
      const chances = [
        row.goForItWinProbability,
        row.fieldGoalWinProbability,
        row.puntWinProbability,
        row.conversionProbability,
        row.makeProbability,
      ]
      for (const chance of chances) {
        if (chance !== null) expect(chance).toSatisfy((value: number) => value >= 0 && value <= 1)
      }
      expect(row.edge, `${row.game_id} ${row.play_id}`).toBeGreaterThanOrEqual(0)
      expect(row.edge).toBeLessThanOrEqual(1)
    }
  })

  it('know every kind of call', () => {
    const counts = (choice: SeasonRow['actualChoice']) =>
      rows.filter(({ actualChoice }) => actualChoice === choice).length
    expect(counts('punt')).toBe(1894 + 92)
    expect(counts('goForIt')).toBeGreaterThanOrEqual(655)
    for (const choice of ['fieldGoal', 'kneel', 'none'] as const) expect(counts(choice)).toBeGreaterThan(0)
  })
})
