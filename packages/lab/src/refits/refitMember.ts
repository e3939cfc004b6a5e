import type { MemberManifest, SectionArray } from '@fourthright/guide'
import type { TrainedBooster, TrainRequest } from '../engine/trainRequest.js'
import { treeParts } from '../publish/treeParts.js'
import { trainRequest } from '../train/boost.js'
import { fitFieldGoal } from '../train/fieldGoal.js'
import { fitPunt } from '../train/punt.js'
import { fitWinProbability } from '../train/winProbability.js'
import { yardsGainedBoost } from '../train/yardsGained.js'
import { type Draw, drawGames, drawnRows } from './drawGames.js'
import type { MemberRows } from './memberRows.js'
import { memberRecipe, type RecipeWithRefits } from './refitsRecipe.js'

/** One member's models as a pack stores them; its sections are named without the member's number. */
export interface MemberParts {
  readonly manifest: MemberManifest
  readonly sections: Readonly<Record<string, SectionArray>>
}

/** Trains one booster: in a process of its own, or here. */
export type Trainer = (request: TrainRequest) => Promise<TrainedBooster>

/** Refits every model of one member to the games that are drawn for it; the same whatever was refitted before. */
export function refitMember(
  rows: MemberRows,
  recipe: RecipeWithRefits,
  member: number,
  train: Trainer,
): Promise<MemberParts> {
  const { share, seed } = recipe.refits
  return fitMember(rows, recipe, drawGames(rows.games, { share, seed, member }), seed + member, train)
}

/** Fits the four models at a member's size to the games of one draw. */
export async function fitMember(
  rows: MemberRows,
  recipe: RecipeWithRefits,
  draw: Draw,
  seed: number,
  train: Trainer,
): Promise<MemberParts> {
  const [attempts, kicks, punts, snaps] = (['attempts', 'kicks', 'punts', 'snaps'] as const).map((table) =>
    drawnRows(rows[table], draw),
  ) as [Drawn, Drawn, Drawn, Drawn]
  const yardsGained = await train(
    trainRequest(
      yardsGainedBoost(attempts.frame, memberRecipe(recipe, 'yardsGained'), attempts.counts),
      seed,
    ),
  )
  const win = fitWinProbability(snaps.frame, memberRecipe(recipe, 'winProbability'), {
    counts: snaps.counts,
    from: rows.margin,
  })
  const winProbability = await train(trainRequest(win.trees, seed))
  const punt = fitPunt(punts.frame, recipe.punt.seasons[1], recipe.punt, punts.counts)
  const trees = {
    yardsGained: treeParts('yardsGained', yardsGained.model),
    winProbability: treeParts('winProbability', winProbability.model),
  }
  return {
    manifest: {
      trees: { yardsGained: trees.yardsGained.shape, winProbability: trees.winProbability.shape },
      winProbability: win.margin,
      fieldGoal: fitFieldGoal(kicks.frame, recipe.fieldGoal, kicks.counts),
      punt: { spotsPerRow: recipe.punt.spots, blockedGain: punt.blockedGain },
    },
    sections: {
      ...trees.yardsGained.sections,
      ...trees.winProbability.sections,
      'punt.rates': Float32Array.from(punt.rates),
      'punt.spots': Float32Array.from(punt.spots),
    },
  }
}

type Drawn = ReturnType<typeof drawnRows>
