import { randomStream } from '../evaluate/random.js'
import type { Frame } from '../features/frame.js'

/** A game as draws know it. */
export interface DrawableGame {
  readonly game: string
  readonly season: number
}

/** How often each game was drawn; games that were not are left out. */
export type Draw = ReadonlyMap<string, number>

export interface DrawRequest {
  /** Games drawn in each season as a share of those played: 1, or a half as Brill, Yurko and Wyner (2025) draw. */
  readonly share: number
  readonly seed: number
  /** Number of the member that the draw is for, from 0. */
  readonly member: number
}

/**
 * Draws games with replacement, each season's among its own.
 *
 * A season's draw depends on its games, the seed and the member only, so that members can be made in any order, and
 * models of different seasons share the draw of the seasons that they share.
 */
export function drawGames(games: readonly DrawableGame[], { share, seed, member }: DrawRequest): Draw {
  const draw = new Map<string, number>()
  for (const [season, played] of bySeason(games)) {
    const random = randomStream(streamOf(seed, member, season))
    for (let drawn = Math.round(share * played.length); drawn > 0; drawn--) {
      const game = played[Math.floor(random() * played.length)] as string
      draw.set(game, (draw.get(game) ?? 0) + 1)
    }
  }
  return draw
}

/** The rows of the games that were drawn, and how often each counts. */
export function drawnRows(frame: Frame, draw: Draw): { frame: Frame; counts: Float64Array } {
  const counts = Float64Array.from(frame.texts('game_id'), (game) => draw.get(game) ?? 0)
  return {
    frame: frame.where((row) => (counts[row] as number) > 0),
    counts: counts.filter((count) => count > 0),
  }
}

/** Names of each season's games in alphabetical order, so that the draw does not depend on the order of the rows. */
function bySeason(games: readonly DrawableGame[]): Map<number, string[]> {
  const seasons = new Map<number, string[]>()
  for (const { game, season } of games) seasons.set(season, [...(seasons.get(season) ?? []), game])
  for (const played of seasons.values()) played.sort()
  return seasons
}

/** Far apart for seeds, members and seasons that are neighbours: odd multipliers of Fibonacci hashing. */
function streamOf(seed: number, member: number, season: number): number {
  return Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(member + 1, 0x85ebca6b) ^ Math.imul(season, 0xc2b2ae35)
}
