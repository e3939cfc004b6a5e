import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EffectShape, effectLog, effectsBefore, type Lesson } from './playerEffects.js'

const kick = fc.record({
  week: fc.integer({ min: 1, max: 6 }),
  player: fc.constantFrom('Tucker', 'Gould', ''),
  residual: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  information: fc.double({ min: 0.01, max: 0.25, noNaN: true }),
  asked: fc.constantFrom('Tucker', 'Gould', 'Nobody', ''),
})
const season = fc
  .array(kick, { maxLength: 40 })
  .map((kicks) =>
    kicks
      .toSorted((one, other) => one.week - other.week)
      .map(({ week, ...rest }) => ({ ...rest, gameWeek: 202000 + week })),
  )
const shape: fc.Arbitrary<EffectShape> = fc.record({
  shrinkage: fc.double({ min: 0.5, max: 100, noNaN: true }),
  halfLife: fc.constantFrom(1, 25, Number.POSITIVE_INFINITY),
})

/** The definition, word for word: his kicks of earlier weeks, each halved by the share of half-lives since. */
function plainly(
  lessons: readonly Lesson[],
  player: string,
  before: number,
  { shrinkage, halfLife }: EffectShape,
) {
  const his = lessons.filter((one) => one.player === player && one.gameWeek < before && one.residual !== null)
  if (player === '') return 0
  const weights = his.map((_, at) => 0.5 ** ((his.length - 1 - at) / halfLife))
  const sum = (value: (one: Lesson) => number) =>
    his.reduce((total, one, at) => total + (weights[at] as number) * value(one), 0)
  return sum(({ residual }) => residual ?? 0) / (sum(({ information }) => information) + shrinkage)
}

describe("a player's effect", () => {
  it('is made of his kicks of earlier weeks, recent ones first, shrunk to the league', () => {
    fc.assert(
      fc.property(season, shape, (lessons, its) => {
        effectsBefore(lessons, its).forEach((effect, row) => {
          const { asked, gameWeek } = lessons[row] as (typeof lessons)[number]
          expect(effect).toBeCloseTo(plainly(lessons, asked, gameWeek, its), 9)
        })
      }),
    )
  })

  it('stands in the log after each of his weeks, and only there', () => {
    fc.assert(
      fc.property(season, shape, (lessons, its) => {
        const log = effectLog(lessons, its)
        for (const { player, gameWeek, effect } of log)
          expect(effect).toBeCloseTo(plainly(lessons, player, gameWeek + 1, its), 9)
        const played = lessons.filter(({ player }) => player !== '')
        expect(new Set(log.map(({ player, gameWeek }) => `${player} ${gameWeek}`))).toEqual(
          new Set(played.map(({ player, gameWeek }) => `${player} ${gameWeek}`)),
        )
      }),
    )
  })

  it('is zero for a player without kicks', () => {
    fc.assert(
      fc.property(season, shape, (lessons, its) => {
        const asked = lessons.map((lesson) => ({ ...lesson, asked: 'Nobody' }))
        expect([...effectsBefore(asked, its)].every((effect) => effect === 0)).toBe(true)
      }),
    )
  })

  it('does not know a kick of its own week or later', () => {
    fc.assert(
      fc.property(season, shape, fc.integer({ min: 202001, max: 202006 }), (lessons, its, cut) => {
        const otherwise = lessons.map((one) =>
          one.gameWeek < cut ? one : { ...one, residual: 0.9, information: 0.2, player: 'Tucker' },
        )
        const [was, is] = [lessons, otherwise].map((its_) => effectsBefore(its_, its)) as [
          Float64Array,
          Float64Array,
        ]
        lessons.forEach(({ gameWeek }, row) => {
          if (gameWeek <= cut) expect(is[row]).toBe(was[row])
        })
      }),
    )
  })

  it('is pulled to zero by shrinkage', () => {
    fc.assert(
      fc.property(season, shape, (lessons, its) => {
        const effects = effectsBefore(lessons, its)
        const more = effectsBefore(lessons, { ...its, shrinkage: its.shrinkage * 2 })
        const most = effectsBefore(lessons, { ...its, shrinkage: 1e9 })
        effects.forEach((effect, row) => {
          expect(Math.abs(more[row] as number)).toBeLessThanOrEqual(Math.abs(effect))
          expect(Math.abs(more[row] as number)).toBeGreaterThanOrEqual(Math.abs(effect) / 2 - 1e-12)
          expect(most[row]).toBeCloseTo(0, 6)
        })
      }),
    )
  })
})
