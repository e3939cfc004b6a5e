import { readFile } from 'node:fs/promises'
import {
  type Bundle,
  type Choice,
  type Decision,
  decide,
  decodeContainer,
  encodeContainer,
  openBundle,
  openMembers,
} from '@fourthright/guide'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowOf } from './columns.js'
import { readSeasonTables } from './readTables.js'
import type { DecisionRow } from './seasonTables.js'
import { shippedTables } from './shippedTables.fixture.js'
import { situationOf } from './situationOf.js'

const { heading, games, decisions } = await readSeasonTables(shippedTables, 2020)
const rows = decisions.game.map((_, place) => rowOf(decisions, place))
const model = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../../models/${name}`, import.meta.url)))
const bytes = await model('experiment.frb')
/** Tables have four decimals. */
const rounding = 0.5e-4 + 1e-12

const decideAll = (bundle: Bundle) => rows.map((row) => decide(situation(row), bundle))

function situation(row: DecisionRow) {
  const game = games[row.game]
  if (!game) throw new TypeError(`play ${row.playId} is of no game`)
  return situationOf(row, game, heading.year)
}

/** The bundle as browsers load it: without the covers of its trees, which only reasons need. */
async function inBrowsers(): Promise<Bundle> {
  const { manifest, sectionNames, section } = await decodeContainer(bytes)
  const kept = sectionNames.filter((name) => name !== 'yardsGained.covers')
  expect(kept).toHaveLength(sectionNames.length - 1)
  const sections = Object.fromEntries(kept.map((name) => [name, section(name)]))
  return openBundle((await encodeContainer({ manifest, sections })).bytes)
}

describe('every fourth down of the shipped season', () => {
  let decided: Decision[]
  beforeAll(async () => {
    decided = decideAll(await openBundle(bytes))
  })

  it('is decided by the shipped bundle as the tables have it', async () => {
    expect((await openBundle(bytes)).id).toBe(heading.bundle.id)
    rows.forEach((row, place) => {
      const { recommendation, edge, choices, conversion } = decided[place] as Decision
      const name = `${games[row.game]?.id} ${row.playId}`
      const worthOf = (choice: Choice) => choices.find((value) => value.choice === choice)
      expect(row.recommendation, name).toBe(recommendation)
      const told: [shown: number | null, exact: number | null | undefined][] = [
        [row.edge, edge],
        [row.goForItWinProbability, worthOf('goForIt')?.winProbability],
        [row.fieldGoalWinProbability, worthOf('fieldGoal')?.winProbability],
        [row.puntWinProbability, worthOf('punt')?.winProbability],
        [row.makeProbability, worthOf('fieldGoal')?.successProbability],
        [row.conversionProbability, conversion?.blended],
      ]
      for (const [shown, exact] of told) {
        expect(shown === null, name).toBe(exact === null || exact === undefined)
        expect(Math.abs((shown ?? 0) - (exact ?? 0)), name).toBeLessThanOrEqual(rounding)
      }
    })
  })

  it('costs what the call is worth less than the best', () => {
    rows.forEach(({ actualChoice, cost, playId }: DecisionRow, place) => {
      const { choices } = decided[place] as Decision
      const called = choices.find(({ choice }) => choice === actualChoice)
      const best = Math.max(...choices.map(({ winProbability }) => winProbability))
      expect(cost === null, String(playId)).toBe(called === undefined)
      if (called) expect(Math.abs((cost ?? 0) - (best - called.winProbability))).toBeLessThanOrEqual(rounding)
    })
  })

  it('is as sure as the shipped refits make it', async () => {
    const bundle = await openBundle(bytes)
    const members = await openMembers(await model('experiment.members.frb'), bundle)
    expect(heading.members).toBe(members.count)
    for (const row of rows.filter((_, place) => place % 20 === 0)) {
      const { confidence } = decide(situation(row), bundle, { members })
      if (!confidence) throw new TypeError('refits were asked')
      expect(row.confidence).toBe(confidence.verdict)
      const [low, high] = confidence.interval
      const told = { agreement: row.agreement, low: row.edgeLow, high: row.edgeHigh }
      const exact = { agreement: confidence.agreement, low, high }
      for (const name of ['agreement', 'low', 'high'] as const) {
        expect(Math.abs((told[name] ?? Number.NaN) - exact[name])).toBeLessThanOrEqual(rounding)
      }
    }
  })

  it('is decided in a browser as on a server: no other call, no other edge', async () => {
    const browser = await inBrowsers()
    expect(browser.yardsGainedReasons).toBeNull()
    decideAll(browser).forEach(({ recommendation, edge }, place) => {
      const { recommendation: onServer, edge: edgeOnServer } = decided[place] as Decision
      expect({ recommendation, edge }).toEqual({ recommendation: onServer, edge: edgeOnServer })
    })
  })
})
