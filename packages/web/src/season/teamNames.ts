import { maybeTeam } from '@fourthright/guide'
import { teamName as nameToday } from '../decide/words/teamNames.js'

/**
 * What a team was called in a season; a season's tables keep the abbreviations of its day.
 *
 * @example teamName('OAK', 2019) // 'Raiders'
 */
export function teamName(team: string, season: number): string {
  const today = maybeTeam(team) ?? team
  return today === 'WAS' && season < 2022 ? 'Washington' : nameToday(today)
}
