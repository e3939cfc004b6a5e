import {
  type Bundle,
  type Decision,
  decide,
  type MemberModels,
  type Members,
  openMembers,
  type SituationInput,
} from '@fourthright/guide'
import { randomStream } from '../evaluate/random.js'
import { type Draw, type DrawableGame, drawGames, drawnRows } from './drawGames.js'
import type { MemberRows } from './memberRows.js'
import { packMembers } from './packMembers.js'
import { fitMember, type Trainer } from './refitMember.js'
import type { RecipeWithRefits } from './refitsRecipe.js'

/** A league whose every game is known: what a season drawn from it should have said can be looked up. */
export interface KnownLeague {
  readonly rows: MemberRows
  readonly recipe: RecipeWithRefits
  /** Models and tables that are not refitted, and what the refits replace. */
  readonly bundle: Bundle
  /** The decisions by models of the members' size that have seen every game of the league. */
  readonly known: readonly Decision[]
  readonly situations: readonly SituationInput[]
}

/** What one drawn season said of one situation, beside what is known. */
export interface CoverageRow {
  readonly draw: number
  readonly situation: number
  readonly recommendation: string
  readonly edge: number
  /** Worth of the recommended choice less the best other one's, by the league's every game. */
  readonly knownEdge: number
  readonly interval: readonly [low: number, high: number]
  readonly agreement: number
  readonly verdict: 'clear' | 'lean' | 'tooClose'
}

/** Fits the league's known models and asks them every situation. */
export async function knownLeague(league: Omit<KnownLeague, 'known'>, train: Trainer): Promise<KnownLeague> {
  const every = new Map(league.rows.games.map(({ game }) => [game, 1]))
  const [models] = (await membersOf(league, [every], 0, train)).models
  const bundle = withModels(league.bundle, models)
  return { ...league, known: league.situations.map((situation) => decide(situation, bundle)) }
}

/**
 * Draws one season's games from the league with replacement, fits the models at the members' size to them, refits
 * those as many times as asked to draws of those games, and asks every situation how sure it is.
 *
 * @param games how many make a season
 * @param draw number of the drawn season, from 0
 */
export async function coverageOfDraw(
  league: KnownLeague,
  draw: number,
  { games, train }: { readonly games: number; readonly train: Trainer },
): Promise<CoverageRow[]> {
  const { recipe, situations, known } = league
  const { members, share, seed } = recipe.refits
  const season = drawnSeason(league.rows.games, games, seed + draw)
  const seen = rowsOf(league.rows, season)
  const draws = Array.from({ length: members }, (_, member) =>
    drawGames(season, { share, seed: seed + 1000 * (draw + 1), member }),
  )
  const drawn = { ...league, rows: seen }
  const [published] = (await membersOf(drawn, [countsOf(season)], seed, train)).models
  const refits = await membersOf(drawn, draws, seed, train)
  const bundle = withModels(league.bundle, published)
  return situations.map((situation, at) => {
    const { recommendation, edge, confidence } = decide(situation, bundle, { members: refits })
    if (!confidence) throw new TypeError('a decision with refits without confidence')
    const { interval, agreement, verdict } = confidence
    const knownEdge = edgeOf(known[at] as Decision, recommendation)
    return { draw, situation: at, recommendation, edge, knownEdge, interval, agreement, verdict }
  })
}

/** Games of one season, drawn with replacement from all; a game that came twice is there twice. */
function drawnSeason(all: readonly DrawableGame[], games: number, seed: number): DrawableGame[] {
  const random = randomStream(seed)
  return Array.from({ length: games }, () => {
    const { game } = all[Math.floor(random() * all.length)] as DrawableGame
    return { game, season: 0 }
  })
}

function countsOf(season: readonly DrawableGame[]): Draw {
  const counts = new Map<string, number>()
  for (const { game } of season) counts.set(game, (counts.get(game) ?? 0) + 1)
  return counts
}

/** The rows of a season's games only, so that thousands of refits do not look through the league each time. */
export function rowsOf(rows: MemberRows, games: readonly DrawableGame[]): MemberRows {
  const some = countsOf(games)
  const of = (table: 'attempts' | 'kicks' | 'punts' | 'snaps') => drawnRows(rows[table], some).frame
  return {
    ...rows,
    games,
    attempts: of('attempts'),
    kicks: of('kicks'),
    punts: of('punts'),
    snaps: of('snaps'),
  }
}

async function membersOf(
  { rows, recipe, bundle }: Pick<KnownLeague, 'rows' | 'recipe' | 'bundle'>,
  draws: readonly Draw[],
  seed: number,
  train: Trainer,
): Promise<Members> {
  const parts = []
  for (const [member, draw] of draws.entries()) {
    parts.push(await fitMember(rows, recipe, draw, seed + member, train))
  }
  const { bytes } = await packMembers(recipe, parts)
  return openMembers(bytes, { ...bundle, recipe })
}

function withModels(bundle: Bundle, models: MemberModels | undefined): Bundle {
  if (!models) throw new TypeError('a pack without a member')
  return { ...bundle, models: { ...bundle.models, ...models } }
}

/** What a decision gives a choice over the best other one; 0 where there is no other. */
function edgeOf({ choices }: Decision, choice: string): number {
  const worth = choices.find((value) => value.choice === choice)?.winProbability ?? 0
  const others = choices.filter((value) => value.choice !== choice)
  return others.length === 0 ? 0 : worth - Math.max(...others.map(({ winProbability }) => winProbability))
}
