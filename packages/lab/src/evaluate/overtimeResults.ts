import type { Bundle, Seasons } from '@fourthright/guide'
import { createSnapTables } from '../features/snapTables.js'
import { inDatabase } from '../tables/database.js'
import { evaluateOvertime, type OvertimeEra } from './overtime.js'
import { overtimeGames } from './overtimeGames.js'

/**
 * The programme of overtime against the results of real overtime games: who received first is known as far as there is
 * play-by-play, later games are told by the schedule alone.
 *
 * @param played seasons of play-by-play; the schedule is read up to `lastSeason`
 * @throws DataError where the data are missing or malformed
 */
export function overtimeResults(
  bundle: Bundle,
  dataDirectory: string,
  played: Seasons,
  lastSeason: number,
): Promise<OvertimeEra[]> {
  return inDatabase(async (connection) => {
    await createSnapTables(connection, dataDirectory, played)
    return evaluateOvertime(await overtimeGames(connection, [played[0], lastSeason]), bundle)
  })
}
