import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Frame } from '../features/frame.js'
import { drawGames, drawnRows } from './drawGames.js'

const gamesOf = (seasons: readonly number[], each: number) =>
  seasons.flatMap((season) => Array.from({ length: each }, (_, at) => ({ game: `${season}_${at}`, season })))
const league = gamesOf([2016, 2017, 2018], 40)
const request = { share: 1, seed: 4, member: 0 }

describe('a draw of games', () => {
  it('draws as many games of each season as its share says, among those played', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(99), fc.constantFrom(0.25, 0.5, 1), (seed, member, share) => {
        const draw = drawGames(league, { seed, member, share })
        for (const season of [2016, 2017, 2018]) {
          const drawn = [...draw].filter(([game]) => game.startsWith(`${season}_`))
          expect(drawn.reduce((sum, [, count]) => sum + count, 0)).toBe(40 * share)
        }
        for (const game of draw.keys()) expect(league.some((played) => played.game === game)).toBe(true)
      }),
    )
  })

  it('is the same whatever the order of the games, and whichever other seasons there are', () => {
    const draw = drawGames(league, request)
    expect(drawGames(league.toReversed(), request)).toEqual(draw)
    const only2017 = drawGames(gamesOf([2017], 40), request)
    expect([...only2017]).toEqual([...draw].filter(([game]) => game.startsWith('2017_')))
  })

  it('is another one for each member, seed and season', () => {
    const draws = [request, { ...request, member: 1 }, { ...request, seed: 5 }].map((one) =>
      [...drawGames(league, one)].sort().join(),
    )
    expect(new Set(draws).size).toBe(3)
    const ofSeason = (season: number) =>
      [...drawGames(gamesOf([season], 40), request)]
        .map(([game, count]) => `${game.slice(5)}:${count}`)
        .sort()
    expect(ofSeason(2016)).not.toEqual(ofSeason(2017))
  })

  it('leaves out about a game in e, as draws with replacement do', () => {
    const games = gamesOf([2018], 256)
    const members = Array.from({ length: 200 }, (_, member) => drawGames(games, { ...request, member }))
    const seen = members.reduce((sum, draw) => sum + draw.size, 0) / members.length / games.length
    expect(seen).toBeGreaterThan(0.627)
    expect(seen).toBeLessThan(0.637)
    // every game is drawn about as often as any other: 200 times, give or take
    const times = games.map(({ game }) => members.reduce((sum, draw) => sum + (draw.get(game) ?? 0), 0))
    expect(Math.min(...times)).toBeGreaterThan(140)
    expect(Math.max(...times)).toBeLessThan(270)
  })
})

describe('drawn rows', () => {
  it('count as often as their game was drawn, in every table', () => {
    const draw = new Map([
      ['A', 2],
      ['C', 1],
    ])
    const table = (games: readonly string[]) =>
      new Frame(
        games.length,
        new Map<string, readonly unknown[]>([
          ['game_id', games],
          ['row', games.map((_, row) => row)],
        ]),
      )
    const plays = drawnRows(table(['A', 'B', 'C', 'A']), draw)
    expect([...plays.frame.numbers('row')]).toEqual([0, 2, 3])
    expect([...plays.counts]).toEqual([2, 1, 2])
    expect([...drawnRows(table(['B', 'C']), draw).counts]).toEqual([1])
  })
})
