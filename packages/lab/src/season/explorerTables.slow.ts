import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBundle } from '@fourthright/guide'
import { readSeasonTables, rowOf, type SeasonTables, situationBefore, situationOf } from '@fourthright/plays'
import { beforeAll, expect, it } from 'vitest'
import { describeWith, needsBigData } from '../../../../test/support/needs.js'
import { type DecidedSeason, decideSeason } from './decideSeason.js'
import { explorerTables } from './explorerTables.js'

const data = needsBigData()
const models = (name: string) => fileURLToPath(new URL(`../../../../models/${name}`, import.meta.url))

describeWith(data, 'the explorer’s tables of 2020', () => {
  let decided: DecidedSeason
  let tables: SeasonTables
  let shipped: SeasonTables
  beforeAll(async () => {
    const bundle = await openBundle(readFileSync(models('experiment.frb')))
    const request = { bundle, dataDirectory: data.folder }
    decided = await decideSeason({ year: 2020, ...request })
    tables = await explorerTables(decided, request)
    shipped = await readSeasonTables(models('tables'), 2020)
  })

  it('set up every fourth down as it was decided', () => {
    decided.fourthDowns.forEach(({ snap }, place) => {
      const row = rowOf(tables.decisions, place)
      const game = tables.games[row.game]
      expect(game?.id).toBe(snap.gameId)
      expect(game && situationOf(row, game, 2020)).toEqual(situationBefore(snap.before))
    })
  })

  it('are those that are shipped, but for how sure each call is', () => {
    expect(tables.games).toEqual(shipped.games)
    expect(tables.lines).toEqual(shipped.lines)
    const { confidence, agreement, edgeLow, edgeHigh, ...told } = shipped.decisions
    expect(tables.decisions).toMatchObject(told)
    const unsure = (rows: SeasonTables['teams']) => rows.map((row) => ({ ...row, wentWhenClear: null }))
    expect(tables.teams).toEqual(unsure(shipped.teams))
    expect(tables.coaches).toEqual(unsure(shipped.coaches))
  })

  it('know how every fourth down went that was played', () => {
    const { result, actualChoice } = tables.decisions
    const unplayed = actualChoice.filter((_, place) => result[place] === null)
    expect(unplayed).toEqual(Array(7).fill('none')) // rows of timeouts and injuries that repeat the down
    expect(result.filter((outcome) => outcome === 'made')).toHaveLength(786)
  })

  it('draw lines that foretell who won', () => {
    let loss = 0
    let snaps = 0
    for (const { id, homeScore, awayScore } of tables.games) {
      if (homeScore === awayScore) continue
      for (const perMille of tables.lines[id]?.homeWinPerMille ?? []) {
        const chance = Math.min(0.999, Math.max(0.001, perMille / 1000))
        loss -= Math.log(homeScore > awayScore ? chance : 1 - chance)
        snaps++
      }
    }
    expect(snaps).toBeGreaterThan(39_000)
    // the models' card has 0.423 for the snaps of 2020 in regulation
    expect(loss / snaps).toBeLessThan(0.43)
  })
})
