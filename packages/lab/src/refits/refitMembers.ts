import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openXgboost } from '../engine/binding.js'
import { trainBooster } from '../engine/trainBooster.js'
import { refuseTestSeasons } from '../evaluate/evaluateBundle.js'
import { sourceFiles } from '../features/snapTables.js'
import { sourcesOf } from '../publish/modelCard.js'
import { writeWhole } from '../publish/writeWhole.js'
import { inDatabase } from '../tables/database.js'
import { readyRoom } from '../train/readyRoom.js'
import { readRecipe } from '../train/recipe.js'
import { seasonsOf, trainingSeasons } from '../train/splits.js'
import { experimentRecipe } from '../train/trainBundle.js'
import { maybeMember, memberFolder, type Origin, writeMember } from './memberFile.js'
import { memberRows } from './memberRows.js'
import { packMembers } from './packMembers.js'
import { type MemberParts, refitMember } from './refitMember.js'
import { type RecipeWithRefits, sharedParts, withRefits } from './refitsRecipe.js'

export interface RefitRequest {
  /** Path of the recipe; default: the house's own experiment. */
  readonly recipeFile?: string | URL
  /** File of the pack, `x.members.frb`; finished members are kept in the folder `x.members.parts` beside it. */
  readonly out: string
  readonly dataDirectory: string
  /** Instead of what the recipe says. */
  readonly members?: number
  /** Games drawn in each season as a share of those played, instead of what the recipe says. */
  readonly share?: number
  /** Called with a stage's name and the share of it that is done, 0 … 1. */
  readonly onProgress?: (stage: string, share: number) => void
  /** Ends the refit; what is finished by then is kept. */
  readonly signal?: AbortSignal
}

export interface Refitted {
  readonly file: string
  readonly id: string
  readonly bytes: number
  readonly members: number
  readonly share: number
  /** Members that were there already. */
  readonly kept: number
}

/** Members refitted at a time, each with its boosters in processes of their own. */
const atATime = 2

/**
 * Refits the models that move a decision to other draws of the games, and packs them.
 *
 * A refit that is ended goes on with the members that are missing when it is asked for again; member m is the same
 * whatever the order, so the pack is the same byte for byte.
 *
 * @throws DataError where data or recipe are missing or malformed, the recipe sees a test season, or finished members
 *   are of another origin ('refits/other-origin'); MissingDependencyError without XGBoost.
 */
export async function refitMembers(request: RefitRequest): Promise<Refitted> {
  const { out, dataDirectory, members, share, onProgress = () => {} } = request
  const recipe = withRefits(await readRecipe(request.recipeFile ?? experimentRecipe), {
    ...(members !== undefined && { members }),
    ...(share !== undefined && { share }),
  })
  refuseTestSeasons({ name: recipe.name, trainingSeasons: trainingSeasons(recipe) })
  openXgboost()
  const origin = await originOf(recipe, dataDirectory)
  const folder = memberFolder(out)
  await mkdir(folder, { recursive: true })
  const finished: (MemberParts | undefined)[] = []
  for (let member = 0; member < recipe.refits.members; member++)
    finished.push(await maybeMember(folder, member, origin))
  const missing = [...finished.keys()].filter((member) => !finished[member])
  const kept = finished.length - missing.length
  if (missing.length > 0)
    await inDatabase(async (connection) => {
      const room = { connection, recipe, onProgress }
      await readyRoom(room, dataDirectory)
      const rows = await memberRows(room)
      let done = kept
      onProgress('refitting', done / finished.length)
      await inTurns(missing, request.signal, async (member, signal) => {
        const parts = await refitMember(rows, recipe, member, (asked) => trainBooster(asked, { signal }))
        await writeMember(folder, member, parts, origin)
        finished[member] = parts
        onProgress('refitting', ++done / finished.length)
      })
    })
  const { bytes, id } = await packMembers(recipe, finished as MemberParts[])
  await mkdir(dirname(out), { recursive: true })
  await writeWhole(out, bytes)
  return { file: out, id, bytes: bytes.length, members: finished.length, share: recipe.refits.share, kept }
}

/** What decides a member beside its number. */
async function originOf(recipe: RecipeWithRefits, dataDirectory: string): Promise<Origin> {
  const { members: _, ...refits } = recipe.refits
  const sources = await sourcesOf(await sourceFiles(dataDirectory, seasonsOf(recipe)))
  return {
    recipe: JSON.stringify({ ...sharedParts(recipe), refits }),
    plays: sources.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n'),
  }
}

/** Does the work for every member, a few at a time; the first failure ends the others. */
async function inTurns(
  members: readonly number[],
  signal: AbortSignal | undefined,
  work: (member: number, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController()
  const ending = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal
  const queue = members.values()
  const worker = async () => {
    for (const member of queue) {
      ending.throwIfAborted()
      await work(member, ending)
    }
  }
  const workers = Array.from({ length: atATime }, worker)
  try {
    await Promise.all(workers)
  } catch (error) {
    failed.abort(error)
    await Promise.allSettled(workers)
    throw error
  }
}
