import type { BundleTables, KnownGame, Stadium } from '../models/tables.js'
import type { Assume } from './complete.js'
import type { Venue } from './situation.js'
import type { WrittenSituation } from './situationSchema.js'
import { maybeTeam, type Team } from './teams.js'

/**
 * Where the game is played: as written, else as the bundle knows the game, else the home team's stadium.
 *
 * @param home the home team, or null for a neutral site
 */
export function completeVenue(
  written: WrittenSituation,
  home: Team | null,
  game: KnownGame | undefined,
  tables: BundleTables,
  assume: Assume,
): Venue {
  const told = written.venue ?? {}
  const played = game && isPlayedThere(game, home) ? game : undefined
  const stadium = home === null ? undefined : tables.stadium(written.season, home)
  const roof = told.roof ?? played?.roof ?? roofOf(stadium)
  const surface = told.surface ?? (played?.surface || stadium?.surface || 'grass')
  const underRoof = roof === 'closed' || roof === 'dome'
  if (!told.roof || !told.surface) assume(words(roof, surface, home, Boolean(played ?? stadium)))
  return {
    roof,
    surface,
    temperatureF: underRoof ? null : (told.temperatureF ?? played?.temperatureF ?? null),
    windMph: underRoof ? null : (told.windMph ?? played?.windMph ?? null),
    altitudeFt: told.altitudeFt ?? stadium?.altitudeFt ?? null,
  }
}

function isPlayedThere(game: KnownGame, home: Team | null): boolean {
  return game.neutralSite ? home === null : maybeTeam(game.home) === home
}

function roofOf(stadium: Stadium | undefined): Venue['roof'] {
  if (!stadium) return 'outdoors'
  // a roof that can be opened is closed in three games of four
  return stadium.roof === 'retractable' ? 'closed' : stadium.roof
}

function words(roof: Venue['roof'], surface: string, home: Team | null, known: boolean): string {
  const place = roof === 'closed' || roof === 'dome' ? 'under a roof' : 'outdoors'
  if (!known) return `Venue: not known, taken as ${place} on ${surface}.`
  return `Venue: ${home === null ? 'the neutral site of this game' : `${home}'s stadium`}, ${place} on ${surface}.`
}
