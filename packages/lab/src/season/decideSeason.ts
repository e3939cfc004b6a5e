import {
  type Bundle,
  type DecideOptions,
  type Decision,
  decide,
  FourthrightError,
  type Members,
} from '@fourthright/guide'
import { type GameRow, situationBefore } from '@fourthright/plays'
import { createSnapTables } from '../features/snapTables.js'
import { inDatabase } from '../tables/database.js'
import { seasonGames } from './seasonGames.js'
import { type SeasonRow, seasonRow } from './seasonRow.js'
import { type SeasonSnap, seasonSnaps } from './seasonSnaps.js'

export interface SeasonRequest {
  readonly year: number
  readonly bundle: Bundle
  /** Refits of the bundle's models, for how sure each call is. */
  readonly members?: Members
  readonly dataDirectory: string
  /** Called with a stage's name and the share done, 0 … 1. */
  readonly onProgress?: (stage: string, share: number) => void
}

/** A season with every fourth down decided. */
export interface DecidedSeason {
  readonly year: number
  readonly games: readonly GameRow[]
  /** On any down. */
  readonly snaps: readonly SeasonSnap[]
  readonly fourthDowns: readonly DecidedSnap[]
}

/** A fourth down, and what the guide says. */
export interface DecidedSnap {
  readonly snap: SeasonSnap
  readonly row: SeasonRow
}

/** How often a long run says where it is. */
const progressEvery = 50

/**
 * Reads a season and decides every fourth down of it: regular and postseason, overtime, penalties and kneels included.
 *
 * @throws DataError of the readers; InputError naming the play where play-by-play says what football does not allow.
 */
export async function decideSeason(request: SeasonRequest): Promise<DecidedSeason> {
  const { year, bundle, members, onProgress = () => {} } = request
  onProgress('reading plays', 0)
  const { games, snaps } = await readSeason(request)
  const fourths = snaps.filter(({ before }) => before.down === 4)
  const fourthDowns = fourths.map((snap, place) => {
    if (place % progressEvery === 0) onProgress('deciding', place / fourths.length)
    return { snap, row: seasonRow(snap, decisionAt(snap, bundle, members ? { members } : {})) }
  })
  return { year, games, snaps, fourthDowns }
}

function readSeason({ year, dataDirectory }: SeasonRequest) {
  return inDatabase(async (connection) => {
    await createSnapTables(connection, dataDirectory, [year, year])
    return { games: await seasonGames(connection, year), snaps: await seasonSnaps(connection, year) }
  })
}

/** A refused situation is no use without the play that it came from. */
function decisionAt(
  { gameId, playId, before }: SeasonSnap,
  bundle: Bundle,
  options: DecideOptions,
): Decision {
  try {
    return decide(situationBefore(before), bundle, options)
  } catch (error) {
    if (error instanceof FourthrightError) error.message = `${gameId}, play ${playId}: ${error.message}`
    throw error
  }
}
