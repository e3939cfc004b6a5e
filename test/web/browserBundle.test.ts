import { type Bundle, clockText, decide, openBundle, type SituationInput } from '@fourthright/guide'
import { beforeAll, expect, it } from 'vitest'
import { shippedBytes } from '../../packages/guide/src/models/shippedBundle.fixture.js'
import { browserBundle } from '../../packages/web/build/browserBundle.js'

let published: Bundle
let browsers: Bundle
let sizes: { published: number; browser: number }

beforeAll(async () => {
  const bytes = await shippedBytes()
  const small = await browserBundle(bytes)
  sizes = { published: bytes.length, browser: small.length }
  published = await openBundle(bytes)
  browsers = await openBundle(small)
})

it('decides in the browser, to the last bit, as the published bundle does, over 540 situations', () => {
  const lattice = situations()
  expect(lattice.length).toBeGreaterThanOrEqual(500)
  for (const situation of lattice) {
    const { bundle: _, ...ours } = decide(situation, browsers)
    const { bundle: __, ...theirs } = decide(situation, published)
    expect(ours).toEqual(theirs)
  }
})

it('is smaller, since it leaves out what only explains', () => {
  expect(sizes.browser).toBeLessThan(sizes.published - 50_000)
  expect(browsers.yardsGainedReasons).toBeNull()
  expect(published.yardsGainedReasons).not.toBeNull()
})

/** Distances, spots, moments and scores of every kind. */
function situations(): SituationInput[] {
  const moments = [
    [1, 800],
    [2, 45],
    [3, 450],
    [4, 201],
    [4, 20],
  ] as const
  const teams = [
    ['IND', 'HOU'],
    ['GB', 'TB'],
    ['KC', 'LV'],
  ] as const
  return [0.3, 1, 2, 4, 8, 15].flatMap((yardsToGo, at) =>
    [3, 18, 36, 52, 75, 96].flatMap((spot) =>
      moments.flatMap(([quarter, seconds]) =>
        [-7, 0, 4].map((lead) => {
          const [offense, defense] = teams[(at + spot + quarter) % teams.length] ?? teams[0]
          return {
            season: 2020,
            week: 15,
            offense,
            defense,
            home: offense,
            quarter,
            clock: clockText(seconds),
            offenseScore: 17 + lead,
            defenseScore: 17,
            down: 4,
            yardsToGo: Math.min(yardsToGo, spot),
            yardsToGoal: spot,
            secondHalfKickoff: 'offense' as const,
          }
        }),
      ),
    ),
  )
}
